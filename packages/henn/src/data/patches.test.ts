import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crop, indexForeground, isForcedForeground, samplePatchStart } from './patches.js'
import { Random } from './random.js'

describe('indexForeground', () => {
  test('lists the voxels of each class that is present', () => {
    const { classes, starts, positions } = indexForeground(new Uint8Array([0, 3, 1, 0, 3, 3, 255]))
    expect(classes).toEqual([1, 3, 255])
    expect(starts).toEqual([0, 1, 4, 5])
    expect(Array.from(positions)).toEqual([2, 1, 4, 5, 6])
    expect(positions.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  test('of a large class every n-th voxel, up to its end', () => {
    const label = new Uint8Array(25_001).fill(1)
    const { starts, positions } = indexForeground(label)
    expect(starts).toEqual([0, 8334])
    expect([positions[0], positions[1], positions.at(-1)]).toEqual([0, 3, 24_999])
  })

  test('an empty label has no foreground', () => {
    expect(indexForeground(new Uint8Array(5))).toMatchObject({ classes: [], starts: [0] })
  })
})

test("the last samples of a batch are forced to foreground, by nnU-Net's rule", () => {
  const forced = (batchSize: number, ratio: number): boolean[] =>
    Array.from({ length: batchSize }, (_, sample) => isForcedForeground(sample, batchSize, ratio))
  expect(forced(2, 0.33)).toEqual([false, true])
  expect(forced(7, 0.33)).toEqual([false, false, false, false, false, true, true])
  expect(forced(3, 0)).toEqual([false, false, false])
  expect(forced(3, 1)).toEqual([true, true, true])
})

describe('samplePatchStart', () => {
  const label = new Uint8Array(10 * 12 * 14)
  const at = (z: number, y: number, x: number): number => (z * 12 + y) * 14 + x
  label[at(5, 6, 7)] = 1
  label[at(0, 11, 1)] = 2
  const foreground = indexForeground(label)

  test('forced: centred on a voxel of either class, and kept inside the volume', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 1000; i++) {
      const start = samplePatchStart(new Random(1, 'test', i), [10, 12, 14], [4, 4, 6], foreground).join()
      seen.set(start, (seen.get(start) ?? 0) + 1)
    }
    expect([...seen.keys()].toSorted()).toEqual(['0,8,0', '3,4,4'])
    // 1000 fair draws: 450 to 550 but for one time in a thousand.
    expect(Math.abs(seen.get('3,4,4')! - 500)).toBeLessThan(52)
  })

  test('not forced, or without foreground: every place inside is reached', () => {
    for (const given of [undefined, indexForeground(new Uint8Array(5))]) {
      const starts = Array.from({ length: 2000 }, (_, i) => samplePatchStart(new Random(2, 'test', i), [5, 4, 4], [3, 3, 4], given))
      expect(new Set(starts.map((start) => start.join())).size).toBe(3 * 2)
    }
  })

  test('a volume smaller than the patch lies in its middle', () => {
    expect(samplePatchStart(new Random(3, 'test'), [2, 12, 13], [4, 12, 16], foreground)).toEqual([-1, 0, -2])
  })
})

test('crop takes the voxels inside, and zeros outside', () => {
  const source = Float32Array.from({ length: 2 * 2 * 3 * 3 }, (_, i) => i + 1)
  const target = new Float32Array(2 * 1 * 2 * 4).fill(9)
  crop(source, 2, [2, 3, 3], [1, 2, -1], [1, 2, 4], target)
  expect(Array.from(target)).toEqual([0, 16, 17, 18, 0, 0, 0, 0, 0, 34, 35, 36, 0, 0, 0, 0])
})

test('crop agrees with looking up each voxel', () => {
  const size = fc.integer({ min: 1, max: 5 })
  const start = fc.integer({ min: -3, max: 3 })
  fc.assert(
    fc.property(fc.tuple(size, size, size), fc.tuple(start, start, start), fc.tuple(size, size, size), (shape, from, patch) => {
      const source = Uint8Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, i) => i + 1)
      const target = new Uint8Array(patch[0] * patch[1] * patch[2])
      crop(source, 1, shape, from, patch, target)
      target.forEach((value, i) => {
        const z = from[0] + Math.floor(i / (patch[1] * patch[2]))
        const y = from[1] + (Math.floor(i / patch[2]) % patch[1])
        const x = from[2] + (i % patch[2])
        const inside = z >= 0 && y >= 0 && x >= 0 && z < shape[0] && y < shape[1] && x < shape[2]
        expect(value).toBe(inside ? source[(z * shape[1] + y) * shape[2] + x] : 0)
      })
    }),
  )
})
