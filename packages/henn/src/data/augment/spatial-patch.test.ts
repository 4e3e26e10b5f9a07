import { empty, ops, randn, scope, setNumThreads, tensor, zeros, type Tensor } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { draws, expectEven } from '../../testing/draws.js'
import type { Triple } from '../../types.js'
import { sampleElastic } from './elastic.js'
import { flip, sampleFlip, type FlipAxes } from './flip.js'
import { sampleSpatialPatch, type SpatialChange } from './spatial-patch.js'

beforeEach(() => setNumThreads(1))

const quarter = Math.PI / 2
const unscaled: Triple = [1, 1, 1]

function read(volume: Tensor, start: Triple, size: number[], change: SpatialChange): Tensor {
  const patch = empty([volume.shape[0], ...size], { dtype: volume.dtype })
  sampleSpatialPatch([volume], start, change, [patch])
  return patch
}

const difference = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()

describe('sampleSpatialPatch', () => {
  test('straight, the patch is the part of the volume, zeros around; turned round, that part is', () => {
    scope(() => {
      const volume = randn([2, 5, 6, 7])
      const inside = volume.narrow(1, 1, 3).narrow(2, 2, 4).narrow(3, 1, 5)
      expect(difference(read(volume, [1, 2, 1], [3, 4, 5], {}), inside)).toBe(0)
      const axes: FlipAxes = [true, false, true]
      expect(difference(read(volume, [1, 2, 1], [3, 4, 5], { flip: axes }), inside.flip([1, 3]))).toBe(0)
      const around = zeros([2, 9, 8, 11])
      around.narrow(1, 2, 5).narrow(2, 1, 6).narrow(3, 3, 7).copy_(volume)
      expect(difference(read(volume, [-2, -1, -3], [9, 8, 11], { flip: axes }), flip(around, axes))).toBe(0)
    })
  })

  test('image and labels change together', () => {
    scope(() => {
      const label = tensor(Uint8Array.from({ length: 1000 }, (_, i) => (i % 100 < 50 ? 3 : 0)), { shape: [1, 10, 10, 10] })
      const image = label.to({ dtype: 'float32' })
      const patches = [empty([1, 8, 8, 8]), empty([1, 8, 8, 8], { dtype: 'uint8' })]
      sampleSpatialPatch([image, label], [1, 1, 1], { turnScale: { anglesZyx: [0.3, 0.2, 0.1], scaleZyx: [0.9, 0.9, 0.9] }, flip: [true, true, false] }, patches)
      const found = patches[1].to({ dtype: 'float32' })
      expect(difference(patches[0].gt(1.5).to({ dtype: 'float32' }).mul(3), found)).toBe(0)
      expect([1, 2].map((value) => patches[1].eq(value).sum().item())).toEqual([0, 0])
      expect(patches[1].eq(3).sum().item()).toBeGreaterThan(100)
    })
  })

  test.each<[string, Triple, (volume: Tensor) => Tensor]>([
    ['Z', [quarter, 0, 0], (volume) => volume.flip([2]).transpose(2, 3)],
    ['Y', [0, quarter, 0], (volume) => volume.flip([3]).transpose(1, 3)],
    ['X', [0, 0, quarter], (volume) => volume.flip([1]).transpose(1, 2)],
  ])('a quarter turn about %s', (_, anglesZyx, turned) => {
    scope(() => {
      const volume = randn([1, 6, 6, 6])
      const actual = read(volume, [0, 0, 0], [6, 6, 6], { turnScale: { anglesZyx, scaleZyx: unscaled } })
      expect(difference(actual, turned(volume))).toBeLessThan(1e-5)
    })
  })

  test('turned there and back, a smooth image is what it was', () => {
    scope(() => {
      const axis = (shape: number[]): Tensor => ops.arange(24, { dtype: 'float32' }).view(shape)
      const smooth = axis([1, 24, 1, 1]).mul(0.12).sin().add(axis([1, 1, 24, 1]).mul(0.1).cos()).mul(axis([1, 1, 1, 24]).mul(0.08).add(0.3).sin())
      const turn = (volume: Tensor, angle: number): Tensor => read(volume, [0, 0, 0], [24, 24, 24], { turnScale: { anglesZyx: [0, angle, 0], scaleZyx: unscaled } })
      const back = turn(turn(smooth, 0.4), -0.4)
      const middle = (volume: Tensor): Tensor => volume.narrow(1, 7, 10).narrow(2, 7, 10).narrow(3, 7, 10)
      expect(difference(middle(back), middle(smooth))).toBeLessThan(0.01)
      expect(difference(middle(turn(smooth, 0.4)), middle(smooth))).toBeGreaterThan(0.1)
    })
  })

  test('a scale of 2 takes every second voxel of twice the stretch', () => {
    scope(() => {
      const line = tensor([[[[1, 2, 4, 8, 16]]]])
      expect(read(line, [0, 0, 1], [1, 1, 3], { turnScale: { anglesZyx: [0, 0, 0], scaleZyx: [2, 2, 2] } }).toArray()).toEqual([[[[1, 4, 16]]]])
    })
  })

  test('control points that all move alike shift the patch; along the axes of the patch before it is turned', () => {
    scope(() => {
      const volume = randn([1, 12, 12, 12])
      const alike = [1, -2, 0].flatMap((step) => Array.from({ length: 343 }, () => step))
      expect(difference(read(volume, [3, 3, 3], [6, 6, 6], { elastic: alike }), read(volume, [4, 1, 3], [6, 6, 6], {}))).toBeLessThan(1e-5)
      const turnScale = { anglesZyx: [quarter, 0, 0] as Triple, scaleZyx: unscaled }
      // About Z, Y turns to X: two voxels down along Y are two down along X.
      expect(difference(read(volume, [3, 3, 3], [6, 6, 6], { elastic: alike, turnScale }), read(volume, [4, 3, 1], [6, 6, 6], { turnScale }))).toBeLessThan(1e-5)
    })
  })
})

describe('flip', () => {
  test('each axis by itself; twice is not at all', () => {
    scope(() => {
      const voxels = ops.arange(12, { dtype: 'float32' }).view([2, 1, 2, 3])
      expect(flip(voxels, [false, false, true]).toArray()).toEqual([[[[2, 1, 0], [5, 4, 3]]], [[[8, 7, 6], [11, 10, 9]]]])
      expect(flip(voxels, [false, true, false]).toArray()).toEqual([[[[3, 4, 5], [0, 1, 2]]], [[[9, 10, 11], [6, 7, 8]]]])
      const volume = randn([2, 3, 4, 5])
      expect(difference(flip(flip(volume, [true, true, true]), [true, true, true]), volume)).toBe(0)
    })
  })

  test('the eight ways are drawn equally often, of two axes the four', () => {
    const counts = (axes: number[]): number[] => {
      const changes = draws((random) => sampleFlip(random, axes), 1 - 0.5 ** axes.length)
      const keys = changes.map((change) => change.join())
      return [...new Set(keys)].map((key) => keys.filter((other) => other === key).length)
    }
    for (const axes of [[0, 1, 2], [0, 2]]) {
      const found = counts(axes)
      expect(found.length).toBe(2 ** axes.length - 1)
      for (const count of found) expect(Math.abs(count / 20_000 - 0.5 ** axes.length)).toBeLessThan(0.016)
    }
    expect(draws((random) => sampleFlip(random, []), 0)).toEqual([])
  })
})

describe('sampleElastic', () => {
  const sampled = (shapeZyx: Triple, spacingMm: Triple, mostMm = 7.5) =>
    draws((random) => (random.chance(0.02) ? sampleElastic(random, { channels: 1, shapeZyx, spacingMm }, 0.5, mostMm) : undefined), 0.01)

  test('inner points move by up to the millimetres asked for, the others not at all', () => {
    const changes = sampled([128, 256, 128], [1, 2, 3])
    for (const [axis, most] of [7.5, 3.75, 2.5].entries()) {
      const inner = [2, 3, 4].flatMap((z) => [2, 3, 4].flatMap((y) => [2, 3, 4].map((x) => ((axis * 7 + z) * 7 + y) * 7 + x)))
      expectEven(changes.flatMap((change) => inner.map((i) => change[i])), -most, most)
      expect(changes[0].slice(axis * 343, (axis + 1) * 343).filter((step) => step !== 0).length).toBe(27)
    }
  })

  test('never further than half the distance to the next point', () => {
    const longest = sampled([40, 40, 40], [1, 1, 1]).flat().reduce((most, step) => Math.max(most, Math.abs(step)), 0)
    expect(longest).toBeLessThan(40.25 / 8)
    expect(longest).toBeGreaterThan(0.99 * (40.25 / 8))
  })

  test('nothing moves across a thin patch', () => {
    for (const change of sampled([1, 128, 128], [1, 1, 1])) {
      expect(change.slice(0, 343).every((step) => step === 0)).toBe(true)
      expect(change.slice(343).filter((step) => step !== 0).length).toBe(2 * 7 * 9)
    }
  })
})
