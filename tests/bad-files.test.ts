import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeNifti } from 'henn'
import { describe, expect, test } from 'vitest'
import { writeTinyCheckpoint } from '../packages/henn/src/testing/checkpoint.js'
import { truncateFile, writeGreedyNifti, writeHostileCheckpoint } from './support/bad-files.js'
import { henn, hennRefuses } from './support/command.js'
import { tinyVolumes, writeTinyDataset } from './support/dataset.js'
import { trainRefuses } from './support/refusal.js'
import { filesBelow, temporaryFolder } from './support/runs.js'

describe('a checkpoint with a fault', () => {
  const commands = (checkpoint: string): string[][] => [
    ['train', '--resume', checkpoint, '--output_dir', 'run'],
    ['predict', '--model', checkpoint, '--input', 'in', '--output', 'out'],
  ]

  /** Every command that reads a checkpoint must refuse it and write nothing. */
  async function allRefuse(folder: string, checkpoint: string): Promise<string[]> {
    mkdirSync(join(folder, 'in'))
    writeNifti(join(folder, 'in', 'a.nii'), tinyVolumes([16, 16, 16], 0).image, 'float32')
    const before = filesBelow(folder)
    const lines: string[] = []
    for (const args of commands(checkpoint)) lines.push(await hennRefuses(args, folder))
    expect(filesBelow(folder)).toEqual(before)
    return lines
  }

  test('truncated: refused by name', async () => {
    const folder = temporaryFolder()
    writeTinyCheckpoint(join(folder, 'c.pth'))
    truncateFile(join(folder, 'c.pth'))
    for (const line of await allRefuse(folder, 'c.pth')) expect(line).toContain('c.pth')
  })

  test('fault 1: one that calls posix.system is refused by that name, and nothing is run', async () => {
    const folder = temporaryFolder()
    writeHostileCheckpoint(join(folder, 'evil.pth'), 'touch pwned')
    for (const line of await allRefuse(folder, 'evil.pth')) expect(line).toMatch(/evil\.pth.*posix\.system/)
    expect(existsSync(join(folder, 'pwned'))).toBe(false)
  })

  test('that does not fit the model: the tensors and their shapes are named', async () => {
    const folder = temporaryFolder()
    writeTinyCheckpoint(join(folder, 'c.pth'), { split: { training: ['synthetic_000'], validation: ['synthetic_001'] } })
    const sizes = ['--set', 'model.width=8', '--set', 'data.synthetic.size_zyx=[16, 16, 16]', '--set', 'data.dataset=synthetic']
    const line = await trainRefuses(['--resume', 'c.pth', ...sizes], folder)
    expect(line).toMatch(/c\.pth does not fit the model: .*encoder\.0\.[\w.]+/)
    expect(line).toMatch(/\b4\b.*\b8\b/)
  })

  test('of other labels than the dataset: both are named', async () => {
    const folder = temporaryFolder()
    writeTinyCheckpoint(join(folder, 'c.pth'))
    const line = await trainRefuses(['--resume', 'c.pth', '--set', 'data.dataset=synthetic', '--set', 'data.synthetic.classes=3'], folder)
    expect(line).toContain('c.pth was trained on 1 channel and labels 0, 1, 2, but Synthetic has 1 channel and labels 0, 1, 2, 3. Both must agree')
  })
})

describe('a volume that can not be predicted', () => {
  test('is left out with its line and exit code 2; the others are written', async () => {
    const folder = temporaryFolder()
    const dataset = writeTinyDataset(folder)
    writeTinyCheckpoint(join(folder, 'c.pth'))
    mkdirSync(join(folder, 'in'))
    const source = join(dataset, 'imagesTr', 'case_0.nii.gz')
    for (const name of ['a', 'd']) copyFileSync(source, join(folder, 'in', `${name}.nii.gz`))
    writeGreedyNifti(source, join(folder, 'in', 'b.nii'))
    copyFileSync(source, join(folder, 'in', 'c.nii.gz'))
    truncateFile(join(folder, 'in', 'c.nii.gz'))
    const { code, out, err } = await henn(['predict', '--model', 'c.pth', '--input', 'in', '--output', 'out'], folder)
    expect(code, err).toBe(2)
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain(join('in', 'b.nii'))
    expect(lines[1]).toContain(join('in', 'c.nii.gz'))
    expect(out.trimEnd().split('\n')).toHaveLength(2)
    expect(filesBelow(join(folder, 'out'))).toEqual(['a.nii.gz', 'd.nii.gz'])
  })

  test('predictions on another grid than their reference are refused, without a summary', async () => {
    const folder = temporaryFolder()
    for (const name of ['p', 'r']) mkdirSync(join(folder, name))
    const { label } = tinyVolumes([16, 16, 16], 0)
    writeNifti(join(folder, 'p', 'a.nii'), label, 'uint8')
    writeNifti(join(folder, 'r', 'a.nii'), { ...label, affine: label.affine.with(3, 0) }, 'uint8')
    expect(await hennRefuses(['evaluate', '--prediction', 'p', '--reference', 'r'], folder)).toContain('Case a: ')
    expect(filesBelow(join(folder, 'p'))).toEqual(['a.nii'])
  })
})
