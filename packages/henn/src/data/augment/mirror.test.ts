import { expect, test } from 'vitest'
import { Random } from '../random.js'
import { mirror, sampleMirror, type MirrorAxes } from './mirror.js'

const mirrored = (axes: MirrorAxes): number[] => {
  const data = Float32Array.from({ length: 12 }, (_, i) => i)
  mirror(data, 2, [1, 2, 3], axes)
  return Array.from(data)
}

test('each axis by itself, and together, channel by channel', () => {
  expect(mirrored([false, false, false])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(mirrored([false, false, true])).toEqual([2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9])
  expect(mirrored([false, true, false])).toEqual([3, 4, 5, 0, 1, 2, 9, 10, 11, 6, 7, 8])
  expect(mirrored([true, true, true])).toEqual([5, 4, 3, 2, 1, 0, 11, 10, 9, 8, 7, 6])
  const data = new Uint8Array([1, 2, 3, 4, 5, 6])
  mirror(data, 1, [3, 1, 2], [true, false, false])
  expect(Array.from(data)).toEqual([5, 6, 3, 4, 1, 2])
})

test('the eight ways are drawn equally often', () => {
  const random = new Random(1, 'mirror')
  const seen = new Map<string, number>()
  for (let i = 0; i < 8000; i++) {
    const key = sampleMirror(random, [0, 1, 2]).join()
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  expect(seen.size).toBe(8)
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)

  const some = Array.from({ length: 100 }, () => sampleMirror(random, [0, 2]))
  expect(new Set(some.map((axes) => axes[1]))).toEqual(new Set([false]))
  expect(new Set(some.map((axes) => axes[0]))).toEqual(new Set([false, true]))
})
