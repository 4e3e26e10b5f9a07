import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readNifti, writeNifti } from 'henn'
import { expect, test } from 'vitest'
import { hennSucceeds } from './support/command.js'
import { best, eventsOf, temporaryFolder } from './support/runs.js'

const example = fileURLToPath(new URL('../examples/own-everything/', import.meta.url))

test('examples/own-everything: own dataset, network and loss train, and predict again', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', '--config', join(example, 'config.yaml'), '--output_dir', 'run', '--set', 'system.threads=1'], folder)
  const run = join(folder, 'run')
  expect(eventsOf(run, 'run_started')[0]).toMatchObject({ dataset: 'Hollow balls', classes: ['wall', 'inside'], training_cases: 8, validation_cases: 2 })
  const epochs = eventsOf(run, 'epoch')
  expect(epochs[2].train_loss).toBeLessThan(0.9 * epochs[0].train_loss)

  const volume = { channels: 1, shapeZyx: [20, 24, 22] as [number, number, number], spacingMm: [1, 1, 1] as [number, number, number], affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }
  const data = Float32Array.from({ length: 20 * 24 * 22 }, (_, i) => i % 3)
  mkdirSync(join(folder, 'in'))
  writeNifti(join(folder, 'in', 'a.nii'), { ...volume, data }, 'float32')
  // From a copy of the checkpoint: the plugin is found where it was, not beside it.
  copyFileSync(join(run, best), join(folder, 'copy.pth'))
  await hennSucceeds(['predict', '--model', 'copy.pth', '--input', 'in', '--output', 'out'], folder)
  expect(readNifti(join(folder, 'out', 'a.nii')).shapeZyx).toEqual([20, 24, 22])
})
