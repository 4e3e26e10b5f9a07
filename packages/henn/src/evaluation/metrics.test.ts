import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOverlaps, dice, iou, meanOfNumbers } from './metrics.js'

/** Each value of bytes by itself. */
const each = Array.from({ length: 256 }, (_, value) => [value])

test('counts and scores of a worked example', () => {
  const overlaps = countOverlaps(new Uint8Array([0, 1, 1, 2, 2, 2]), new Uint8Array([0, 1, 2, 2, 2, 0]), each)
  expect(overlaps[0]).toEqual({ intersection: 1, prediction: 1, reference: 2 })
  expect(overlaps[1]).toEqual({ intersection: 1, prediction: 2, reference: 1 })
  expect(overlaps[2]).toEqual({ intersection: 2, prediction: 3, reference: 3 })
  expect(overlaps.slice(0, 3).map(dice)).toEqual([2 / 3, 2 / 3, 4 / 6])
  expect(overlaps.slice(0, 3).map(iou)).toEqual([1 / 2, 1 / 2, 2 / 4])
  expect(() => countOverlaps(new Uint8Array(2), new Uint8Array(3), each)).toThrow(RangeError)
})

test('a class in neither is not a number; in one of them it is 0', () => {
  expect(dice({ intersection: 0, prediction: 0, reference: 0 })).toBeNaN()
  expect(iou({ intersection: 0, prediction: 0, reference: 0 })).toBeNaN()
  expect(dice({ intersection: 0, prediction: 0, reference: 3 })).toBe(0)
  expect(iou({ intersection: 0, prediction: 4, reference: 0 })).toBe(0)
  expect(meanOfNumbers([1, NaN, 0.5])).toBe(0.75)
  expect(meanOfNumbers([NaN])).toBeNaN()
})

test('Dice is 2·IoU / (1 + IoU), both are 1 for equal maps', () => {
  const maps = fc.integer({ min: 1, max: 30 }).chain((length) => {
    const map = fc.uint8Array({ minLength: length, maxLength: length, max: 2 })
    return fc.tuple(map, map)
  })
  fc.assert(fc.property(maps, ([first, second]) => {
    for (const overlap of countOverlaps(first, second, each)) {
      if (overlap.prediction + overlap.reference === 0) continue
      expect(dice(overlap)).toBeCloseTo((2 * iou(overlap)) / (1 + iou(overlap)), 12)
    }
    expect(countOverlaps(first, first, each).map(iou).filter((value) => !Number.isNaN(value))).toEqual([...new Set(first)].map(() => 1))
  }))
})
