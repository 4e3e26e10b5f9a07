import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import { Conv3d, type Triple } from '../nn/index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, twice, wide } from './compare.js'

beforeEach(() => manualSeed(7))

const ours = (padding: Triple) => (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.winogradConv3d(x, w, b, padding)
const atens = (padding: Triple) => (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.conv3d(x, w, b, [1, 1, 1], padding)

function inputs(from: number, to: number, size: number[], dtype: 'float32' | 'float64' | 'bfloat16' = 'float64', batch = 2): Tensor[] {
  return [leaf([batch, from, ...size], dtype), leaf([to, from, 3, 3, 3], dtype), leaf([to], dtype)]
}

// Whole and broken tiles, panels and registers of channels; bands of outputs; every padding; what is left to ATen.
const cases: [number, number, Triple, Triple, number][] = [
  [16, 16, [8, 8, 8], [1, 1, 1], 2],
  [16, 16, [7, 9, 11], [1, 1, 1], 1],
  [17, 21, [7, 8, 13], [0, 1, 2], 1],
  [35, 16, [9, 6, 10], [2, 0, 1], 2],
  [16, 70, [9, 9, 9], [1, 1, 1], 2],
  [80, 72, [11, 11, 12], [1, 1, 1], 2],
  [16, 16, [1, 16, 17], [1, 1, 1], 1],
  [16, 24, [3, 22, 20], [0, 0, 0], 1],
  [8, 16, [9, 9, 9], [1, 1, 1], 2],
  [16, 16, [2, 3, 2], [1, 1, 1], 1],
  [16, 16, [9, 9, 9], [3, 3, 3], 1],
]

describe('winograd_conv3d', () => {
  test.each(cases)('%i to %i channels on %j, padding %j, batch %i: as ATen, result and gradients', (from, to, size, padding, batch) => {
    scope(() => {
      const of = (dtype: 'float32' | 'float64' | 'bfloat16'): Tensor[] => inputs(from, to, size, dtype, batch)
      for (const error of differences(ours(padding), atens(padding), of('float64'))) expect(error).toBeLessThan(1e-12)
      for (const error of differences(ours(padding), wide(atens(padding)), of('float32'))) expect(error).toBeLessThan(1e-5)
      for (const error of differences(ours(padding), wide(atens(padding)), of('bfloat16'))) expect(error).toBeLessThan(2 ** -6)
      for (const error of differences(ours(padding), atens(padding), of('float64').slice(0, 2))) expect(error).toBeLessThan(1e-12)
    })
  })

  test('gradcheck, and of the gradient', () => {
    scope(() => {
      // Projected: the operator takes over at 16 channels, too many to check one by one.
      const [x, w, b] = inputs(16, 16, [7, 8, 8], 'float64', 1)
      const [a, c] = [randn([1, 16, 7, 8, 8], { dtype: 'float64' }), randn([16, 16, 3, 3, 3], { dtype: 'float64' })]
      const along = (s: Tensor, t: Tensor, bias: Tensor): Tensor => ours([1, 1, 1])(x.detach().add(a.mul(s)), w.detach().add(c.mul(t)), bias)
      gradcheck((s, t) => along(s, t, b.detach()).mul(a).sum(), [leaf([], 'float64'), leaf([], 'float64')])
      for (const error of differences(twice(ours([1, 1, 1])), twice(atens([1, 1, 1])), [x, w])) expect(error).toBeLessThan(1e-12)
    })
  })

  test('any layout: contiguous, sliced, expanded; an empty batch', () => {
    scope(() => {
      const [, w] = inputs(16, 16, [1, 1, 1])
      const layouts = [
        randn([2, 16, 8, 9, 8], { dtype: 'float64' }),
        randn([2, 32, 8, 9, 16], { dtype: 'float64' }).narrow(1, 3, 16).slice(4, 0, 16, 2),
        randn([1, 16, 1, 9, 8], { dtype: 'float64' }).expand([2, 16, 8, 9, 8]),
      ]
      for (const x of layouts) expect(difference(ours([1, 1, 1])(x, w), atens([1, 1, 1])(x, w))).toBeLessThan(1e-12)
      expect(ours([1, 1, 1])(layouts[0], w).isContiguous('channels_last_3d')).toBe(true)
      expect(ours([1, 1, 1])(empty([0, 16, 3, 3, 3], { dtype: 'float64' }), w).shape).toEqual([0, 16, 3, 3, 3])
    })
  })

  test.each([
    [24, 40, [16, 20, 21]],
    [96, 100, [10, 12, 14]],
  ])('%i to %i on %j: the same bits with any number of threads', (from, to, size) => {
    const results = bitsByThreads(() => {
      const given = inputs(from, to, size, 'float32')
      const y = ours([1, 1, 1])(...(given as [Tensor, Tensor, Tensor]))
      const gradients = grad([y], given, [randn(y.shape)]) as Tensor[]
      return [y, ...gradients]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('under autocast the result is bfloat16, the gradients have the parameters\' type', () => {
    scope(() => {
      const [x, w, b] = inputs(16, 16, [8, 8, 9], 'float32')
      const y = autocast('bfloat16', () => ours([1, 1, 1])(x, w, b))
      expect(y.dtype).toBe('bfloat16')
      y.sum().backward()
      expect([w.grad?.dtype, b.grad?.dtype]).toEqual(['float32', 'float32'])
    })
  })

  test.each([
    ['weights of other channels', [1, 6, 4, 4, 4], [4, 5, 3, 3, 3], /expected weights \[K, 6, 3, 3, 3\]/],
    ['a smaller kernel', [1, 6, 4, 4, 4], [4, 6, 1, 3, 3], /expected weights/],
    ['an input without a batch', [6, 4, 4, 4], [4, 6, 3, 3, 3], /expected an input/],
    ['an input smaller than the kernel', [1, 6, 2, 4, 4], [4, 6, 3, 3, 3], /a padding of \[0, 0, 0\] does not fit/],
  ])('%s is refused', (_, x, w, message) => {
    scope(() => expect(() => ops.winogradConv3d(randn(x), randn(w))).toThrow(message))
  })

  test.each([[[]], [[1]], [[1, 1]], [[1, 1, 1, 1]]])('refuses a padding of %j', (padding) => {
    scope(() => {
      const [x, w] = [randn([1, 16, 12, 12, 12]), randn([16, 16, 3, 3, 3])]
      expect(() => ops.winogradConv3d(x, w, null, padding)).toThrow('winograd_conv3d: expected a padding for Z, Y and X')
      expect(() => ops.winogradConv3dBackward(x, x, w, padding, [true, true, true])).toThrow('expected a padding for Z, Y and X')
    })
  })

  test('a gradient of another shape or type is refused', () => {
    scope(() => {
      const [x, w] = [randn([2, 16, 9, 9, 9]), randn([16, 16, 3, 3, 3])]
      for (const gradient of [randn([1, 16, 7, 7, 7]), randn([2, 16, 7, 7, 7], { dtype: 'float64' })]) {
        expect(() => ops.winogradConv3dBackward(gradient, x, w, [0, 0, 0], [true, true, true])).toThrow(/expected a gradient \[2, 16, 7, 7, 7\]/)
      }
    })
  })

  test.each([{ padding: 1 }, { padding: [0, 1, 2] }, { padding: 1, bias: false }, { padding: 1, stride: 2 }, { padding: 1, dilation: 2 }, { padding: 1, groups: 2 }] as const)(
    'Conv3d with a kernel of 3 and %j is the same layer',
    (options) => {
      scope(() => {
        const layer = new Conv3d(16, 16, { kernel: 3, ...options } as ConstructorParameters<typeof Conv3d>[2])
        expect(layer.isWinograd).toBe(!('stride' in options || 'dilation' in options || 'groups' in options))
        const x = leaf([2, 16, 9, 8, 7], 'float32')
        const theirs = (x: Tensor): Tensor => ops.conv3d(x, layer.weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups)
        for (const error of differences((x) => layer.forward(x), theirs, [x])) expect(error).toBeLessThan(1e-5)
      })
    },
  )
})
