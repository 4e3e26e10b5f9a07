import { expect, test } from 'vitest'
import { extentOf, gather, isSizes, swapBytes } from './strided.js'

const source = Uint8Array.from({ length: 24 }, (_, i) => i)

test('gather copies views into contiguous order', () => {
  expect([...gather(source, 1, 2, [3], [1])]).toEqual([2, 3, 4])
  expect([...gather(source, 1, 0, [3, 2], [1, 3])]).toEqual([0, 3, 1, 4, 2, 5])
  expect([...gather(source, 2, 1, [2, 2], [4, 2])]).toEqual([2, 3, 6, 7, 10, 11, 14, 15])
  expect([...gather(source, 1, 7, [2, 2], [0, 0])]).toEqual([7, 7, 7, 7])
  expect([...gather(source, 8, 2, [], [])]).toEqual([16, 17, 18, 19, 20, 21, 22, 23])
  expect([...gather(source, 1, 0, [3, 0], [5, 7])]).toEqual([])
})

test('what gather gives is a copy', () => {
  const copy = gather(Buffer.from(source.buffer), 1, 0, [2], [1])
  copy[0] = 99
  expect(source[0]).toBe(0)
})

test('extentOf is one past the last element touched', () => {
  expect(extentOf(2, [3, 4], [4, 1])).toBe(2 + 12)
  expect(extentOf(2, [3, 4], [0, 1])).toBe(2 + 4)
  expect(extentOf(5, [], [])).toBe(6)
  expect(extentOf(5, [7, 0], [1, 1])).toBe(5)
})

test('isSizes takes lists of whole numbers whose product is exact', () => {
  expect(isSizes([])).toBe(true)
  expect(isSizes([2, 0, 3])).toBe(true)
  for (const bad of [undefined, 3, [-1], [1.5], [2n], ['2'], [2 ** 53], [2 ** 30, 2 ** 30, 0]]) expect(isSizes(bad)).toBe(false)
})

test('swapBytes turns each element round', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  swapBytes(bytes, 4)
  expect([...bytes]).toEqual([4, 3, 2, 1, 8, 7, 6, 5])
  swapBytes(bytes, 1)
  expect([...bytes]).toEqual([4, 3, 2, 1, 8, 7, 6, 5])
})
