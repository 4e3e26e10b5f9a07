import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, ones, ops, randn, scope, tensor, type Tensor } from '../index.js'
import { Conv3d, ConvTranspose3d, toTriple, type Triple } from '../nn/index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, twice, wide } from './compare.js'

beforeEach(() => manualSeed(7))

const ours = (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.pointwiseConv3d(x, w, b)
const atens = (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.conv3d(x, w, b)
const oursOfGelu = (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.pointwiseConv3d(x, w, b, true)
const atensOfGelu = (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => atens(x.gelu(), w, b)

function inputs(from: number, to: number, size: number[], dtype: 'float32' | 'float64' | 'bfloat16' = 'float64', batch = 2): Tensor[] {
  return [leaf([batch, from, ...size], dtype), leaf([to, from, 1, 1, 1], dtype), leaf([to], dtype)]
}

// Whole panels of columns and rests of them; rows that fill tiles and don't; results split by voxels and by columns; few
// voxels, where the columns of the weights are split, down to one voxel a sample.
const cases: [number, number, number[]][] = [
  [8, 16, [3, 4, 5]],
  [64, 40, [1, 1, 1]],
  [100, 75, [3, 4, 3]],
  [8, 16, [11, 12, 13]],
  [1, 1, [12, 9, 10]],
  [3, 5, [13, 9, 9]],
  [33, 17, [9, 10, 13]],
  [16, 3, [13, 17, 19]],
  [200, 70, [8, 8, 9]],
  [24, 96, [20, 21, 22]],
]

describe('pointwise_conv3d', () => {
  test.each(cases)('%i to %i channels on %j: as ATen, result and gradients', (from, to, size) => {
    scope(() => {
      for (const error of differences(ours, atens, inputs(from, to, size))) expect(error).toBeLessThan(1e-12)
      for (const error of differences(ours, wide(atens), inputs(from, to, size, 'float32'))) expect(error).toBeLessThan(1e-5)
      for (const error of differences(ours, wide(atens), inputs(from, to, size, 'bfloat16'))) expect(error).toBeLessThan(2 ** -6)
      const [x, w] = inputs(from, to, size, 'float64', 1)
      for (const error of differences(ours, atens, [x, w])) expect(error).toBeLessThan(1e-12)
    })
  })

  test.each(cases)('%i to %i channels on %j, GELU first: as ATen, result and gradients', (from, to, size) => {
    scope(() => {
      for (const error of differences(oursOfGelu, atensOfGelu, inputs(from, to, size))) expect(error).toBeLessThan(1e-12)
      for (const error of differences(oursOfGelu, wide(atensOfGelu), inputs(from, to, size, 'float32'))) expect(error).toBeLessThan(1e-5)
      for (const error of differences(oursOfGelu, wide(atensOfGelu), inputs(from, to, size, 'bfloat16'))) expect(error).toBeLessThan(2 ** -6)
    })
  })

  test('GELU far from zero is the input or zero, and not a number stays none', () => {
    scope(() => {
      const values = [-1e30, -1e4, -5.7, -4, 4, 5.7, 1e4, 1e30, NaN]
      const x = tensor(values).reshape([1, 1, 1, 1, -1]).expand([1, 1, 12, 12, -1]).contiguous({ memoryFormat: 'channels_last_3d' }).requiresGrad_(true)
      const all = oursOfGelu(x, ones([1, 1, 1, 1, 1]))
      const [slopes] = grad([all], [x], [ones(all.shape)]) as Tensor[]
      const [y, slope] = [all, slopes].map((one) => one.select(2, 5).select(2, 7).flatten())
      expect((slope.slice(0, 0, 8).toArray() as number[]).filter((_, i) => i < 2 || i > 5)).toEqual([0, 0, 1, 1])
      const expected = tensor(values).gelu()
      const [finite, theirs] = [y, expected].map((one) => one.slice(0, 0, 8))
      expect(finite.sub(theirs).abs().div(theirs.abs().clampMin(1)).max().item()).toBeLessThan(1e-6)
      expect(Number.isNaN(y.select(0, 8).item())).toBe(true)
    })
  })

  test.each([
    ['', ours, atens],
    [', GELU first', oursOfGelu, atensOfGelu],
  ] as const)('gradcheck, and of the gradient%s', (_, own, theirs) => {
    scope(() => {
      gradcheck(own, inputs(3, 2, [2, 1, 3], 'float64', 1))
      for (const error of differences(twice(own), twice(theirs), inputs(3, 4, [2, 2, 2]).slice(0, 2))) expect(error).toBeLessThan(1e-12)
    })
  })

  test('no output channels', () => {
    scope(() => {
      const [x, w, b] = inputs(6, 0, [11, 12, 13])
      const y = ours(x, w, b)
      expect(y.shape).toEqual([2, 0, 11, 12, 13])
      expect((grad([y], [x], [randn(y.shape, { dtype: 'float64' })]) as Tensor[])[0].abs().max().item()).toBe(0)
    })
  })

  test('each gradient alone', () => {
    scope(() => {
      const [x, w, b] = inputs(9, 7, [10, 11, 12])
      const y = ours(x, w, b)
      const gradient = randn(y.shape, { dtype: 'float64' })
      const all = grad([y], [x, w, b], [gradient], { retainGraph: true }) as Tensor[]
      for (const [i, one] of [x, w, b].entries()) expect(difference((grad([y], [one], [gradient], { retainGraph: true }) as Tensor[])[0], all[i])).toBe(0)
    })
  })

  test('any layout: contiguous, sliced, expanded; an empty batch', () => {
    scope(() => {
      const [, w] = inputs(6, 4, [1, 1, 1])
      const layouts = [
        randn([2, 6, 10, 9, 8], { dtype: 'float64' }),
        randn([2, 12, 10, 9, 16], { dtype: 'float64' }).narrow(1, 3, 6).slice(4, 0, 16, 2),
        randn([1, 6, 1, 9, 8], { dtype: 'float64' }).expand([2, 6, 10, 9, 8]),
      ]
      for (const x of layouts) expect(difference(ours(x, w), atens(x, w))).toBeLessThan(1e-12)
      expect(ours(layouts[0], w).isContiguous('channels_last_3d')).toBe(true)
      expect(ours(empty([0, 6, 3, 3, 3], { dtype: 'float64' }), w).shape).toEqual([0, 4, 3, 3, 3])
    })
  })

  test.each([
    [24, 40, [16, 20, 21], ours],
    [300, 200, [8, 9, 10], ours],
    [24, 40, [16, 20, 21], oursOfGelu],
    [300, 200, [8, 9, 10], oursOfGelu],
  ])('%i to %i on %j: the same bits with any number of threads', (from, to, size, own) => {
    const results = bitsByThreads(() => {
      const given = inputs(from, to, size, 'float32')
      const y = own(...(given as [Tensor, Tensor, Tensor]))
      const gradients = grad([y], given, [randn(y.shape)]) as Tensor[]
      return [y, ...gradients]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('under autocast the result is bfloat16, the gradients have the parameters\' type', () => {
    scope(() => {
      const [x, w, b] = inputs(8, 8, [11, 10, 9], 'float32')
      const y = autocast('bfloat16', () => ops.pointwiseConv3d(x, w, b))
      expect(y.dtype).toBe('bfloat16')
      y.sum().backward()
      expect([w.grad?.dtype, b.grad?.dtype]).toEqual(['float32', 'float32'])
    })
  })

  test.each([
    ['weights of other channels', [1, 6, 2, 2, 2], [4, 5, 1, 1, 1], /expected weights \[K, 6, 1, 1, 1\]/],
    ['a larger kernel', [1, 6, 2, 2, 2], [4, 6, 1, 1, 3], /expected weights/],
    ['an input without a batch', [6, 2, 2, 2], [4, 6, 1, 1, 1], /expected an input/],
  ])('%s is refused', (_, x, w, message) => {
    scope(() => expect(() => ops.pointwiseConv3d(randn(x), randn(w))).toThrow(message))
  })

  test('a gradient of another shape or type is refused', () => {
    scope(() => {
      const [x, w] = [randn([2, 8, 9, 9, 9]), randn([4, 8, 1, 1, 1])]
      for (const gradient of [randn([1, 4, 1, 1, 1]), randn([2, 4, 9, 9, 9], { dtype: 'float64' })]) {
        expect(() => ops.pointwiseConv3dBackward(gradient, x, w, false, [true, true, true])).toThrow(/expected a gradient \[2, 4, 9, 9, 9\]/)
      }
    })
  })

  test.each([1, 2, [1, 2, 3]] as (number | Triple)[])('Conv3d with a kernel of 1 and a stride of %j is the same layer', (stride) => {
    scope(() => {
      const layer = new Conv3d(6, 5, { kernel: 1, stride })
      const x = leaf([2, 6, 5, 6, 7], 'float32')
      for (const error of differences((x) => layer.forward(x), (x) => ops.conv3d(x, layer.weight, layer.bias, toTriple(stride)), [x])) expect(error).toBeLessThan(1e-5)
    })
  })

  test.each([
    [1, 0, true],
    [2, 0, true],
    [2, 1, false],
    [[1, 2, 3], [0, 1, 2], true],
  ] as [number | Triple, number | Triple, boolean][])('ConvTranspose3d with a kernel of 1, a stride of %j and an output padding of %j is the same layer', (stride, outputPadding, bias) => {
    scope(() => {
      const layer = new ConvTranspose3d(6, 5, { kernel: 1, stride, outputPadding, bias })
      const x = leaf([2, 6, 3, 4, 5], 'float32')
      const theirs = (x: Tensor): Tensor => ops.convTranspose3d(x, layer.weight, layer.bias, toTriple(stride), [0, 0, 0], toTriple(outputPadding))
      for (const error of differences((x) => layer.forward(x), theirs, [x])) expect(error).toBeLessThan(1e-5)
    })
  })

  test.each([
    [2, true],
    [2, false],
    [[1, 2, 3], true],
  ] as [number | Triple, boolean][])('ConvTranspose3d with a kernel and stride of %j is the same layer', (kernel, bias) => {
    scope(() => {
      const layer = new ConvTranspose3d(6, 5, { kernel, stride: kernel, bias })
      expect(layer.isTiled).toBe(true)
      const x = leaf([2, 6, 7, 8, 10], 'float32')
      const own = (x: Tensor): Tensor => layer.forward(x)
      const theirs = (x: Tensor): Tensor => ops.convTranspose3d(x, layer.weight, layer.bias, layer.stride)
      const y = own(x)
      expect(y.isContiguous('channels_last_3d')).toBe(true)
      for (const error of differences(own, theirs, [x])) expect(error).toBeLessThan(1e-5)
      const gradient = randn(y.shape)
      const ofParameters = (f: (x: Tensor) => Tensor): Tensor[] => grad([f(x)], [...layer.parameters()], [gradient]) as Tensor[]
      const expected = ofParameters(theirs)
      for (const [i, one] of ofParameters(own).entries()) expect(difference(one, expected[i])).toBeLessThan(1e-5)
    })
  })

  test.each([1, 2])('under autocast ConvTranspose3d with a kernel of %i and a stride of 2 gives bfloat16', (kernel) => {
    scope(() => {
      const layer = new ConvTranspose3d(6, 5, { kernel, stride: 2 })
      const x = randn([2, 6, 8, 8, 9])
      const y = autocast('bfloat16', () => layer.forward(x))
      expect(y.dtype).toBe('bfloat16')
      expect(difference(y, ops.convTranspose3d(x, layer.weight, layer.bias, [2, 2, 2]))).toBeLessThan(2 ** -6)
    })
  })

  test.each([
    { kernel: 2, stride: 2, padding: 1 },
    { kernel: 2, stride: 2, outputPadding: 1 },
    { kernel: 2, stride: 2, groups: 2 },
    { kernel: 3, stride: 2 },
  ])('ConvTranspose3d of %j is left to the engine', (options) => {
    expect(new ConvTranspose3d(6, 6, options).isTiled).toBe(false)
  })
})
