import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { difference, differences, leaf, twice } from './compare.js'

beforeEach(() => manualSeed(11))

const ours = (a: Tensor, b: Tensor): Tensor => ops.catChannels(a, b)
const atens = (a: Tensor, b: Tensor): Tensor => ops.cat([a, b], 1)

describe('cat_channels', () => {
  test.each([
    [8, 8, [3, 4, 5]],
    [32, 32, [2, 3, 4]],
    [64, 128, [4, 4, 4]],
    [3, 5, [7, 1, 2]],
    [1, 1, [40, 41, 42]],
    [1, 33, [1, 1, 1]],
  ])('%i and %i channels on %j: as ATen, result and gradients, in every type', (a, b, grid) => {
    scope(() => {
      for (const dtype of ['float64', 'float32', 'bfloat16', 'float16'] as const) {
        const inputs = [leaf([2, a, ...grid], dtype), leaf([2, b, ...grid], dtype)]
        expect(differences(ours, atens, inputs)).toEqual([0, 0, 0])
        expect(ours(inputs[0], inputs[1]).isContiguous('channels_last_3d')).toBe(true)
      }
    })
  })

  test('any layout: cropped, contiguous, expanded; an empty batch', () => {
    scope(() => {
      const cropped = leaf([2, 6, 5, 6, 7]).narrow(2, 0, 4).narrow(3, 1, 5).narrow(4, 0, 6)
      const others = [randn([2, 3, 4, 5, 6]), randn([2, 1, 1, 1, 6]).expand([2, 3, 4, 5, 6]), randn([2, 3, 6, 5, 4]).transpose(2, 4)]
      for (const other of others) {
        const second = other.to({ dtype: 'float64' })
        expect(difference(ours(cropped, second), atens(cropped, second))).toBe(0)
        expect(difference(ours(second, cropped), atens(second, cropped))).toBe(0)
      }
      expect(ours(empty([0, 2, 3, 3, 3]), empty([0, 4, 3, 3, 3])).shape).toEqual([0, 6, 3, 3, 3])
    })
  })

  test('the parts of the gradient lie in one piece each; only those that are wanted are made', () => {
    scope(() => {
      const [a, b] = [leaf([2, 8, 3, 4, 5], 'float32'), leaf([2, 4, 3, 4, 5], 'float32').detach()]
      const [gradient] = grad([ours(a, b)], [a], [randn([2, 12, 3, 4, 5])]) as Tensor[]
      expect(gradient.isContiguous('channels_last_3d')).toBe(true)
    })
  })

  test('gradcheck, and of the gradient', () => {
    scope(() => {
      gradcheck(ours, [leaf([1, 2, 2, 1, 3]), leaf([1, 3, 2, 1, 3])])
      const other = leaf([2, 3, 2, 3, 2])
      for (const error of differences(twice((a) => ours(a, other).square()), twice((a) => atens(a, other).square()), [leaf([2, 2, 2, 3, 2])])) expect(error).toBeLessThan(1e-12)
    })
  })

  test('two types give the wider one, as ATen; autocast changes nothing', () => {
    scope(() => {
      const [a, b] = [leaf([1, 2, 2, 2, 2], 'bfloat16'), leaf([1, 3, 2, 2, 2], 'float32')]
      expect(differences(ours, atens, [a, b])).toEqual([0, 0, 0])
      expect(ours(a, b).dtype).toBe('float32')
      expect(autocast('bfloat16', () => ours(b, b)).dtype).toBe('float32')
    })
  })

  test.each([
    ['other voxels', [1, 2, 3, 3, 3], [1, 2, 3, 3, 4], 'expected inputs [N, A, Z, Y, X] and [N, B, Z, Y, X]'],
    ['other samples', [1, 2, 3, 3, 3], [2, 2, 3, 3, 3], 'expected inputs [N, A, Z, Y, X] and [N, B, Z, Y, X]'],
    ['no axes', [], [1, 2, 3, 3, 3], 'expected inputs [N, A, Z, Y, X] and [N, B, Z, Y, X]'],
    ['four axes', [1, 2, 3, 3], [1, 2, 3, 3], 'expected inputs [N, A, Z, Y, X] and [N, B, Z, Y, X]'],
  ])('refuses %s', (_, a, b, message) => {
    scope(() => expect(() => ours(empty(a), empty(b))).toThrow(`cat_channels: ${message}`))
  })
})
