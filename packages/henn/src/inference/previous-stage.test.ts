import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { preprocessPlan, type Plan } from '../data/plan.js'
import { preprocessCase, type Way } from '../data/preprocess/preprocess-case.js'
import { transpose } from '../data/preprocess/transpose.js'
import { InputError } from '../errors.js'
import { ofSpacing } from '../io/geometry-sidecar.js'
import { readNifti, writeNifti } from '../io/nifti.js'
import { voxelCount, type Volume } from '../io/volume.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { tinyPlan } from '../testing/plan.js'
import { temporaryFolder } from '../testing/temporary.js'
import type { Triple } from '../types.js'
import { predict } from './predict.js'
import { PreviousStage } from './previous-stage.js'

const shapeZyx: Triple = [12, 17, 20]
const scan = (): Volume<Float32Array> => ({
  channels: 1,
  shapeZyx,
  ...ofSpacing([1, 1, 1]),
  data: Float32Array.from({ length: voxelCount(shapeZyx) }, (_, i) => 100 + 40 * Math.sin(i / 7) + (i % 17)),
})

function checkpoint(plan: Partial<Plan> = {}): string {
  const path = join(temporaryFolder(), 'low.pth')
  writeTinyCheckpoint(path, { configuration: '3d_lowres', ...plan })
  return path
}

/** What `predict` writes with one network alone, its axes turned to the network's. */
async function written(model: string, plan: Plan): Promise<Uint8Array> {
  const folder = temporaryFolder()
  writeNifti(join(folder, 'a.nii'), scan(), 'float32')
  await predict({ model, input: join(folder, 'a.nii'), output: join(folder, 'out') })
  return transpose(readNifti(join(folder, 'out', 'a.nii')).data as Uint8Array, 1, shapeZyx, plan.axes)
}

async function open(paths: string[], plan: Plan): Promise<PreviousStage> {
  const stage = await PreviousStage.open(paths, { plan })
  onTestFinished(() => stage.release())
  return stage
}

const wayOf = (plan: Plan): Way => preprocessCase({ image: scan() }, preprocessPlan(plan)).way

test.each<[string, Partial<Plan>, (value: number) => number]>([
  ['labels become places in their list', { labels: [0, 3, 7].map((value) => ({ value, name: `label ${value}` })) }, (value) => [0, 3, 7].indexOf(value)],
  ['axes are those of the network', { axes: [2, 0, 1] }, (value) => value],
  ['regions become the places of what they write', { regions: [{ name: 'all', values: [1, 2], written: 2 }, { name: 'box', values: [2], written: 1 }] }, (value) => value],
])('%s', async (_, changes, placeOf) => {
  const plan = tinyPlan(changes)
  const low = checkpoint(changes)
  const expected = (await written(low, plan)).map(placeOf)
  expect(new Set(expected).size).toBeGreaterThan(1)
  const stage = await open([low], plan)
  expect(await stage.predict(scan(), wayOf(plan))).toEqual(expected)
})

test('a network of other voxels gives its answer on the grid of the full resolution', async () => {
  const plan = tinyPlan()
  const stage = await open([checkpoint({ spacing_mm: [2, 2, 2] })], plan)
  const places = await stage.predict(scan(), wayOf(plan))
  expect(places).toHaveLength(voxelCount(shapeZyx))
  const expected = await written(checkpoint({ spacing_mm: [2, 2, 2] }), plan)
  expect(places).toEqual(expected)
})

test('only those that have not seen a case are asked', async () => {
  const plan = tinyPlan()
  const [one, other] = [checkpoint({ split: { training: ['a'], validation: ['b'] } }), checkpoint({ split: { training: ['b'], validation: ['a'] }, normalisation: [{ scheme: 'rescale_to_0_1' }] })]
  const stage = await open([one, other], plan)
  const [byOne, byOther] = [await written(one, plan), await written(other, plan)]
  expect(byOne).not.toEqual(byOther)
  expect(await stage.predict(scan(), wayOf(plan), 'b')).toEqual(byOne)
  expect(await stage.predict(scan(), wayOf(plan), 'a')).toEqual(byOther)
  const alone = await open([one], plan)
  await expect(alone.predict(scan(), wayOf(plan), 'a')).rejects.toThrow(/Case a: each network in data\.previous_stage was trained on it/)
})

test.each<[string, Partial<Plan>, RegExp]>([
  ['another configuration', { configuration: '3d_fullres' }, /a network of 3d_fullres, and the stage before a cascade is one of 3d_lowres/],
  ['other labels', { labels: [0, 1, 3].map((value) => ({ value, name: String(value) })) }, /trained for other labels, channels or axes/],
  ['other channels', { channels: ['T1', 'T2'], normalisation: [{ scheme: 'none' }, { scheme: 'none' }] }, /trained for other labels, channels or axes/],
  ['other axes', { axes: [1, 0, 2] }, /trained for other labels, channels or axes/],
  ['another spacing than the first', { spacing_mm: [3, 3, 3] }, /trained at 3×3×3 mm, and .*low\.pth at 1×1×1 mm/],
])('%s is refused by the name of the file', async (_, changes, message) => {
  const odd = checkpoint(changes)
  const opening = PreviousStage.open([checkpoint(), odd], { plan: tinyPlan() })
  await expect(opening).rejects.toThrow(InputError)
  await expect(opening).rejects.toThrow(`${odd}: `)
  await expect(opening).rejects.toThrow(message)
})
