import { describe, expect, test } from 'vitest'
import type { Triple } from '../types.js'
import { makePlan, medianTriple, planPatchSize } from './plan.js'
import type { PreparedCase } from './prepare.js'

describe('planPatchSize', () => {
  test.each<[string, Triple, Triple]>([
    ['the hippocampus', [36, 50, 35], [40, 56, 40]],
    ['multiples of 8', [32, 64, 128], [32, 64, 128]],
    ['exactly as much as may be', [128, 128, 128], [128, 128, 128]],
    ['a large cube', [512, 512, 512], [128, 128, 128]],
    ['a tiny one', [3, 9, 20], [16, 16, 24]],
    ['half voxels of a median', [40.5, 24, 24], [48, 24, 24]],
  ])('covers %s: %j gives %j', (_, median, expected) => {
    expect(planPatchSize(median)).toEqual(expected)
  })

  test.each<[string, Triple]>([
    ['a large CT', [450, 512, 512]],
    ['thin slices', [20, 512, 512]],
    ['a single slice', [1, 2048, 1024]],
    ['a long body', [1500, 256, 320]],
  ])('shrinks %s to what fits, in the proportions of the median', (_, median) => {
    const patch = planPatchSize(median)
    const voxels = patch[0] * patch[1] * patch[2]
    expect(voxels).toBeLessThanOrEqual(128 ** 3)
    expect(patch.every((size) => size % 8 === 0 && size >= 16)).toBe(true)
    const ratios = patch.flatMap((size, axis) => (size > 24 ? size / median[axis] : []))
    // One multiple of 8 of its axis apart, at the most.
    const step = Math.max(...patch.flatMap((size, axis) => (size > 24 ? 8 / median[axis] : [])))
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThanOrEqual(step + 1e-12)
    // One step back, and it would hold too much.
    expect(patch.some((size) => (voxels / size) * (size + 8) > 128 ** 3)).toBe(true)
  })
})

test.each<[Triple, Triple]>([
  [[40, 512, 512], [1, 512, 512]],
  [[40, 100, 7], [1, 104, 16]],
  [[1, 4096, 2048], [1, 2048, 1024]],
])('in two dimensions it covers the median slice: %j gives %j', (median, expected) => {
  expect(planPatchSize(median, 2)).toEqual(expected)
})

test('medianTriple takes each axis by itself, the mean of the middle two where there is none', () => {
  expect(medianTriple([[1, 30, 5], [3, 10, 5], [2, 20, 9]])).toEqual([2, 20, 5])
  expect(medianTriple([[1, 9, 2], [4, 9, 1]])).toEqual([2.5, 9, 1.5])
})

describe('makePlan', () => {
  const split = { training: ['a', 'b'], validation: ['c'] }
  const dataset = { name: 'Shapes', labels: [{ value: 0, name: 'background' }, { value: 1, name: 'ball' }], channels: ['MRI'] }
  const cases = [
    { shapeZyx: [36, 50, 35], spacingMm: [1, 1, 1] },
    { shapeZyx: [30, 52, 33], spacingMm: [1, 2, 0.5] },
    { shapeZyx: [38, 48, 36], spacingMm: [3, 1, 0.5] },
  ] as unknown as PreparedCase[]

  test('gathers what the dataset says', () => {
    expect(makePlan(dataset, cases, 'auto', split)).toEqual({
      dataset: 'Shapes',
      labels: dataset.labels,
      channels: ['MRI'],
      normalisation: 'z_score',
      median_shape_zyx: [36, 50, 35],
      median_spacing_mm: [1, 1, 0.5],
      patch_size_zyx: [40, 56, 40],
      split,
    })
  })

  test('takes a patch size that is given', () => {
    expect(makePlan(dataset, cases, [17, 24, 9], split).patch_size_zyx).toEqual([17, 24, 9])
  })
})

test('in 2D a patch is one slice, as large as the median case', () => {
  expect(planPatchSize([36, 50, 35], 2)).toEqual([1, 56, 40])
  expect(planPatchSize([300, 2000, 3000], 2)[0]).toBe(1)
})
