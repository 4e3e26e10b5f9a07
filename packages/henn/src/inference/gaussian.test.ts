import { expect, test } from 'vitest'
import { gaussianImportance } from './gaussian.js'

test('is 1 in the middle and falls by the Gaussian of an eighth of the patch', () => {
  const weights = gaussianImportance([8, 16, 8])
  const at = (z: number, y: number, x: number): number => weights[(z * 16 + y) * 8 + x]
  expect(at(4, 8, 4)).toBe(1)
  // One standard deviation is 1, 2 and 1 voxels.
  expect(at(3, 8, 4)).toBeCloseTo(Math.exp(-1 / 2), 6)
  expect(at(4, 10, 4)).toBeCloseTo(Math.exp(-1 / 2), 6)
  expect(at(5, 6, 3)).toBeCloseTo(Math.exp(-3 / 2), 6)
  expect(at(0, 0, 0) / Math.exp(-24)).toBeCloseTo(1, 5)
})

test('equals what SciPy gives for nnU-Net’s patch of 1×4×5, to its normalisation', () => {
  // gaussian_filter of a unit impulse at the middle, sigma = size / 8, divided by its maximum.
  const y = [0.00033546262790251185, 0.1353352832366127, 1, 0.1353352832366127]
  const x = [0.005976022895005943, 0.27803730045319414, 1, 0.27803730045319414, 0.005976022895005943]
  const expected = y.flatMap((a) => x.map((b) => a * b))
  const weights = gaussianImportance([1, 4, 5])
  expect(weights).toHaveLength(20)
  for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[i], 7)
})

test('no weight is 0, so that every voxel of a covered volume can be divided by its sum', () => {
  for (const patch of [[1, 1, 1], [7, 9, 11], [96, 96, 96]] as const) {
    expect(gaussianImportance([...patch]).every((weight) => weight > 0)).toBe(true)
  }
})
