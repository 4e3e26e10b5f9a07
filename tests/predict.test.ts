import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNifti } from 'henn'
import { expect, test } from 'vitest'
import { hennSucceeds } from './support/command.js'
import { writeTinyDataset } from './support/dataset.js'
import { best, eventsOf, filesBelow, splitOfRun, temporaryFolder, tinyConfig } from './support/runs.js'

test('predict and evaluate on the held-out cases give the training\'s best validation figures', async () => {
  const folder = temporaryFolder()
  const dataset = writeTinyDataset(folder)
  const config = tinyConfig(folder, {
    data: { path: dataset, dataset: 'auto', folds: 2, synthetic: undefined },
    model: { dropout: 0, drop_path: 0 },
    training: { epochs: 3, iterations_per_epoch: 25, learning_rate: 0.01 },
  })
  await hennSucceeds(['train', ...config, '--output_dir', 'run'], folder)
  const validations = eventsOf(join(folder, 'run'), 'validation')
  const figures = validations.reduce((a, b) => (b.dice_mean > a.dice_mean ? b : a))
  // Else the figures would agree on nothing.
  expect(figures.dice_mean).toBeGreaterThan(0.2)

  const { validation } = splitOfRun(join(folder, 'run'))
  expect(validation).toHaveLength(3)
  mkdirSync(join(folder, 'held-out'))
  for (const id of validation) copyFileSync(join(dataset, 'imagesTr', `${id}.nii.gz`), join(folder, 'held-out', `${id}.nii.gz`))
  const out = await hennSucceeds(['predict', '--model', join('run', best), '--input', 'held-out', '--output', 'predicted'], folder)
  expect(out.trimEnd().split('\n')).toHaveLength(3)
  expect(filesBelow(join(folder, 'predicted'))).toEqual(validation.map((id) => `${id}.nii.gz`))

  for (const id of validation) {
    const image = readNifti(join(folder, 'held-out', `${id}.nii.gz`))
    const label = readNifti(join(folder, 'predicted', `${id}.nii.gz`))
    expect(label).toMatchObject({ channels: 1, shapeZyx: image.shapeZyx, affine: image.affine, spacingMm: image.spacingMm })
    expect(label.data).toBeInstanceOf(Uint8Array)
  }

  const table = await hennSucceeds(['evaluate', '--prediction', 'predicted', '--reference', join(dataset, 'labelsTr')], folder)
  expect(table).toContain(join('predicted', 'summary.json'))
  const summary = JSON.parse(readFileSync(join(folder, 'predicted', 'summary.json'), 'utf8')) as {
    mean: { dice: number; iou: number }
    classes: { dice: number; cases: number }[]
  }
  expect(summary.mean.dice).toBeCloseTo(figures.dice_mean, 6)
  expect(summary.mean.iou).toBeCloseTo(figures.iou_mean, 6)
  expect(summary.classes.map(({ cases }) => cases)).toEqual([3, 3])
  const named = await hennSucceeds(['evaluate', '--prediction', 'predicted', '--reference', join(dataset, 'labelsTr'), '--data', dataset], folder)
  expect(named).toMatch(/^case +\w+ Dice/)
  expect(named).not.toContain(table.split('\n')[0])
  for (const [i, { dice }] of summary.classes.entries()) expect(dice).toBeCloseTo(figures.dice_per_class[i], 6)
})
