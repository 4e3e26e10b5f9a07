import { scope, tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { axisWeights } from './axis-weights.js'
import { resampleImage, thickAxis } from './resample.js'
import { resampleLabels } from './resample-labels.js'

describe('weights along an axis', () => {
  test('nearest, with halves going up', () => {
    expect([...axisWeights(0, 2, 4)]).toEqual([1, 0, 1, 0, 0, 1, 0, 1])
    // New value 0 lies at 0.5, between both.
    expect([...axisWeights(0, 2, 1)]).toEqual([0, 1])
  })

  test('linear, the edges going on', () => {
    expect([...axisWeights(1, 2, 4)]).toEqual([1, 0, 0.75, 0.25, 0.25, 0.75, 0, 1])
    expect([...axisWeights(1, 3, 3)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1])
  })

  test.each([[3, 5], [20, 7], [7, 20], [1, 4]])('cubic ones from %i to %i sum to 1', (from, to) => {
    const weights = axisWeights(3, from, to)
    for (let row = 0; row < to; row++) expect(weights.subarray(row * from, (row + 1) * from).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6)
  })

  test('a cubic spline goes through its points, and through a cubic between them', () => {
    const cubicAt = (x: number): number => x ** 3 / 1000 - x
    const values = Array.from({ length: 60 }, (_, i) => cubicAt(i))
    const weights = axisWeights(3, 60, 180)
    // Away from the edges, where the outermost value goes on.
    for (let row = 75; row < 105; row++) {
      const value = values.reduce((sum, old, i) => sum + old * weights[row * 60 + i], 0)
      expect(value).toBeCloseTo(cubicAt((row + 0.5) / 3 - 0.5), 3)
    }
  })
})

test('an overshooting spline is kept within the range of its channel', () => {
  scope(() => {
    const step = tensor([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 5, 5, 5, 5], { shape: [2, 1, 1, 8] })
    const finer = resampleImage(step, [1, 1, 24], { order: 3, thick: null })
    expect(finer.amin([1, 2, 3]).toArray()).toEqual([0, 0])
    expect(finer.amax([1, 2, 3]).toArray()).toEqual([1, 5])
  })
})

test('slices are thick along one axis, of the image or else of the target', () => {
  expect(thickAxis([5, 1, 1], [1, 1, 1])).toBe(0)
  expect(thickAxis([3, 1, 1], [1, 1, 1])).toBe(null)
  expect(thickAxis([1, 1, 1], [1, 1, 3.1])).toBe(2)
  // Two axes alike: nothing is sliced.
  expect(thickAxis([0.2, 1, 1], [1, 1, 1])).toBe(null)
})

describe('labels', () => {
  test('the greatest share wins, the nearest voxel of equal ones', () => {
    // From 2 to 3 along X: the middle lies between both; the nearest of halves is the upper one.
    expect([...resampleLabels(Uint8Array.of(1, 2), [1, 1, 2], [1, 1, 3], null)]).toEqual([1, 2, 2])
    expect([...resampleLabels(Uint8Array.of(2, 1), [1, 1, 2], [1, 1, 3], null)]).toEqual([2, 1, 1])
  })

  test('no label between two others appears', () => {
    const label = Uint8Array.of(0, 4, 0, 4)
    expect(new Set(resampleLabels(label, [1, 2, 2], [1, 5, 5], null))).toEqual(new Set([0, 4]))
  })

  test('four labels that meet: the smallest of equal ones where the nearest is none of them', () => {
    // The centre of 2×2×2: 1 and 2 have three eighths each, 3, the nearest, two.
    const label = Uint8Array.of(3, 1, 1, 1, 2, 2, 2, 3)
    expect([...resampleLabels(label, [2, 2, 2], [1, 1, 1], null)]).toEqual([1])
  })

  test('across thick slices the nearest is taken', () => {
    expect([...resampleLabels(Uint8Array.of(1, 2, 3), [3, 1, 1], [6, 1, 1], 0)]).toEqual([1, 1, 2, 2, 3, 3])
  })
})
