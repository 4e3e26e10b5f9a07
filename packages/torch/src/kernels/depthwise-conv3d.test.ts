import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, noGrad, ops, randn, scope, type Tensor } from '../index.js'
import { Conv3d, ConvTranspose3d, type Triple } from '../nn/index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, twice, wide } from './compare.js'
import { atens, geometries, inputs, one, ours, type Geometry } from './depthwise-geometries.js'

beforeEach(() => manualSeed(7))

describe('depthwise_conv3d', () => {
  test.each(geometries)('float64, %s: as ATen, result and gradients', (_, geometry) => {
    scope(() => {
      for (const error of differences(ours(geometry), atens(geometry), inputs(geometry))) expect(error).toBeLessThan(1e-12)
    })
  })

  test.each(geometries)('float32, %s: as ATen in float64', (_, geometry) => {
    scope(() => {
      for (const error of differences(ours(geometry), wide(atens(geometry)), inputs(geometry, 'float32'))) expect(error).toBeLessThan(1e-5)
    })
  })

  test.each(geometries.filter(([name]) => !name.includes('without a kernel')))('bfloat16, %s: the sums are float32', (_, geometry) => {
    scope(() => {
      // A unit in the last of eight bits; without float32 sums the error would grow with the kernel.
      for (const error of differences(ours(geometry), wide(atens(geometry)), inputs(geometry, 'bfloat16'))) expect(error).toBeLessThan(2 ** -7)
    })
  })

  test.each([
    ['k3', { channels: 3, size: [3, 2, 4], kernel: [3, 3, 3], batch: 1 }],
    ['k5, stride 2', { channels: 2, size: [4, 3, 5], kernel: [5, 5, 5], stride: [2, 2, 2], padding: [2, 2, 2], batch: 1 }],
  ] as [string, Geometry][])('gradcheck, %s', (_, geometry) => {
    scope(() => gradcheck(ours(geometry), inputs(geometry)))
  })

  test('a gradient can be differentiated again', () => {
    scope(() => {
      const geometry: Geometry = { channels: 3, size: [3, 4, 3], kernel: [3, 3, 3] }
      const [x, w] = inputs(geometry)
      for (const error of differences(twice(ours(geometry)), twice(atens(geometry)), [x, w])) expect(error).toBeLessThan(1e-12)
    })
  })

  test('what has no kernel is right in bfloat16, channels last, too: a stride of 3, gradients of gradients', () => {
    scope(() => {
      const strided: Geometry = { channels: 17, size: [5, 11, 13], kernel: [7, 7, 7], stride: [1, 1, 3], padding: [3, 3, 3] }
      // ATen's own errors, whose sums over 343 voxels are in bfloat16 on some processors.
      for (const error of differences(ours(strided), wide(atens(strided)), inputs(strided, 'bfloat16'))) expect(error).toBeLessThan(2 ** -5)
      const plain: Geometry = { channels: 24, size: [4, 4, 4], kernel: [5, 5, 5], padding: [2, 2, 2] }
      const [x, w] = inputs(plain, 'bfloat16').slice(0, 2)
      const y = ours(plain)(x, w)
      const g = randn(y.shape).to({ dtype: 'bfloat16' })
      const [first, again] = [false, true].map((createGraph) => grad([ours(plain)(x, w)], [x, w], [g], { createGraph }) as Tensor[])
      first.forEach((gradient, i) => expect(difference(again[i], gradient)).toBeLessThan(2 ** -6))
    })
  })

  test('refuses integers', () => {
    scope(() => {
      const whole = (shape: number[]): Tensor => empty(shape, { dtype: 'int64' })
      expect(() => ops.depthwiseConv3d(whole([1, 2, 3, 3, 3]), randn([2, 1, 3, 3, 3]))).toThrow('depthwise_conv3d: expected floating-point numbers, got Long')
      expect(() => ops.depthwiseConv3d(randn([1, 2, 3, 3, 3]), whole([2, 1, 3, 3, 3]))).toThrow('expected floating-point numbers')
      expect(() => ops.pointwiseConv3d(whole([1, 2, 3, 3, 3]), randn([2, 2, 1, 1, 1]))).toThrow('pointwise_conv3d: expected floating-point numbers')
      expect(() => ops.instanceNorm3d(whole([1, 2, 3, 3, 3]))).toThrow('instance_norm3d: expected floating-point numbers')
      expect(() => ops.channelGate(whole([1, 2, 3, 3, 3]), null, randn([1, 2]))).toThrow('channel_gate: expected floating-point numbers')
      expect(() => ops.winogradConv3d(whole([1, 2, 3, 3, 3]), randn([2, 2, 3, 3, 3]))).toThrow('winograd_conv3d: expected floating-point numbers')
    })
  })

  test('any layout: contiguous, sliced, expanded', () => {
    scope(() => {
      const geometry: Geometry = { channels: 6, size: [4, 5, 6], kernel: [3, 3, 3] }
      const [, w] = inputs(geometry)
      const layouts = [
        randn([2, 6, 4, 5, 6], { dtype: 'float64' }),
        randn([2, 12, 4, 5, 12], { dtype: 'float64' }).narrow(1, 3, 6).slice(4, 0, 12, 2),
        randn([1, 6, 1, 5, 6], { dtype: 'float64' }).expand([2, 6, 4, 5, 6]),
      ]
      for (const x of layouts) expect(difference(ours(geometry)(x, w), atens(geometry)(x, w))).toBeLessThan(1e-12)
      const y = ours(geometry)(layouts[0], w)
      expect(y.isContiguous('channels_last_3d')).toBe(true)
    })
  })

  test.each([
    ['k3', { channels: 8, size: [5, 6, 11], kernel: [3, 3, 3] }],
    ['k3, stride 2', { channels: 19, size: [5, 6, 7], kernel: [3, 3, 3], stride: [2, 2, 2] }],
    ['k5', { channels: 40, size: [4, 6, 12], kernel: [5, 5, 5], padding: [2, 2, 2] }],
  ] as [string, Geometry][])('one channel expanded to many is read as it lies, %s: as of its copies, bit by bit', (_, geometry) => {
    scope(() => {
      for (const dtype of ['float32', 'bfloat16', 'float64'] as const) {
        const [x, w, b] = inputs(geometry, dtype)
        const image = x.detach().narrow(1, 0, 1)
        const results = [image.expand(x.shape), image.expand(x.shape).contiguous()].map((input) => {
          const y = ours(geometry)(input, w, b)
          return [y, ...(grad([y], [w], [y.detach()]) as Tensor[])]
        })
        results[0].forEach((result, i) => expect(difference(result, results[1][i])).toBe(0))
      }
      const [x, w, b] = inputs(geometry, 'float32')
      const image = x.detach().narrow(1, 0, 1)
      const [shared, copied] = [image.expand(x.shape), image.expand(x.shape).contiguous()].map((input) => autocast('bfloat16', () => ours(geometry)(input, w, b)))
      expect(difference(shared, copied)).toBe(0)
    })
  })

  test('an empty batch gives an empty result', () => {
    scope(() => {
      const geometry: Geometry = { channels: 4, size: [3, 3, 3], kernel: [3, 3, 3] }
      expect(ours(geometry)(empty([0, 4, 3, 3, 3]), randn([4, 1, 3, 3, 3])).shape).toEqual([0, 4, 3, 3, 3])
    })
  })

  test('the same bits with any number of threads', () => {
    const geometry: Geometry = { channels: 40, size: [6, 50, 40], kernel: [3, 3, 3] }
    const results = bitsByThreads(() => {
      const given = inputs(geometry, 'float32')
      const y = ours(geometry)(...(given as [Tensor, Tensor, Tensor]))
      const gradients = grad([y], given, [randn(y.shape)]) as Tensor[]
      return [y, ...gradients]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('under autocast the input is cast, the weights keep their bits', () => {
    scope(() => {
      const x = randn([1, 16, 4, 4, 8])
      const w = leaf([16, 1, 3, 3, 3], 'float32')
      const y = autocast('bfloat16', () => ops.depthwiseConv3d(x, w, null, one, one))
      expect(y.dtype).toBe('bfloat16')
      const expected = ops.conv3d(x.to({ dtype: 'bfloat16' }).to({ dtype: 'float64' }), w.to({ dtype: 'float64' }), null, one, one, one, 16)
      expect(difference(y, expected)).toBeLessThan(2 ** -8)
      y.sum().backward()
      expect(w.grad?.dtype).toBe('float32')
    })
  })

  test.each([
    ['an input without a batch', [16, 4, 4, 4], [16, 1, 3, 3, 3], /expected an input \[N, C, Z, Y, X\]/],
    ['weights of other channels', [1, 16, 4, 4, 4], [8, 1, 3, 3, 3], /expected weights \[16, 1, kz, ky, kx\]/],
    ['a kernel that is too large', [1, 4, 2, 4, 4], [4, 1, 5, 3, 3], /kernel/],
  ])('%s is refused', (_, x, w, message) => {
    scope(() => expect(() => ops.depthwiseConv3d(randn(x), randn(w), null, one, one)).toThrow(message))
  })
})

test('one number stands for all three axes; other counts of them are refused', () => {
  scope(() => {
    const [x, w] = [randn([1, 8, 4, 5, 6]), randn([8, 1, 3, 3, 3])]
    expect(difference(ops.depthwiseConv3d(x, w, null, 2, 1), ops.conv3d(x, w, null, 2, 1, 1, 8))).toBeLessThan(1e-5)
    for (const few of [[], [1], [1, 1], [1, 1, 1, 1]]) {
      expect(() => ops.depthwiseConv3d(x, w, null, few, one)).toThrow(/expected a stride for Z, Y and X/)
      expect(() => ops.depthwiseConv3d(x, w, null, one, few)).toThrow(/expected a padding for Z, Y and X/)
    }
    expect(() => ops.depthwiseConvTranspose3d(x, w, null, 2, 1, 2)).toThrow(/must be less than the stride/)
    expect(() => ops.depthwiseConv3d(x, randn([8, 1, 0, 3, 3]), null, 1, 1)).toThrow(/the kernel must be at least 1/)
  })
})

test('a gradient of another shape or type is refused', () => {
  scope(() => {
    const [x, w] = [randn([1, 8, 4, 5, 6]), randn([8, 1, 3, 3, 3])]
    for (const gradient of [randn([1, 8, 1, 1, 1]), randn([1, 8, 4, 5, 6], { dtype: 'float64' })]) {
      expect(() => ops.depthwiseConv3dBackward(gradient, x, w, one, one, [true, true, false])).toThrow(/expected a gradient \[1, 8, 4, 5, 6\]/)
      expect(() => ops.depthwiseConvTranspose3dBackward(gradient, x, w, one, one, [0, 0, 0], [true, true, false])).toThrow(/expected a gradient/)
    }
  })
})

describe('depthwise_conv_transpose3d', () => {
  test.each([
    ['stride 2', [2, 2, 2], [1, 1, 1], [1, 1, 1], 3],
    ['stride 2, no output padding, k5', [2, 2, 2], [2, 2, 2], [0, 0, 0], 5],
    ['stride 1', [1, 1, 1], [1, 1, 1], [0, 0, 0], 3],
    ['kernel and stride 2', [2, 2, 2], [0, 0, 0], [0, 0, 0], 2],
    ['kernel 1 and stride 2', [2, 2, 2], [0, 0, 0], [1, 0, 1], 1],
  ] as [string, Triple, Triple, Triple, number][])('%s: as ATen, result and gradients', (_, stride, padding, outputPadding, kernel) => {
    scope(() => {
      const channels = 19
      const given = [leaf([2, channels, 3, 4, 5]), leaf([channels, 1, kernel, kernel, kernel]), leaf([channels])]
      const own = (x: Tensor, w: Tensor, b: Tensor): Tensor => ops.depthwiseConvTranspose3d(x, w, b, stride, padding, outputPadding)
      const theirs = (x: Tensor, w: Tensor, b: Tensor): Tensor => ops.convTranspose3d(x, w, b, stride, padding, outputPadding, channels)
      for (const error of differences(own, theirs, given)) expect(error).toBeLessThan(1e-12)
      // The input alone in bfloat16, as under autocast.
      const [x, w, b] = given.map((one) => one.detach().to({ dtype: 'float32' }))
      const narrow = x.to({ dtype: 'bfloat16' })
      expect(difference(own(narrow, w, b), theirs(narrow.to({ dtype: 'float32' }), w, b))).toBeLessThan(2 ** -8)
    })
  })
})

test('ConvTranspose3d with a group for each channel is the same layer', () => {
  scope(() => {
    const layer = new ConvTranspose3d(6, 6, { kernel: 3, padding: 1, stride: 2, outputPadding: 1, groups: 6 })
    const x = randn([2, 6, 3, 4, 5])
    noGrad(() => {
      const expected = ops.convTranspose3d(x, layer.weight, layer.bias, [2, 2, 2], one, one, 6)
      expect(difference(layer.forward(x), expected)).toBeLessThan(1e-5)
    })
  })
})

test('Conv3d of a single input channel is the same layer', () => {
  scope(() => {
    const layer = new Conv3d(1, 6, { kernel: 3, padding: 1 })
    const x = leaf([2, 1, 5, 6, 7], 'float32')
    for (const error of differences((x) => layer.forward(x), (x) => ops.conv3d(x, layer.weight, layer.bias, one, one), [x])) expect(error).toBeLessThan(1e-5)
  })
})

test('Conv3d with a group for each channel is the same layer', () => {
  scope(() => {
    const layer = new Conv3d(6, 6, { kernel: 3, padding: 1, stride: 2, groups: 6 })
    const x = randn([2, 6, 5, 6, 7])
    noGrad(() => {
      const expected = ops.conv3d(x, layer.weight, layer.bias, [2, 2, 2], one, one, 6)
      expect(difference(layer.forward(x), expected)).toBeLessThan(1e-5)
    })
  })
})
