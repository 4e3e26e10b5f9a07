import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNifti } from 'henn'
import { expect, test } from 'vitest'
import { writeDecathlonFolder } from '../packages/henn/src/testing/decathlon-folder.js'
import { hennRefuses, hennSucceeds } from './support/command.js'
import { best, eventsOf, splitOfRun, temporaryFolder, tinyConfig } from './support/runs.js'

test('a cascade: 3d_lowres on each fold, then full resolution with what they predict, then prediction by both', async () => {
  const folder = temporaryFolder()
  // A ball in the middle, by which the label follows the brightness.
  const inBall = (i: number): number => Number(Math.hypot(Math.floor(i / 2304) - 24, (Math.floor(i / 48) % 48) - 24, (i % 48) - 24) < 12)
  const cases = ['a', 'b', 'c', 'd'].map((id, k) => ({ id, shapeZyx: [48, 48, 48] as [number, number, number], image: (i: number) => 10 + k + 5 * inBall(i) + (i % 3), label: inBall }))
  const data = writeDecathlonFolder(join(folder, 'data'), cases, { labels: { 0: 'background', 1: 'ball' } })
  // A GPU so small that a patch sees little of an image.
  const settings = { path: data, dataset: 'auto', synthetic: undefined, folds: 2, gpu_memory_gb: 0.03, patch_size: 'auto' }
  const config = (more: object): string[] => tinyConfig(folder, { data: { ...settings, ...more }, model: { dropout: 0, drop_path: 0 } })
  for (const fold of [0, 1]) await hennSucceeds(['train', ...config({ configuration: '3d_lowres', fold }), '--output_dir', `low_${fold}`], folder)
  const plan = JSON.parse(readFileSync(join(folder, 'low_0', 'plan.json'), 'utf8')) as { configuration: string; spacing_mm: number[] }
  expect(plan.configuration).toBe('3d_lowres')
  expect(Math.min(...plan.spacing_mm)).toBeGreaterThan(1.2)

  const lows = [0, 1].map((fold) => join(folder, `low_${fold}`, best))
  await hennSucceeds(['train', ...config({ configuration: '3d_cascade_fullres', previous_stage: lows }), '--output_dir', 'full'], folder)
  expect(eventsOf(join(folder, 'full'), 'validation').length).toBeGreaterThan(0)

  await hennSucceeds(['predict', '--model', join('full', best), '--input', join(data, 'imagesTr'), '--output', 'predicted'], folder)
  expect(readNifti(join(folder, 'predicted', 'a.nii')).shapeZyx).toEqual([48, 48, 48])

  const missing = await hennRefuses(['train', ...config({ configuration: '3d_cascade_fullres', previous_stage: ['low_2.pth'] }), '--output_dir', 'other'], folder)
  expect(missing).toContain('low_2.pth: no such file, of the stage before the cascade.')

  // With one network alone there is nobody to ask about the cases that it was trained on.
  const refusal = await hennRefuses(['train', ...config({ configuration: '3d_cascade_fullres', previous_stage: [lows[0]] }), '--output_dir', 'other'], folder)
  const seen = splitOfRun(join(folder, 'low_0')).training.join('|')
  expect(refusal).toMatch(new RegExp(`Case (${seen}): each network in data\\.previous_stage was trained on it`))
})
