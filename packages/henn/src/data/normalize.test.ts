import { expect, test } from 'vitest'
import { zScore } from './normalize.js'

test('each channel gets mean 0 and standard deviation 1', () => {
  const image = new Float32Array([1, 3, 1, 3, 10, 10, 10, 50])
  const third = Math.fround(1 / Math.sqrt(3))
  expect(Array.from(zScore(image, 2))).toEqual([-1, 1, -1, 1, -third, -third, -third, Math.fround(Math.sqrt(3))])
  expect(image[0]).toBe(1)
  expect(zScore(image, 2, image)).toBe(image)
  expect(image[0]).toBe(-1)
})

test('fault 20: a constant image becomes 0, without a division by zero', () => {
  for (const value of [0, 0.1, -1000.3, 3e38]) {
    expect(new Set(zScore(new Float32Array(1001).fill(value), 1))).toEqual(new Set([0]))
  }
})

test('a small signal on a large offset is kept', () => {
  const image = Float32Array.from({ length: 1000 }, (_, i) => 1000 + (i % 2) * 0.01)
  expect(zScore(image, 1)[1]).toBeCloseTo(1, 3)
})
