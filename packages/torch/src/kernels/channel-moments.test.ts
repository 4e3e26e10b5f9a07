import { beforeEach, describe, expect, test } from 'vitest'
import { empty, grad, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, twice, wide } from './compare.js'

beforeEach(() => manualSeed(13))

const both = ([mean, variance]: [Tensor, Tensor]): Tensor => ops.stack([mean, variance])
const ours = (x: Tensor): Tensor => both(ops.channelMoments(x))
const atens = (x: Tensor): Tensor => {
  const [variance, mean] = ops.varMean(x, [2, 3, 4], { correction: 0 })
  return both([mean, variance])
}

describe('channel_moments', () => {
  test.each([
    [[2, 8, 3, 4, 5]],
    [[1, 1, 4, 3, 2]],
    [[3, 33, 2, 3, 3]],
    [[2, 64, 11, 9, 10]],
    [[2, 5, 1, 1, 1]],
  ])('%j: as ATen, result and gradient', (shape) => {
    scope(() => {
      for (const error of differences(ours, atens, [leaf(shape)])) expect(error).toBeLessThan(1e-12)
      const single = leaf(shape, 'float32')
      for (const error of differences(ours, (x) => wide(atens)(x), [single])) expect(error).toBeLessThan(1e-5)
      const narrow = leaf(shape, 'bfloat16')
      expect(ours(narrow).dtype).toBe('float32')
      expect(difference(ours(narrow), atens(narrow.to({ dtype: 'float64' })))).toBeLessThan(1e-5)
      const weights = randn([2, ...shape.slice(0, 2)])
      const gradient = (f: (x: Tensor) => Tensor): Tensor => grad([f(narrow).mul(weights).sum()], [narrow])[0] as Tensor
      expect(difference(gradient(ours), gradient((x) => atens(x.to({ dtype: 'float32' }))))).toBeLessThan(2 ** -8)
    })
  })

  test('keeps its digits far from zero', () => {
    scope(() => {
      const x = randn([1, 16, 20, 20, 20]).add(1000)
      expect(difference(ours(x), atens(x.to({ dtype: 'float64' })))).toBeLessThan(1e-6)
    })
  })

  test('and where one voxel is far from all others', () => {
    scope(() => {
      for (const [shape, place] of [[[1, 1, 20, 28, 20], 0], [[1, 8, 16, 16, 16], 0], [[1, 1, 20, 28, 20], 5600]] as [number[], number][]) {
        const x = randn(shape).reshape([shape[1], -1])
        x.select(1, place).fill_(-1000)
        const image = x.reshape(shape)
        expect(difference(ours(image), atens(image.to({ dtype: 'float64' })))).toBeLessThan(1e-5)
      }
    })
  })

  test("the mean's gradient alone is one value for each channel, not written out", () => {
    scope(() => {
      const x = leaf([2, 3, 4, 5, 6], 'float32')
      const g = randn([2, 3])
      const [gradient] = grad([ops.channelMoments(x)[0]], [x], [g]) as Tensor[]
      expect(gradient.strides.slice(2)).toEqual([0, 0, 0])
      expect(difference(gradient, g.div(120).view([2, 3, 1, 1, 1]).expand([2, 3, 4, 5, 6]))).toBeLessThan(1e-7)
    })
  })

  test('gradcheck, and of the gradient', () => {
    scope(() => {
      gradcheck(ours, [leaf([2, 2, 2, 1, 3])])
      gradcheck((x) => ops.channelMoments(x)[0], [leaf([1, 2, 2, 2, 1])])
      gradcheck((x) => ops.channelMoments(x)[1], [leaf([1, 2, 2, 2, 1])])
      for (const error of differences(twice(ours), twice(atens), [leaf([2, 4, 2, 2, 2])])) expect(error).toBeLessThan(1e-12)
    })
  })

  test('any layout; float16; an empty batch; what is refused', () => {
    scope(() => {
      const x = randn([2, 6, 4, 5, 6])
      for (const layout of [x, x.transpose(2, 4), x.expand([2, 6, 4, 5, 6]), x.narrow(1, 1, 4)]) {
        expect(difference(ours(layout), atens(layout.to({ dtype: 'float64' })))).toBeLessThan(1e-5)
      }
      expect(ours(x.to({ dtype: 'float16' })).dtype).toBe('float32')
      expect(ops.channelMoments(empty([0, 6, 2, 2, 2]))[1].shape).toEqual([0, 6])
      expect(() => ops.channelMoments(empty([2, 6]))).toThrow('channel_moments: expected an input [N, C, Z, Y, X]')
      expect(() => ops.channelMoments(empty([1, 2, 2, 2, 2], { dtype: 'int64' }))).toThrow('channel_moments: expected floating-point numbers')
    })
  })

  test('the same bits with any number of threads', () => {
    const results = bitsByThreads(() => {
      const x = leaf([2, 40, 16, 20, 21], 'float32')
      const y = ours(x)
      return [y, grad([y], [x], [randn(y.shape)])[0] as Tensor]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })
})
