import { describe, expect, test } from 'vitest'
import { normalise, normalisationOf, type Normalisation } from './normalise.js'

function normalised(values: number[], scheme: Normalisation, inside?: number[]): number[] {
  const channel = Float32Array.from(values)
  normalise(channel, scheme, Uint8Array.from(inside ?? values.map(() => 1)))
  return [...channel]
}

const zScore: Normalisation = { scheme: 'z_score', inside: false }

test('z-score: mean 0 and standard deviation 1', () => {
  expect(normalised([1, 3, 1, 3], zScore)).toEqual([-1, 1, -1, 1])
  const third = Math.fround(1 / Math.sqrt(3))
  expect(normalised([10, 10, 10, 50], zScore)).toEqual([-third, -third, -third, Math.fround(Math.sqrt(3))])
})

test('of the voxels inside alone, those outside stay', () => {
  expect(normalised([0, 1, 3, 0, 1, 3], { scheme: 'z_score', inside: true }, [0, 1, 1, 0, 1, 1])).toEqual([0, -1, 1, 0, -1, 1])
  expect(normalised([0, 0], { scheme: 'z_score', inside: true }, [0, 0])).toEqual([0, 0])
})

test('fault 20: a constant image becomes 0, without a division by zero', () => {
  for (const value of [0, 0.1, -1000.3, 3e38]) {
    expect(new Set(normalised(Array.from({ length: 1001 }, () => value), zScore))).toEqual(new Set([0]))
  }
  expect(normalised([7, 7], { scheme: 'rescale_to_0_1' })).toEqual([0, 0])
  expect(normalised([7, 7], { scheme: 'ct', mean: 7, std: 0, low: 7, high: 7 })).toEqual([0, 0])
})

test('a small signal on a large offset is kept', () => {
  expect(normalised(Array.from({ length: 1000 }, (_, i) => 1000 + (i % 2) * 0.01), zScore)[1]).toBeCloseTo(1, 3)
})

test('ct: cut off, then by the dataset', () => {
  expect(normalised([-1000, 0, 50, 1000], { scheme: 'ct', mean: 50, std: 100, low: -50, high: 250 })).toEqual([-1, -0.5, 0, 2])
})

test('to 0 … 1', () => {
  expect(normalised([-10, 10, 30], { scheme: 'rescale_to_0_1' })).toEqual([0, 0.5, 1])
  expect(normalised([0, 51, 255], { scheme: 'rgb_to_0_1' })).toEqual([0, Math.fround(0.2), 1])
  expect(normalised([3, 4], { scheme: 'none' })).toEqual([3, 4])
})

describe('schemes by the names of channels', () => {
  const ct = { mean: 1, std: 2, median: 0, min: 0, max: 0, percentile_00_5: -3, percentile_99_5: 4 }
  const fingerprint = { median_kept: 1, intensities: [ct, { ...ct, mean: 5 }] }
  test.each<[string, Normalisation]>([
    ['CT', { scheme: 'ct', mean: 5, std: 2, low: -3, high: 4 }],
    ['ct', { scheme: 'ct', mean: 5, std: 2, low: -3, high: 4 }],
    ['PET', zScore],
    ['T1', zScore],
    ['noNorm', { scheme: 'none' }],
    ['rescale_to_0_1', { scheme: 'rescale_to_0_1' }],
    ['rgb_to_0_1', { scheme: 'rgb_to_0_1' }],
  ])('%s', (name, expected) => {
    expect(normalisationOf(name, 1, fingerprint)).toEqual(expected)
  })

  test('where cropping takes away more than a quarter, the inside alone', () => {
    expect(normalisationOf('T1', 0, { ...fingerprint, median_kept: 0.74 })).toEqual({ scheme: 'z_score', inside: true })
  })
})
