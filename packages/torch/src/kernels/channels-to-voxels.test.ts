import { beforeEach, describe, expect, test } from 'vitest'
import { empty, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { difference, differences, leaf, twice } from './compare.js'

beforeEach(() => manualSeed(12))

type Factor = [number, number, number]

/** By ATen's views: the channels are [kz, ky, kx, C]. */
const atens = ([kz, ky, kx]: Factor) => (x: Tensor): Tensor => {
  const [batch, channels, z, y, w] = x.shape
  const own = channels / (kz * ky * kx)
  return x.reshape([batch, kz, ky, kx, own, z, y, w]).permute([0, 4, 5, 1, 6, 2, 7, 3]).reshape([batch, own, kz * z, ky * y, kx * w])
}

const cases: [number, Factor, number[]][] = [
  [8, [2, 2, 2], [3, 4, 5]],
  [32, [2, 2, 2], [5, 2, 3]],
  [3, [1, 2, 2], [2, 3, 4]],
  [1, [2, 1, 3], [4, 1, 2]],
  [5, [1, 1, 1], [2, 3, 2]],
]

describe('channels_to_voxels', () => {
  test.each(cases)('%i channels, factor %j, on %j: as ATen, result and gradient, in every type; its inverse takes it back', (channels, factor, grid) => {
    scope(() => {
      const shape = [2, channels * factor.reduce((a, b) => a * b), ...grid]
      for (const dtype of ['float64', 'float32', 'bfloat16', 'float16'] as const) {
        const x = leaf(shape, dtype)
        expect(differences((input) => ops.channelsToVoxels(input, factor), atens(factor), [x])).toEqual([0, 0])
        const there = ops.channelsToVoxels(x, factor)
        expect(there.isContiguous('channels_last_3d')).toBe(true)
        expect(difference(ops.voxelsToChannels(there, factor), x)).toBe(0)
      }
      const contiguous = randn(shape)
      expect(difference(ops.channelsToVoxels(contiguous, factor), atens(factor)(contiguous))).toBe(0)
    })
  })

  test('gradcheck of both, and of the gradient', () => {
    scope(() => {
      gradcheck((x) => ops.channelsToVoxels(x, [1, 2, 2]), [leaf([1, 8, 2, 1, 3])])
      gradcheck((x) => ops.voxelsToChannels(x, [1, 2, 2]), [leaf([1, 2, 2, 2, 6])])
      for (const error of differences(twice((x) => ops.channelsToVoxels(x, 2).square()), twice((x) => atens([2, 2, 2])(x).square()), [leaf([2, 16, 2, 3, 2])])) expect(error).toBeLessThan(1e-12)
    })
  })

  test('an empty batch', () => {
    scope(() => {
      expect(ops.channelsToVoxels(empty([0, 8, 1, 2, 3]), 2).shape).toEqual([0, 1, 2, 4, 6])
      expect(ops.voxelsToChannels(empty([0, 1, 2, 4, 6]), 2).shape).toEqual([0, 8, 1, 2, 3])
    })
  })

  test('refuses what does not divide', () => {
    scope(() => {
      expect(() => ops.channelsToVoxels(empty([1, 6, 2, 2, 2]), 2)).toThrow("channels_to_voxels: 6 channels don't fall into blocks of [2, 2, 2] voxels")
      expect(() => ops.voxelsToChannels(empty([1, 1, 2, 3, 2]), 2)).toThrow("voxels_to_channels: [2, 3, 2] voxels don't fall into blocks of [2, 2, 2]")
      expect(() => ops.channelsToVoxels(empty([8, 2, 2, 2]), 2)).toThrow('channels_to_voxels: expected an input [N, C, Z, Y, X]')
      expect(() => ops.voxelsToChannels(empty([1, 8, 2, 2, 2]), [1, 0, 1])).toThrow('voxels_to_channels: the factor must be at least 1, got [1, 0, 1]')
      for (const factor of [[], [1], [2, 2], [2, 2, 2, 2]]) expect(() => ops.channelsToVoxels(empty([1, 8, 2, 2, 2]), factor)).toThrow('expected a factor for Z, Y and X')
      const huge = [2 ** 32, 2 ** 32, 1]
      expect(() => ops.channelsToVoxels(empty([1, 8, 2, 2, 2]), huge)).toThrow('must be at most 1024')
      expect(() => ops.voxelsToChannels(empty([1, 8, 0, 0, 0]), huge)).toThrow('must be at most 1024')
    })
  })
})
