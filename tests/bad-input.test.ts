import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNifti, writeNifti } from 'henn'
import { describe, expect, test } from 'vitest'
import { writeTinyCheckpoint } from '../packages/henn/src/testing/checkpoint.js'
import { truncateFile, writeGreedyNifti, writeHostileCheckpoint } from './support/bad-files.js'
import { henn, hennRefuses } from './support/command.js'
import { tinyVolumes, writeTinyDataset } from './support/dataset.js'
import { filesBelow, temporaryFolder, tinyConfig } from './support/runs.js'

/** Runs `train` on what can't be trained on; nothing may be written. */
async function trainRefuses(args: readonly string[], folder: string): Promise<string> {
  const before = filesBelow(folder)
  const line = await hennRefuses(['train', ...args, '--output_dir', 'run'], folder)
  expect(filesBelow(folder)).toEqual(before)
  expect(existsSync(join(folder, 'run'))).toBe(false)
  return line
}

describe('a configuration that does not hold', () => {
  test.each([
    [['--config', 'quick_tset'], 'did you mean quick_test?'],
    [['--config', 'quick_test', '--set', 'training.epoch=2'], 'training.epoch: unknown key; did you mean training.epochs?'],
    [['--config', 'quick_test', '--set', 'training.epochs=two'], 'training.epochs: expected a whole number from 1 on, got "two"'],
    [['--config', 'quick_test', '--set', 'model.type=hybird'], 'model.type: there is no model "hybird". Known: hybrid'],
    [['--config', 'quick_test', '--set', 'training.loss=dice'], 'training.loss: there is no loss "dice". Known: dice_ce'],
    [['--config', 'quick_test', '--set', 'data.dataset=mine'], 'data.dataset: there is no dataset "mine". Known: auto, synthetic'],
    [['--config', 'quick_test', '--set', 'data.synthetic.cases=3'], "3 cases can't be split into 5 folds."],
    [['--data', 'nowhere'], 'nowhere: no such folder.'],
    [['--resume', 'nowhere.pth'], 'nowhere.pth'],
  ])('train %j', async (args, reason) => {
    expect(await trainRefuses(args, temporaryFolder())).toContain(reason)
  })
})

describe('a dataset with a fault is refused before anything is written', () => {
  const image = (dataset: string, name = 'case_2'): string => join(dataset, 'imagesTr', `${name}.nii.gz`)
  const label = (dataset: string, name = 'case_2'): string => join(dataset, 'labelsTr', `${name}.nii.gz`)
  const { image: volume, label: labels } = tinyVolumes([16, 20, 17], 2)

  test.each<[string, (dataset: string) => void, (dataset: string) => string[]]>([
    ['dataset.json missing', (dataset) => rmSync(join(dataset, 'dataset.json')), (dataset) => [join(dataset, 'dataset.json'), 'missing']],
    ['label file missing', (dataset) => rmSync(label(dataset)), (dataset) => [`label ${label(dataset)} of case case_2 is missing`]],
    ['label of another size', (dataset) => writeNifti(label(dataset), tinyVolumes([16, 20, 16], 2).label, 'uint8'), () => ['Case case_2: image is 16×20×17 but its label is 16×20×16.']],
    ['label half a voxel away', (dataset) => writeNifti(label(dataset), { ...labels, affine: labels.affine.with(11, labels.affine[11] + 1) }, 'uint8'), () => ['Case case_2: image and label lie 0.500 voxels apart']],
    ['label value outside', (dataset) => writeNifti(label(dataset), { ...labels, data: labels.data.with(5, 7) }, 'uint8'), () => ['Case case_2: its label holds 7', '0 (background), 1 (shell), 2 (core)']],
    ['NaN voxels', (dataset) => writeNifti(image(dataset), { ...volume, data: volume.data.with(17, NaN) }, 'float32'), () => ['Case case_2: its image holds 1 NaN or infinite voxels, the first at z, y, x = 0, 1, 0']],
    ['truncated image', (dataset) => truncateFile(image(dataset)), (dataset) => [image(dataset)]],
    ['no NIfTI inside', (dataset) => writeFileSync(image(dataset), 'plain text, long enough to be a header '.repeat(20)), (dataset) => [image(dataset)]],
  ])('%s', async (_, spoil, reasons) => {
    const folder = temporaryFolder()
    const dataset = writeTinyDataset(folder)
    spoil(dataset)
    const config = tinyConfig(folder, { data: { path: dataset } })
    const line = await trainRefuses(config, folder)
    for (const reason of reasons(dataset)) expect(line).toContain(reason)
  })
})

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
    writeTinyCheckpoint(join(folder, 'c.pth'))
    const sizes = ['--set', 'model.widths=[4, 16]', '--set', 'data.synthetic.size_zyx=[16, 16, 16]', '--set', 'data.dataset=synthetic']
    const line = await trainRefuses(['--resume', 'c.pth', ...sizes], folder)
    expect(line).toMatch(/c\.pth does not fit the model: .*encoder\.1\.[\w.]+/)
    expect(line).toMatch(/\b8\b.*\b16\b/)
  })

  test('of other labels than the dataset: both are named', async () => {
    const folder = temporaryFolder()
    writeTinyCheckpoint(join(folder, 'c.pth'))
    const line = await trainRefuses(['--resume', 'c.pth', '--set', 'data.dataset=synthetic', '--set', 'data.synthetic.classes=3'], folder)
    expect(line).toContain('c.pth was trained on 1 channels and labels 0, 1, 2, but Synthetic has 1 channels and labels 0, 1, 2, 3.')
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
    expect(readNifti(join(folder, 'p', 'a.nii')).data).toEqual(label.data)
  })
})

describe('a plugin with a fault', () => {
  test.each([
    ['does not parse', 'export const = 1', "can't be imported"],
    ['throws', 'throw new Error("no licence")', "can't be imported: no licence"],
    ['throws no error', 'throw null', "can't be imported: null"],
    ['imports what is not there', 'import "./not-there.mjs"', "can't be imported: Cannot find module"],
    ['exports something else', 'export default {}', 'exports nothing made by defineDataset, defineModel or defineLoss'],
  ])('one that %s', async (_, source, reason) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.mjs'), source)
    const line = await trainRefuses([...tinyConfig(folder), '--set', 'plugins=[./mine.mjs]'], folder)
    expect(line).toContain(`plugins: ${join(folder, 'mine.mjs')} ${reason}`)
  })
})
