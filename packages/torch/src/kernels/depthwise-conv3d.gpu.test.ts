import { beforeEach, describe, expect, test } from 'vitest'
import { binding } from '../binding.js'
import { autocast, cudaIsAvailable, empty, grad, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import type { Triple } from '../nn/index.js'
import { difference, differences, leaf, wide } from './compare.js'
import { atens, geometries, inputs, one, ours, type Geometry } from './depthwise-geometries.js'

beforeEach(() => manualSeed(7))

const tolerances = [['float32', 1e-5], ['bfloat16', 2 ** -7], ['float16', 2 ** -9]] as const

/** Neither a kernel wider than 7 nor a stride of 3 is ours. */
const isOurs = ({ kernel, stride = one }: Geometry): boolean => Math.max(...kernel) <= 7 && Math.max(...stride) <= 2

const more: [string, Geometry][] = [
  ['k5, a whole stage', { channels: 64, size: [20, 28, 20], kernel: [5, 5, 5], padding: [2, 2, 2] }],
  ['k3, a whole stage', { channels: 32, size: [40, 56, 40], kernel: [3, 3, 3] }],
  ['k7, stride 2', { channels: 8, size: [13, 14, 15], kernel: [7, 7, 7], stride: [2, 2, 2], padding: [3, 3, 3] }],
  ['k3, stride 2 in the plane', { channels: 40, size: [5, 14, 15], kernel: [1, 3, 3], stride: [1, 2, 2], padding: [0, 1, 1] }],
]

describe.skipIf(!cudaIsAvailable())('depthwise_conv3d on CUDA', () => {
  describe.each(tolerances)('%s', (dtype, tolerance) => {
    test.each([...geometries, ...more].filter(([, geometry]) => isOurs(geometry)))('%s: as ATen in float64, by kernels of ours', (_, geometry) => {
      scope(() => {
        const before = binding.cudaLaunches()
        for (const error of differences(ours(geometry), wide(atens(geometry)), inputs(geometry, dtype, 'cuda'))) expect(error).toBeLessThan(tolerance)
        // Forward, the input's gradient, the weights' in two steps.
        expect(binding.cudaLaunches() - before).toBe(4)
      })
    })
  })

  test.each(geometries.filter(([, geometry]) => !isOurs(geometry)))('%s: left to ATen', (_, geometry) => {
    scope(() => {
      const before = binding.cudaLaunches()
      for (const error of differences(ours(geometry), wide(atens(geometry)), inputs(geometry, 'float64', 'cuda'))) expect(error).toBeLessThan(1e-10)
      expect(binding.cudaLaunches()).toBe(before)
    })
  })

  test.each([
    ['stride 2', [2, 2, 2], [1, 1, 1], [1, 1, 1], 3],
    ['stride 2, no output padding, k5', [2, 2, 2], [2, 2, 2], [0, 0, 0], 5],
    ['stride 1', [1, 1, 1], [1, 1, 1], [0, 0, 0], 3],
    ['kernel and stride 2', [2, 2, 2], [0, 0, 0], [0, 0, 0], 2],
  ] as [string, Triple, Triple, Triple, number][])('depthwise_conv_transpose3d, %s: as ATen in float64', (_, stride, padding, outputPadding, kernel) => {
    scope(() => {
      const channels = 19
      const given = [[2, channels, 3, 4, 5], [channels, 1, kernel, kernel, kernel], [channels]].map((shape) => leaf(shape, 'float32', 'cuda'))
      const errors = differences(
        (x, w, b) => ops.depthwiseConvTranspose3d(x, w, b, stride, padding, outputPadding),
        wide((x, w, b) => ops.convTranspose3d(x, w, b, stride, padding, outputPadding, channels)),
        given,
      )
      for (const error of errors) expect(error).toBeLessThan(1e-5)
    })
  })

  test('the same bits each time', () => {
    const geometry: Geometry = { channels: 40, size: [16, 50, 40], kernel: [3, 3, 3] }
    const run = (): string[] =>
      scope(() => {
        manualSeed(1)
        const given = inputs(geometry, 'float32', 'cuda')
        const y = ours(geometry)(...(given as [Tensor, Tensor, Tensor]))
        const gradients = grad([y], given.slice(0, 2), [randn(y.shape, { device: 'cuda' })]) as Tensor[]
        return [y, ...gradients].map((tensor) => Buffer.from(tensor.to({ device: 'cpu' }).toBytes()).toString('base64'))
      })
    const first = run()
    for (let i = 0; i < 3; i++) expect(run()).toEqual(first)
  })

  test('any layout, an empty batch, autocast', () => {
    scope(() => {
      const geometry: Geometry = { channels: 6, size: [4, 5, 6], kernel: [3, 3, 3] }
      const [, w] = inputs(geometry, 'float32', 'cuda')
      const sliced = randn([2, 12, 4, 5, 12], { device: 'cuda' }).narrow(1, 3, 6).slice(4, 0, 12, 2)
      expect(difference(ours(geometry)(sliced, w), wide(atens(geometry))(sliced, w))).toBeLessThan(1e-5)
      expect(ours(geometry)(empty([0, 6, 4, 5, 6], { device: 'cuda' }), w).shape).toEqual([0, 6, 4, 5, 6])
      expect(autocast('bfloat16', () => ours(geometry)(sliced, w), { device: 'cuda' }).dtype).toBe('bfloat16')
    })
  })
})
