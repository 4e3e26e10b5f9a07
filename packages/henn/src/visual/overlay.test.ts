import { expect, test } from 'vitest'
import { drawImage, drawLabels, drawOutlines, enlarge, labelColours, panel, sliceOf, stretch, type Picture, type Slice } from './overlay.js'

function values({ width, height, at }: Slice): number[][] {
  return Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => at(row, column)))
}

function pixels({ width, height, rgb }: Picture): string[] {
  expect(rgb).toHaveLength(3 * width * height)
  const hex = Buffer.from(rgb).toString('hex')
  return Array.from({ length: height }, (_, row) => hex.slice(6 * width * row, 6 * width * (row + 1)))
}

const grey = (...shades: number[][]): Picture => ({
  width: shades[0].length,
  height: shades.length,
  rgb: Uint8Array.from(shades.flat().flatMap((shade) => [shade, shade, shade])),
})

test('slices across each axis, the other axes upwards and to the right', () => {
  // Z = 2, Y = 3, X = 4, each voxel its index zyx as a number.
  const data = Array.from({ length: 24 }, (_, i) => 100 * Math.floor(i / 12) + 10 * (Math.floor(i / 4) % 3) + (i % 4))
  expect(values(sliceOf(data, [2, 3, 4], 0, 1))).toEqual([[120, 121, 122, 123], [110, 111, 112, 113], [100, 101, 102, 103]])
  expect(values(sliceOf(data, [2, 3, 4], 1, 2))).toEqual([[120, 121, 122, 123], [20, 21, 22, 23]])
  expect(values(sliceOf(data, [2, 3, 4], 2, 3))).toEqual([[103, 113, 123], [3, 13, 23]])
})

test('greys run from black to white and stop there', () => {
  const slice = sliceOf([-5, 0, 5, 10, 99, 2], [1, 1, 6], 0, 0)
  expect(pixels(drawImage(slice, { black: 0, white: 10 }))).toEqual(['000000000000808080ffffffffffff333333'])
  expect(pixels(drawImage(slice, { black: 3, white: 3 }))[0]).toHaveLength(36)
})

test('labels are mixed with what is below, the background is left alone', () => {
  const picture = drawLabels(grey([100, 100, 0, 0]), sliceOf([0, 1, 2, 8], [1, 1, 4], 0, 0))
  const mixed = (below: number, index: number): number[] => labelColours[index].map((value) => Math.round(0.45 * below + 0.55 * value))
  // There are seven colours; the eighth label has the first.
  expect([...picture.rgb]).toEqual([100, 100, 100, ...mixed(100, 0), ...mixed(0, 1), ...mixed(0, 0)])
  expect(new Set(labelColours.map(String)).size).toBe(labelColours.length)
})

test('outlines lie within their labels, and not along the border of the picture', () => {
  const labels = [
    [1, 1, 1, 1, 0],
    [1, 1, 1, 1, 2],
    [1, 1, 1, 1, 2],
    [0, 0, 0, 0, 0],
  ]
  const slice: Slice = { width: 5, height: 4, at: (row, column) => labels[row][column] }
  const [one, two] = labelColours.map((colour) => Buffer.from(colour).toString('hex'))
  const below = '070707'
  const picture = grey(...labels.map((row) => row.map(() => 7)))
  expect(pixels(drawOutlines(picture, slice, 1))).toEqual([
    below + below + below + one + below,
    below + below + below + one + two,
    one + one + one + one + two,
    below.repeat(5),
  ])
  expect(pixels(drawOutlines(picture, slice, 2))[1]).toBe(one.repeat(4) + two)
})

test('stretches to any size by the nearest voxel', () => {
  const slice: Slice = { width: 2, height: 3, at: (row, column) => 10 * row + column }
  expect(values(stretch(slice, 4, 3))).toEqual([[0, 0, 1, 1], [10, 10, 11, 11], [20, 20, 21, 21]])
  expect(values(stretch(slice, 1, 6))).toEqual([[1], [1], [11], [11], [21], [21]])
  expect(values(stretch(slice, 3, 2))).toEqual([[0, 1, 1], [20, 21, 21]])
})

test('enlarges each pixel to a block', () => {
  expect(pixels(enlarge(grey([1, 2], [3, 4]), 2))).toEqual(['010101010101020202020202', '010101010101020202020202', '030303030303040404040404', '030303030303040404040404'])
})

test('a panel puts smaller pictures in the middle of their cells, with lines around', () => {
  const result = panel([[grey([1, 1, 1], [1, 1, 1], [1, 1, 1]), grey([2])]], 1, [9, 9, 9])
  const n = '090909'
  const o = '000000'
  const a = '010101'
  expect([result.width, result.height]).toEqual([7, 5])
  expect(pixels(result)).toEqual([
    n.repeat(7),
    n + a.repeat(3) + n + o + n,
    n + a.repeat(3) + n + '020202' + n,
    n + a.repeat(3) + n + o + n,
    n.repeat(7),
  ])
})
