import { expect, test } from 'vitest'
import { fullestSlices, greyWindow } from './views.js'

test('the contrast ends at the 1st and 99th percentile; NaN and infinity have no say', () => {
  const image = Float32Array.from({ length: 101 }, (_, i) => i)
  expect(greyWindow(image)).toEqual({ black: 1, white: 99 })
  expect(greyWindow(Float32Array.of(NaN, ...image, Infinity))).toEqual({ black: 1, white: 99 })
  expect(greyWindow(Float32Array.of(NaN, NaN))).toEqual({ black: 0, white: 0 })
})

test('of a large image a sample counts, which sees all columns', () => {
  expect(greyWindow(Float32Array.from({ length: 300_000 }, (_, i) => (i % 2 === 0 ? 5 : 1000)))).toEqual({ black: 5, white: 1000 })
})

test('the fullest slice has the most kinds of labels, then the most voxels', () => {
  // 4×3×5: label 1 fills z = 0; z = 2 has two labels, one voxel each.
  const labels = new Uint8Array(60)
  labels.fill(1, 0, 15)
  labels[2 * 15 + 1 * 5 + 4] = 1
  labels[2 * 15 + 1 * 5 + 3] = 255
  // y = 1 and x = 3 have both labels; x = 4 has one voxel more, but of one label.
  expect(fullestSlices(labels, [4, 3, 5])).toEqual([2, 1, 3])
  expect(fullestSlices(new Uint8Array(60), [4, 3, 5])).toEqual([2, 1, 2])
})
