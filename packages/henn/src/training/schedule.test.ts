import { describe, expect, test } from 'vitest'
import { warmupPolyLr } from './schedule.js'

const options = { learningRate: 0.01, minLearningRate: 0.0001, warmup: 0.1, power: 0.9 }

describe('warmupPolyLr', () => {
  test.each([
    [0, 0.01 * 0.01],
    [0.05, 0.01 * 0.505],
    [0.1, 0.01],
    [0.55, 0.0001 + 0.0099 * 0.5 ** 0.9],
    [1, 0.0001],
  ])('at %f of the training is %f', (progress, expected) => {
    expect(warmupPolyLr(progress, options)).toBeCloseTo(expected, 15)
  })

  test('starts at the full rate without a warm-up', () => {
    expect(warmupPolyLr(0, { ...options, warmup: 0 })).toBe(0.01)
  })

  test.each([
    [1, 1, 0.01],
    [1, 0.5, 0.01 * 0.505],
    [2.5, 1, 0.01 * (0.01 + 0.99 * 0.4)],
  ])('rises to the end where the warm-up is %f of the training: at %f it is %f', (warmup, progress, expected) => {
    expect(warmupPolyLr(progress, { ...options, warmup })).toBeCloseTo(expected, 15)
  })

  test('falls in a line with power 1, by power 2 in a square', () => {
    const at = (power: number): number => warmupPolyLr(0.75, { learningRate: 1, minLearningRate: 0, warmup: 0, power })
    expect([at(1), at(2)]).toEqual([0.25, 0.0625])
  })
})
