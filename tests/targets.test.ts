import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNifti, writeNifti } from 'henn'
import { expect, test } from 'vitest'
import { ofSpacing } from '../packages/henn/src/io/geometry-sidecar.js'
import { writeDecathlonFolder } from '../packages/henn/src/testing/decathlon-folder.js'
import { hennSucceeds } from './support/command.js'
import { best, eventsOf, splitOfRun, temporaryFolder, tinyConfig } from './support/runs.js'

type Triple = [number, number, number]

const ids = ['a', 'b', 'c', 'd', 'e', 'f']

/** Distance of a voxel from the middle. */
function distance(voxel: number, [depth, height, width]: Triple): number {
  return Math.hypot(Math.floor(voxel / (height * width)) - depth / 2, (Math.floor(voxel / width) % height) - height / 2, (voxel % width) - width / 2)
}

/** Mean over cases of the Dice coefficient of some values, cases with them in neither map left out, voxels of value 4 too. */
function meanDice(pairs: [prediction: ArrayLike<number>, reference: ArrayLike<number>][], values: number[]): number {
  const scores = pairs.flatMap(([prediction, reference]) => {
    let [both, either] = [0, 0]
    for (let i = 0; i < reference.length; i++) {
      if (reference[i] === 4) continue
      const [p, r] = [values.includes(prediction[i]), values.includes(reference[i])]
      both += Number(p && r)
      either += Number(p) + Number(r)
    }
    return either === 0 ? [] : [(2 * both) / either]
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

test('fault 21: regions that overlap, with voxels to be ignored, an empty label and one of ignored voxels alone', async () => {
  const folder = temporaryFolder()
  const shapeZyx: Triple = [18, 20, 16]
  const data = join(folder, 'Dataset001_Shells')
  for (const name of ['imagesTr', 'labelsTr']) mkdirSync(join(data, name), { recursive: true })
  const voxels = Array.from({ length: 18 * 20 * 16 }, (_, i) => i)
  const shell = (i: number): number => [6, 4, 2].filter((radius) => distance(i, shapeZyx) < radius).length
  const labelOf = (id: string, i: number): number => (id === 'a' ? 0 : id === 'b' ? 4 : i % 16 < 3 ? 4 : shell(i))
  for (const [k, id] of ids.entries()) {
    const grid = { shapeZyx, channels: 1, ...ofSpacing([1, 1, 1]) }
    for (const channel of [0, 1]) {
      const brightness = (i: number): number => 5 * (id === 'a' ? 0 : shell(i)) + ((i * (7 + channel)) % 3) + k
      writeNifti(join(data, 'imagesTr', `${id}_000${channel}.nii.gz`), { ...grid, data: Float32Array.from(voxels, brightness) }, 'float32')
    }
    writeNifti(join(data, 'labelsTr', `${id}.nii.gz`), { ...grid, data: Uint8Array.from(voxels, (i) => labelOf(id, i)) }, 'uint8')
  }
  const description = {
    channel_names: { 0: 'T1', 1: 'FLAIR' },
    labels: { background: 0, whole: [1, 2, 3], core: [2, 3], enhancing: 3, ignore: 4 },
    regions_class_order: [1, 2, 3],
    numTraining: ids.length,
    file_ending: '.nii.gz',
  }
  writeFileSync(join(data, 'dataset.json'), JSON.stringify(description))
  writeFileSync(join(data, 'splits_final.json'), JSON.stringify([{ train: ['a', 'b', 'c', 'd'], val: ['e', 'f'] }]))

  const config = tinyConfig(folder, {
    data: { path: data, dataset: 'auto', synthetic: undefined },
    model: { dropout: 0, drop_path: 0 },
    training: { epochs: 3, iterations_per_epoch: 25, learning_rate: 0.01 },
  })
  await hennSucceeds(['train', ...config, '--output_dir', 'run'], folder)
  const run = join(folder, 'run')
  for (const { loss } of eventsOf(run, 'step')) expect(Number.isFinite(loss)).toBe(true)
  const figures = eventsOf(run, 'validation').reduce((one, other) => (other.dice_mean > one.dice_mean ? other : one))
  // Else the figures would agree on nothing.
  expect(figures.dice_per_class[0]).toBeGreaterThan(0.2)

  mkdirSync(join(folder, 'held-out'))
  for (const id of ['e', 'f']) for (const channel of [0, 1]) copyFileSync(join(data, 'imagesTr', `${id}_000${channel}.nii.gz`), join(folder, 'held-out', `${id}_000${channel}.nii.gz`))
  await hennSucceeds(['predict', '--model', join('run', best), '--input', 'held-out', '--output', 'predicted'], folder)
  const pairs = ['e', 'f'].map((id) => [join(folder, 'predicted'), join(data, 'labelsTr')].map((place) => readNifti(join(place, `${id}.nii.gz`)).data as Uint8Array) as [Uint8Array, Uint8Array])
  for (const [region, values] of [[1, 2, 3], [2, 3], [3]].entries()) expect(figures.dice_per_class[region]).toBeCloseTo(meanDice(pairs, values), 6)
})

test('thick slices: a 2D network plans, learns and predicts them one by one', async () => {
  const folder = temporaryFolder()
  // Slices along the axis that a file has last.
  const shapeZyx: Triple = [40, 36, 5]
  const inBall = (i: number): number => Number(distance(i, [40, 36, 5]) < 9)
  const cases = ids.map((id, k) => ({ id, shapeZyx, spacingMm: [1, 1, 7] as Triple, image: (i: number) => 10 + k + 5 * inBall(i) + (i % 3), label: inBall }))
  const data = writeDecathlonFolder(join(folder, 'data'), cases, { labels: { 0: 'background', 1: 'ball' } })
  const config = tinyConfig(folder, {
    data: { path: data, dataset: 'auto', synthetic: undefined, configuration: '2d', patch_size: 'auto', folds: 3 },
    model: { dimensions: 2, dropout: 0, drop_path: 0 },
    training: { epochs: 3, iterations_per_epoch: 20, learning_rate: 0.01 },
  })
  await hennSucceeds(['train', ...config, '--output_dir', 'run'], folder)
  const plan = JSON.parse(readFileSync(join(folder, 'run', 'plan.json'), 'utf8')) as object
  expect(plan).toMatchObject({ configuration: '2d', axes: [2, 0, 1], spacing_mm: [null, 1, 1] })
  const figures = eventsOf(join(folder, 'run'), 'validation').reduce((one, other) => (other.dice_mean > one.dice_mean ? other : one))
  expect(figures.dice_mean).toBeGreaterThan(0.2)

  await hennSucceeds(['predict', '--model', join('run', best), '--input', join(data, 'imagesTr'), '--output', 'predicted'], folder)
  const { validation } = splitOfRun(join(folder, 'run'))
  const pairs = validation.map((id) => [join(folder, 'predicted'), join(data, 'labelsTr')].map((place) => readNifti(join(place, `${id}.nii`)).data as Uint8Array) as [Uint8Array, Uint8Array])
  expect(figures.dice_mean).toBeCloseTo(meanDice(pairs, [1]), 6)
})
