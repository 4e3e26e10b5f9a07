import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Triple } from '../types.js'
import { tileStarts } from './tiles.js'

/** Starts along X of a volume that is one patch in the other axes. */
function alongX(size: number, patch: number, step = 0.5): number[] {
  return tileStarts([patch, patch, size], [patch, patch, patch], step).map(([, , x]) => x)
}

test('covers an axis in as few even steps as stay within half a patch', () => {
  expect(alongX(40, 40)).toEqual([0])
  expect(alongX(60, 40)).toEqual([0, 20])
  expect(alongX(61, 40)).toEqual([0, 10, 21])
  expect(alongX(110, 64)).toEqual([0, 23, 46])
  expect(alongX(41, 40)).toEqual([0, 1])
})

test('rounds halves to even, as NumPy and so nnU-Net do', () => {
  expect(alongX(65, 40)).toEqual([0, 12, 25])
  expect(alongX(67, 40)).toEqual([0, 14, 27])
})

test('other steps', () => {
  expect(alongX(120, 40, 1)).toEqual([0, 40, 80])
  expect(alongX(80, 40, 0.25)).toEqual([0, 10, 20, 30, 40])
})

test('of a patch that is one voxel thin there is one for each voxel, not two', () => {
  expect(tileStarts([5, 4, 4], [1, 4, 4], 0.5).map(([z]) => z)).toEqual([0, 1, 2, 3, 4])
})

test('an axis shorter than the patch has one tile with the volume in its middle', () => {
  expect(tileStarts([10, 7, 40], [16, 16, 40], 0.5)).toEqual([[-3, -4, 0]])
})

test('runs through Z, Y, X with X fastest', () => {
  expect(tileStarts([4, 6, 6], [4, 4, 4], 0.5)).toEqual([[0, 0, 0], [0, 0, 2], [0, 2, 0], [0, 2, 2]])
})

test('every voxel is covered, and no step is longer than asked for', () => {
  const size = fc.integer({ min: 1, max: 200 })
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 64 }), fc.constantFrom(0.25, 0.5, 0.75, 1), (volume, patch, step) => {
      const starts = tileStarts([1, 1, volume] as Triple, [1, 1, patch], step).map(([, , x]) => x)
      expect(starts[0]).toBeLessThanOrEqual(0)
      expect((starts.at(-1) as number) + patch).toBeGreaterThanOrEqual(volume)
      for (const [i, start] of starts.slice(1).entries()) {
        expect(start - starts[i]).toBeLessThanOrEqual(Math.max(1, Math.ceil(patch * step)))
      }
    }),
  )
})
