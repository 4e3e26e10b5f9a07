import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readNifti, writeNifti } from 'henn'
import { expect, test } from 'vitest'
import { hennRefuses, hennSucceeds } from './support/command.js'
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
  copyFileSync(join(run, best), join(folder, 'copy.pth'))
  const predict = ['predict', '--model', 'copy.pth', '--input', 'in', '--output', 'out']
  const plugin = join(example, 'mine.mjs')
  expect(await hennRefuses(predict, folder)).toContain(`copy.pth names plugins (${plugin}), whose code would run here.`)
  await hennSucceeds([...predict, '--plugin', plugin], folder)
  expect(readNifti(join(folder, 'out', 'a.nii')).shapeZyx).toEqual([20, 24, 22])

  const fineTune = ['train', '--config', join(example, 'config.yaml'), '--pretrained', 'copy.pth', '--epochs', '1', '--output_dir', 'fine']
  expect(await hennRefuses([...fineTune, '--set', 'plugins=[]'], folder)).toContain(`name them again: --plugin ${plugin}`)
  await hennSucceeds([...fineTune, '--set', 'system.threads=1'], folder)
})
