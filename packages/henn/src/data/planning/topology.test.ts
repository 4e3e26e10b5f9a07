import { expect, test } from 'vitest'
import { percentile, roundHalfEven } from './numbers.js'
import { topologyOf } from './topology.js'

test('a cube halves along all axes until its deepest edge is 4', () => {
  expect(topologyOf([1, 1, 1], [64, 64, 64])).toEqual({
    strides: [[1, 1, 1], [2, 2, 2], [2, 2, 2], [2, 2, 2], [2, 2, 2]],
    kernelSizes: [[3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3]],
    patchSize: [64, 64, 64],
    divisibleBy: [16, 16, 16],
  })
})

test('thick slices are neither halved nor convolved across until the others are as long', () => {
  const { strides, kernelSizes, patchSize } = topologyOf([4, 1, 1], [17, 130, 130])
  expect(strides).toEqual([[1, 1, 1], [1, 2, 2], [1, 2, 2], [2, 2, 2], [2, 2, 2], [1, 2, 2]])
  expect(kernelSizes.map(([z]) => z)).toEqual([1, 1, 3, 3, 3, 3])
  expect(patchSize).toEqual([20, 160, 160])
})

test('two axes halve as three do', () => {
  expect(topologyOf([1, 1], [20, 20]).strides).toEqual([[1, 1], [2, 2], [2, 2]])
})

test('halves round to even, as in NumPy', () => {
  expect([0.5, 1.5, 2.5, 2.4, 2.6, -1.5].map(roundHalfEven)).toEqual([0, 2, 2, 2, 3, -2])
})

test('percentiles lie between neighbours', () => {
  expect(percentile([4, 1, 3, 2], 50)).toBe(2.5)
  expect(percentile([1, 2, 3], 10)).toBeCloseTo(1.2)
  expect(percentile([7], 99.5)).toBe(7)
})
