import { describe, expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { crop } from '../patches.js'
import { Random } from '../random.js'
import { cropAskew, sampleSpatial, spatialMatrix } from './spatial.js'

const straight = { anglesZyx: [0, 0, 0] as Triple, scaleZyx: [1, 1, 1] as Triple }
const shape: Triple = [4, 5, 6]
const voxels = Float32Array.from({ length: 2 * 4 * 5 * 6 }, (_, i) => Math.sin(3 * i))

function askew(source: Float32Array, start: Triple, size: Triple, change: Partial<typeof straight>, channels = 1, from: Triple = shape): Float32Array {
  const target = new Float32Array(channels * size[0] * size[1] * size[2])
  cropAskew(source, channels, from, start, size, spatialMatrix({ ...straight, ...change }), target)
  return target
}

describe('cropAskew', () => {
  test.each<[Triple, Triple]>([
    [[1, 1, 2], [2, 3, 3]],
    [[-1, 2, -2], [5, 4, 9]],
  ])('straight from %j of size %j is crop', (start, size) => {
    const expected = new Float32Array(2 * size[0] * size[1] * size[2])
    crop(voxels, 2, shape, start, size, expected)
    const actual = askew(voxels, start, size, {}, 2)
    for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 6)
  })

  test.each<[string, Triple, (z: number, y: number, x: number) => Triple]>([
    ['Z', [Math.PI / 2, 0, 0], (z, y, x) => [z, 2 - x, y]],
    ['Y', [0, Math.PI / 2, 0], (z, y, x) => [x, y, 2 - z]],
    ['X', [0, 0, Math.PI / 2], (z, y, x) => [2 - y, z, x]],
  ])('a quarter turn about %s', (_, anglesZyx, from) => {
    const cube = voxels.subarray(0, 27)
    const turned = askew(cube, [0, 0, 0], [3, 3, 3], { anglesZyx }, 1, [3, 3, 3])
    turned.forEach((value, i) => {
      const [z, y, x] = from(Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3)
      expect(value).toBeCloseTo(cube[(z * 3 + y) * 3 + x], 6)
    })
  })

  test('a scale of 2 takes every second voxel, of a half the means between', () => {
    const line = Float32Array.from([1, 2, 4, 8, 16])
    expect([...askew(line, [0, 0, 1], [1, 1, 3], { scaleZyx: [2, 2, 2] }, 1, [1, 1, 5])]).toEqual([1, 4, 16])
    expect([...askew(line, [0, 0, 1], [1, 1, 3], { scaleZyx: [1, 1, 0.5] }, 1, [1, 1, 5])]).toEqual([3, 4, 6])
  })

  test('beyond the rim an image fades into 0, and labels are those of the nearest voxel', () => {
    const line = Float32Array.from([1, 2])
    expect([...askew(line, [0, 0, -1], [1, 1, 4], { scaleZyx: [1, 1, 0.5] }, 1, [1, 1, 2])]).toEqual([0.75, 1.25, 1.75, 1.5])
    const labels = new Uint8Array(4)
    cropAskew(Uint8Array.from([1, 2]), 1, [1, 1, 2], [0, 0, -1], [1, 1, 4], spatialMatrix({ ...straight, scaleZyx: [1, 1, 0.5] }), labels)
    expect([...labels]).toEqual([1, 1, 2, 2])
  })
})

describe('sampleSpatial', () => {
  const draws = (size: Triple) => Array.from({ length: 20_000 }, (_, i) => sampleSpatial(new Random(1, 'spatial', i), size))
  const share = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length

  test("has nnU-Net's probabilities and ranges", () => {
    const all = draws([40, 56, 40])
    const turned = all.flatMap((change) => (change && change.anglesZyx[0] !== 0 ? [change.anglesZyx] : []))
    const scaled = all.flatMap((change) => (change && change.scaleZyx[0] !== 1 ? [change.scaleZyx] : []))
    expect(share(all.map((change) => change === undefined))).toBeCloseTo(0.64, 1)
    expect(turned.length / all.length).toBeCloseTo(0.2, 1)
    expect(scaled.length / all.length).toBeCloseTo(0.2, 1)
    const angles = turned.flat()
    expect(Math.max(...angles.map(Math.abs))).toBeLessThanOrEqual(Math.PI / 6)
    expect(Math.max(...angles)).toBeGreaterThan(0.51)
    expect(Math.min(...angles)).toBeLessThan(-0.51)
    const factors = scaled.map(([z, y, x]) => (z === y && y === x ? z : NaN))
    expect([Math.min(...factors), Math.max(...factors)]).toEqual([expect.closeTo(0.7, 1), expect.closeTo(1.4, 1)])
  })

  test.each<[Triple, number]>([
    [[1, 256, 256], 0],
    [[64, 64, 16], 2],
  ])('in a thin patch of %j turns and scales within its plane alone', (size, thin) => {
    const changes = draws(size).flatMap((change) => change ?? [])
    for (const { anglesZyx, scaleZyx } of changes) {
      expect(scaleZyx[thin]).toBe(1)
      expect(anglesZyx.filter((angle, axis) => axis !== thin && angle !== 0)).toEqual([])
    }
    expect(Math.max(...changes.map(({ anglesZyx }) => anglesZyx[thin]))).toBeGreaterThan(3)
  })

  test.each<[string, Triple, number]>([
    ['a long patch', [160, 48, 48], Math.PI / 6],
    ['a thin patch of a long plane', [1, 256, 96], Math.PI / 12],
  ])('%s turns by less', (_, size, most) => {
    const angles = draws(size).flatMap((change) => change?.anglesZyx ?? [])
    expect(Math.max(...angles)).toBeLessThanOrEqual(most)
    expect(Math.max(...angles)).toBeGreaterThan(0.95 * most)
  })
})
