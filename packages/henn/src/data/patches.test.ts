import { fromShared, scope, tensor } from '@henn/torch'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotated, copyPatch, indexForeground, isForcedForeground, samplePatchStart, type ForegroundIndex } from './patches.js'
import { Random } from './random.js'

const each = (...values: number[]): Map<number, number[]> => new Map(values.map((value) => [value, [value]]))

describe('indexForeground', () => {
  test('lists the voxels of each class that is present', () => {
    const { classes, starts, positions } = indexForeground(Uint8Array.of(0, 3, 1, 0, 3, 3, 255), each(1, 2, 3))
    expect(classes).toEqual([1, 3])
    expect(starts).toEqual([0, 1, 4])
    expect([...positions]).toEqual([2, 1, 4, 5])
  })

  test('regions share voxels', () => {
    const { classes, starts, positions } = indexForeground(Uint8Array.of(0, 2, 1, 254), new Map([[0, [1, 2]], [1, [2]], [annotated, [0, 1, 2]]]))
    expect(classes).toEqual([0, 1, annotated])
    expect(starts).toEqual([0, 2, 3, 6])
    expect([...positions]).toEqual([1, 2, 1, 0, 1, 2])
  })

  test('of a large class one voxel in each stretch, up to its end', () => {
    const { starts, positions } = indexForeground(new Uint8Array(25_001).fill(1), each(1))
    expect(starts).toEqual([0, 8334])
    expect([...positions].map((position) => Math.floor(position / 3))).toEqual([...Array(8334).keys()])
    expect(positions.at(-1)).toBeLessThan(25_001)
  })

  test('and not always at the same place in its rows', () => {
    // As long as the stretches: each 64th voxel would lie in one plane.
    const { positions } = indexForeground(new Uint8Array(100 * 100 * 64).fill(1), each(1))
    const inRow = new Map<number, number>()
    for (const position of positions) inRow.set(position % 64, (inRow.get(position % 64) ?? 0) + 1)
    const counts = Array.from({ length: 64 }, (_, x) => inRow.get(x) ?? 0)
    expect(positions).toHaveLength(10_000)
    expect(Math.min(...counts)).toBeGreaterThan(100)
    expect(Math.max(...counts)).toBeLessThan(220)
  })

  test('an empty label has no foreground', () => {
    expect(indexForeground(new Uint8Array(5), each(1))).toMatchObject({ classes: [], starts: [0] })
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
  const foreground = indexForeground(label, each(1, 2))
  const start = (random: Random, shapeZyx: [number, number, number], patchSizeZyx: [number, number, number], index: ForegroundIndex, isForced: boolean): number[] =>
    samplePatchStart(random, { shapeZyx, patchSizeZyx, foreground: index, positionAt: (i) => index.positions[i], isForced })

  test('forced: centred on a voxel of either class, and kept inside the volume', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 1000; i++) {
      const place = start(new Random(1, 'test', i), [10, 12, 14], [4, 4, 6], foreground, true).join()
      seen.set(place, (seen.get(place) ?? 0) + 1)
    }
    expect([...seen.keys()].toSorted()).toEqual(['0,8,0', '3,4,4'])
    // 1000 fair draws: 450 to 550 but for one time in a thousand.
    expect(Math.abs(seen.get('3,4,4')! - 500)).toBeLessThan(52)
  })

  test('not forced, or without foreground: every place inside is reached', () => {
    const empty = indexForeground(new Uint8Array(5), each(1))
    for (const [index, isForced] of [[foreground, false], [empty, true]] as const) {
      const starts = Array.from({ length: 2000 }, (_, i) => start(new Random(2, 'test', i), [5, 4, 4], [3, 3, 4], index, isForced))
      expect(new Set(starts.map((place) => place.join())).size).toBe(3 * 2)
    }
  })

  test('a volume smaller than the patch lies in its middle', () => {
    expect(start(new Random(3, 'test'), [2, 12, 13], [4, 12, 16], foreground, true)).toEqual([-1, 0, -2])
  })

  test('where voxels are to be ignored, one that is not lies in the middle of each patch', () => {
    const partly = new Uint8Array(1000).fill(254)
    partly[555] = 0
    const index = indexForeground(partly, new Map([[1, [1]], [annotated, [0, 1]]]))
    for (const isForced of [true, false]) expect(start(new Random(4, 'test'), [10, 10, 10], [2, 2, 2], index, isForced)).toEqual([4, 4, 4])
  })
})

test('a patch holds the voxels inside, and what is said beyond', () => {
  scope(() => {
    const source = tensor(Float32Array.from({ length: 2 * 2 * 3 * 3 }, (_, i) => i + 1), { shape: [2, 2, 3, 3] })
    const target = tensor(new Float32Array(16).fill(9), { shape: [2, 1, 2, 4] })
    copyPatch(source, [1, 2, -1], target)
    expect([...(target.toTypedArray() as Float32Array)]).toEqual([0, 16, 17, 18, 0, 0, 0, 0, 0, 34, 35, 36, 0, 0, 0, 0])
    copyPatch(source, [7, 0, 0], target, -1)
    expect(new Set(target.toTypedArray() as Float32Array)).toEqual(new Set([-1]))
  })
})

test('a patch agrees with looking up each voxel', () => {
  const size = fc.integer({ min: 1, max: 5 })
  const start = fc.integer({ min: -3, max: 3 })
  fc.assert(
    fc.property(fc.tuple(size, size, size), fc.tuple(start, start, start), fc.tuple(size, size, size), (shape, from, patch) => {
      const source = Uint8Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, i) => i + 1)
      const target = new Uint8Array(new SharedArrayBuffer(patch[0] * patch[1] * patch[2]))
      scope(() => copyPatch(tensor(source, { shape }), from, fromShared(target, patch), 255))
      target.forEach((value, i) => {
        const z = from[0] + Math.floor(i / (patch[1] * patch[2]))
        const y = from[1] + (Math.floor(i / patch[2]) % patch[1])
        const x = from[2] + (i % patch[2])
        const inside = z >= 0 && y >= 0 && x >= 0 && z < shape[0] && y < shape[1] && x < shape[2]
        expect(value).toBe(inside ? source[(z * shape[1] + y) * shape[2] + x] : 255)
      })
    }),
  )
})
