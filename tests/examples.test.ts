import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readNifti, writeNifti } from 'henn'
import { expect, test } from 'vitest'
import { writeDecathlonFolder } from '../packages/henn/src/testing/decathlon-folder.js'
import { henn, hennRefuses, hennSucceeds } from './support/command.js'
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
  expect(eventsOf(join(folder, 'fine'), 'pretrained')[0].network).toBe('own')
})

test('a plugin that lies outside of any folder with HENN imports it all the same, in the threads that read cases too', async () => {
  const folder = temporaryFolder()
  const data = writeDecathlonFolder(join(folder, 'data'), ['a', 'b', 'c'].map((id) => ({ id, shapeZyx: [16, 16, 16] as [number, number, number], image: (i: number) => i % 7, label: (i: number) => i % 2 })))
  writeFileSync(
    join(folder, 'mine.mjs'),
    `import { manualSeed } from '@henn/torch'
     import { defineDataset, openDataset } from 'henn'
     manualSeed(1)
     export const mine = defineDataset({ name: 'mine', open: async () => ({ ...(await openDataset(${JSON.stringify(data)})), name: 'Mine' }) })
     export const broken = defineDataset({ name: 'broken', open: () => undefined })`,
  )
  const planned = await henn(['plan', '--plugin', './mine.mjs', '--set', 'data.dataset=mine', '--set', 'data.folds=2'], folder)
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('Mine') as string })
  const failed = await henn(['check', '--plugin', './mine.mjs', '--set', 'data.dataset=broken'], folder)
  expect(failed).toMatchObject({ code: 1, err: "henn: The plugin's dataset broken failed: its open must give a dataset, with labels, channels, cases and load\n" })
})
