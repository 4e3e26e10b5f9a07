import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeNifti } from 'henn'
import { describe, expect, test } from 'vitest'
import { truncateFile } from './support/bad-files.js'
import { tinyCases, tinyVolumes, writeTinyDataset } from './support/dataset.js'
import { trainRefuses } from './support/refusal.js'
import { temporaryFolder, tinyConfig } from './support/runs.js'

describe('a configuration that does not hold', () => {
  test.each([
    [['--config', 'quick_tset'], 'did you mean quick_test?'],
    [['--config', 'quick_test', '--set', 'training.epoch=2'], 'training.epoch: unknown key; did you mean training.epochs?'],
    [['--config', 'quick_test', '--set', 'training.epochs=two'], 'training.epochs: expected a whole number from 1 on, got "two"'],
    [['--config', 'quick_test', '--set', 'model.type=hybird'], 'model.type: there is no model "hybird"; did you mean hybrid? Known: hybrid'],
    [['--config', 'quick_test', '--set', 'training.loss=dicee'], 'training.loss: there is no loss "dicee"; did you mean dice? Known: dice_ce'],
    [['--config', 'quick_test', '--set', 'data.dataset=mine'], 'data.dataset: there is no dataset "mine"; did you mean synthetic? Known: auto, synthetic'],
    [['--config', 'quick_test', '--set', 'data.synthetic.cases=3'], "3 cases can't be split into 5 folds."],
    [[], 'nothing to train on: give a dataset with --data FOLDER, set data.dataset to synthetic, or try --config quick_test.'],
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
    ['dataset.json missing', (dataset) => rmSync(join(dataset, 'dataset.json')), (dataset) => [`${dataset}: no dataset in a form that is known. Give a folder with dataset.json`]],
    ['label file missing', (dataset) => rmSync(label(dataset)), (dataset) => [`label ${label(dataset)} of case case_2 is missing`]],
    ['label of another size', (dataset) => writeNifti(label(dataset), tinyVolumes([16, 20, 16], 2).label, 'uint8'), () => ['Case case_2: image is 16×20×17 but its label is 16×20×16.']],
    ['label half a voxel away', (dataset) => writeNifti(label(dataset), { ...labels, affine: labels.affine.with(11, labels.affine[11] + 1) }, 'uint8'), () => ['Case case_2: image and label lie 0.500 voxels apart']],
    ['label value outside', (dataset) => writeNifti(label(dataset), { ...labels, data: labels.data.with(5, 7) }, 'uint8'), () => ['Case case_2: its label holds 7', '0 (background), 1 (shell), 2 (core)']],
    ['label values outside, in every case', (dataset) => tinyCases.forEach(({ id, shapeZyx }, i) => {
      const { label: other } = tinyVolumes(shapeZyx, i)
      writeNifti(label(dataset, id), { ...other, data: other.data.with(5, 7) }, 'uint8')
    }), () => ["Labels of 6 cases hold values that the dataset doesn't name: case_0 (7), case_1 (7)"]],
    ['NaN voxels', (dataset) => writeNifti(image(dataset), { ...volume, data: volume.data.with(17, NaN) }, 'float32'), () => ['Case case_2: its image holds 1 NaN or infinite voxel, the first at z, y, x = 0, 1, 0']],
    ['truncated image', (dataset) => truncateFile(image(dataset)), (dataset) => [image(dataset)]],
    ['no NIfTI inside', (dataset) => writeFileSync(image(dataset), 'plain text, long enough to be a header '.repeat(20)), (dataset) => [image(dataset)]],
  ])('%s', async (_, spoil, reasons) => {
    const folder = temporaryFolder()
    const dataset = writeTinyDataset(folder)
    spoil(dataset)
    const config = tinyConfig(folder, { data: { path: dataset, dataset: 'auto' } })
    const line = await trainRefuses(config, folder)
    for (const reason of reasons(dataset)) expect(line).toContain(reason)
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

  test('a file named as a package would be', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.mjs'), 'export default {}')
    const line = await trainRefuses([...tinyConfig(folder), '--plugin', 'mine.mjs'], folder)
    expect(line).toContain("plugins: mine.mjs can't be imported: Cannot find package 'mine.mjs'")
    expect(line).toContain('To import the file of that name, write ./mine.mjs')
  })
})
