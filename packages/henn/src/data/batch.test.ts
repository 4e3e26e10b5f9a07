import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { allocateBatch, casesOfStep, fillBatch, type BatchArrays, type BatchRecipe } from './batch.js'
import { prepare } from './prepare.js'
import { syntheticDataset } from './synthetic.js'

const dataset = syntheticDataset({ cases: 5, seed: 2, shapeZyx: [16, 18, 20] })
const cases = await prepare(dataset, dataset.cases.map(({ id }) => id))
const recipe: BatchRecipe = {
  cases,
  patchSizeZyx: [8, 8, 8],
  batchSize: 3,
  foregroundRatio: 0.33,
  mirrorAxes: [],
  spatial: false,
  intensity: false,
  seed: 7,
}

const filled = (changes: Partial<BatchRecipe>, step: number): BatchArrays => {
  const batch = allocateBatch(recipe)
  fillBatch({ ...recipe, ...changes }, step, batch)
  return batch
}

test('every case comes once before any comes again', () => {
  const dealt = Array.from({ length: 10 }, (_, step) => casesOfStep(recipe, step).map(({ id }) => id)).flat()
  const all = cases.map(({ id }) => id)
  for (let round = 0; round < 6; round++) expect(dealt.slice(round * 5, round * 5 + 5).toSorted()).toEqual(all)
  expect(dealt.slice(0, 5)).not.toEqual(dealt.slice(5, 10))
})

test('a batch that no memory holds is refused, naming what to lower', () => {
  expect(() => allocateBatch({ ...recipe, patchSizeZyx: [8192, 8192, 8192] })).toThrow(
    new InputError('A batch of 3 patches of 8192×8192×8192 takes 7.68e+3 GiB, more than can be had. Lower data.patch_size or training.batch_size.'),
  )
})

describe('fillBatch', () => {
  test('depends on seed and step alone, whatever was in the arrays', () => {
    const first = filled({}, 4)
    const used = filled({}, 5)
    expect(used).not.toEqual(first)
    fillBatch(recipe, 4, used)
    expect(used).toEqual(first)
    expect(filled({ seed: 8 }, 4)).not.toEqual(first)
  })

  test('a patch as large as the case is the case', () => {
    const whole = { ...recipe, patchSizeZyx: [16, 18, 20] as [number, number, number], batchSize: 1 }
    const batch = allocateBatch(whole)
    fillBatch(whole, 0, batch)
    const [source] = casesOfStep(whole, 0)
    expect(batch).toEqual({ image: source.image, label: source.label })
  })

  test('the last third is centred on foreground, so each of its patches holds some', () => {
    for (let step = 0; step < 50; step++) {
      const { label } = filled({}, step)
      expect(label.subarray(2 * 512).some((value) => value > 0)).toBe(true)
    }
  })

  test('mirroring turns image and label round together', () => {
    const sorted = (values: Float32Array): number[] => Array.from(values).toSorted((a, b) => a - b)
    let turned = 0
    for (let step = 0; step < 5; step++) {
      const plain = filled({}, step)
      const mirrored = filled({ mirrorAxes: [0, 1, 2] }, step)
      for (let sample = 0; sample < 3; sample++) {
        const part = [sample * 512, sample * 512 + 512] as const
        expect(sorted(mirrored.image.subarray(...part))).toEqual(sorted(plain.image.subarray(...part)))
        // The label follows its voxel: noise makes each brightness unique, so it finds the voxel again.
        const labelOf = new Map(Array.from(plain.image.subarray(...part), (v, i) => [v, plain.label[part[0] + i]]))
        mirrored.image.subarray(...part).forEach((v, i) => expect(mirrored.label[part[0] + i]).toBe(labelOf.get(v)))
      }
      turned += Number(mirrored.image.some((v, i) => v !== plain.image[i]))
    }
    expect(turned).toBe(5)
  })

  test('turning and scaling read image and label from the same places', () => {
    const size = [16, 18, 20]
    const placeOf = (i: number): number[] => [Math.floor(i / 360), Math.floor(i / 20) % 18, i % 20]
    // Voxels that hold where they are along an axis: interpolated the place itself, in the label the nearest voxel's.
    const ramps = [0, 1, 2].map((axis) => cases.map((one) => ({ ...one, image: one.image.map((_, i) => placeOf(i)[axis]), label: one.label.map((_, i) => placeOf(i)[axis]) })))
    let between = 0
    for (let step = 0; step < 20; step++) {
      const batches = ramps.map((ramp) => filled({ cases: ramp, spatial: true }, step))
      batches[0].label.forEach((_, i) => {
        // Beyond the rim images fade.
        if (batches.some(({ label }, axis) => label[i] < 1 || label[i] > size[axis] - 2)) return
        for (const { image, label } of batches) {
          expect(Math.abs(image[i] - label[i])).toBeLessThan(0.5001)
          between += Number(!Number.isInteger(image[i]))
        }
      })
    }
    expect(between).toBeGreaterThan(1000)
  })

  test('augmentation changes brightness and leaves labels alone', () => {
    const plain = filled({}, 0)
    const augmented = filled({ intensity: true }, 0)
    expect(augmented.label).toEqual(plain.label)
    expect(augmented.image).not.toEqual(plain.image)
    expect(augmented.image.every(Number.isFinite)).toBe(true)
  })

  test('a failure names the case', () => {
    const broken = cases.map((entry) => ({ ...entry, foreground: { classes: [1], starts: [], positions: new Uint32Array() } }))
    expect(() => filled({ cases: broken, foregroundRatio: 1 }, 0)).toThrow(/^Case synthetic_00\d: no patch could be made in step 0: /)
  })
})
