import { liveTensors, scope } from '@henn/torch'
import { afterAll, describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { storedCases } from '../testing/stored-cases.js'
import { augmentConfig } from './augment/config.js'
import { allocateBatch, batchTensors, casesOfStep, fillBatch, finishBatch, type BatchArrays, type BatchRecipe } from './batch.js'
import { CaseReader } from './case-reader.js'
import { openStoredCase } from './preprocess/case-file.js'
import { syntheticDataset } from './synthetic.js'

const dataset = syntheticDataset({ cases: 5, seed: 2, shapeZyx: [16, 18, 20] })
const cases = await storedCases(dataset)
const reader = new CaseReader()
afterAll(() => reader.close())

const straight = augmentConfig.parse({
  mirror_axes: [],
  rotation: 0,
  scaling: 0,
  noise: 0,
  blur: 0,
  brightness: 0,
  contrast: 0,
  low_resolution: 0,
  gamma_inverted: 0,
  gamma: 0,
})
const recipe: BatchRecipe = {
  cases,
  patchSizeZyx: [8, 8, 8],
  batchSize: 3,
  foregroundRatio: 0.33,
  augment: straight,
  previousClasses: [],
  insideChannels: [],
  device: 'cpu',
  seed: 7,
}

const filled = (changes: Partial<BatchRecipe>, step: number): BatchArrays => {
  const batch = allocateBatch(recipe)
  fillBatch({ ...recipe, ...changes }, step, batch, reader)
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
    fillBatch(recipe, 4, used, reader)
    expect(used).toEqual(first)
    expect(filled({ seed: 8 }, 4)).not.toEqual(first)
  })

  test('a patch as large as the case is the case', () => {
    const whole = { ...recipe, patchSizeZyx: [16, 18, 20] as [number, number, number], batchSize: 1 }
    const batch = allocateBatch(whole)
    fillBatch(whole, 0, batch, reader)
    const [source] = casesOfStep(whole, 0)
    scope(() => {
      const { image, label } = openStoredCase(source)
      expect([...batch.image]).toEqual([...(image.toTypedArray() as Float32Array)])
      expect([...batch.label]).toEqual([...(label.toTypedArray() as Uint8Array)])
    })
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
      const mirrored = filled({ augment: { ...straight, mirror_axes: [0, 1, 2] } }, step)
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

  test('augmentation changes brightness and leaves labels alone', () => {
    const plain = filled({}, 0)
    const augmented = filled({ augment: { ...straight, noise: 1, gamma: 1 } }, 0)
    expect(augmented.label).toEqual(plain.label)
    expect(augmented.image).not.toEqual(plain.image)
    expect(augmented.image.every(Number.isFinite)).toBe(true)
  })

  test('a failure names the case', () => {
    const broken = cases.map((entry) => ({ ...entry, foreground: { classes: [1], starts: [] } }))
    expect(() => filled({ cases: broken, foregroundRatio: 1 }, 0)).toThrow(/^Case synthetic_00\d: no patch could be made in step 0: /)
  })

  test('what is left to a GPU and done afterwards gives the same', () => {
    const changes = { augment: augmentConfig.parse({ noise: 1, gamma: 1 }) }
    const here = filled(changes, 3)
    const later = filled({ ...changes, device: 'cuda' }, 3)
    expect(later.image).not.toEqual(here.image)
    scope(() => {
      const { image, label } = batchTensors(recipe, later)
      finishBatch({ ...recipe, ...changes }, 3, image, label)
    })
    expect(later).toEqual(here)
  })

  test('outside of the image a patch stays 0 where its channel is normalised inside alone, and nothing is labelled', () => {
    const larger = { patchSizeZyx: [24, 24, 24] as [number, number, number], batchSize: 1, augment: { ...straight, noise: 1 } }
    const fill = (insideChannels: number[]): BatchArrays => {
      const batch = allocateBatch({ ...recipe, ...larger })
      fillBatch({ ...recipe, ...larger, insideChannels }, 0, batch, reader)
      return batch
    }
    const beyond = (batch: BatchArrays): boolean => batch.image[0] === 0
    expect([beyond(fill([])), beyond(fill([0]))]).toEqual([false, true])
    expect(new Set(fill([0]).label)).toEqual(new Set([0, 1, 2]))
  })

  test('leaves no tensor behind but those of the reader', () => {
    filled({}, 0)
    const before = liveTensors()
    filled({}, 0)
    expect(liveTensors()).toBe(before)
  })
})
