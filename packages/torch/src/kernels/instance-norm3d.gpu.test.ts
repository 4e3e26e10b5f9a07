import { beforeEach, describe, expect, test } from 'vitest'
import { binding } from '../binding.js'
import { autocast, cudaIsAvailable, empty, grad, manualSeed, randn, scope, type Tensor } from '../index.js'
import { difference, differences, wide } from './compare.js'
import { atens, inputs, names, ours } from './norm-cases.js'

beforeEach(() => manualSeed(7))

const device = 'cuda'
// Whole accesses of 16 bytes, parts of one, single channels; several groups of channels; more voxels than a chunk has.
const shapes: [number, number[]][] = [
  [8, [3, 4, 5]],
  [2, [4, 3, 2]],
  [1, [13, 15, 23]],
  [12, [3, 3, 5]],
  [33, [2, 3, 1]],
  [64, [11, 13, 7]],
  [320, [9, 10, 11]],
  [32, [40, 56, 40]],
]

describe.skipIf(!cudaIsAvailable())('instance_norm3d on CUDA', () => {
  describe.each(names)('%s', (name) => {
    test.each([['float32', 5e-6], ['bfloat16', 2 ** -7], ['float16', 2 ** -9]] as const)('%s: as ATen in float64, by kernels of ours', (dtype, tolerance) => {
      for (const [channels, size] of shapes) {
        scope(() => {
          const before = binding.cudaLaunches()
          for (const error of differences(ours(name), wide(atens(name)), inputs(channels, size, { dtype, device }))) expect(error).toBeLessThan(tolerance)
          expect(binding.cudaLaunches() - before).toBe(6)
          for (const error of differences(ours(name), wide(atens(name)), inputs(channels, size, { dtype, device }).slice(0, 1))) expect(error).toBeLessThan(tolerance)
        })
      }
    })
  })

  test('float64 is left to ATen', () => {
    scope(() => {
      const before = binding.cudaLaunches()
      for (const error of differences(ours('silu'), atens('silu'), inputs(5, [3, 4, 5], { device }))) expect(error).toBeLessThan(1e-10)
      expect(binding.cudaLaunches()).toBe(before)
    })
  })

  test('a mean far from 0 costs no digits; a constant channel becomes the bias', () => {
    scope(() => {
      const x = randn([2, 8, 12, 12, 12], { device }).add(1000)
      expect(difference(ours('none')(x), atens('none')(x.to({ dtype: 'float64' })))).toBeLessThan(2e-4)
      const five = empty([1, 8, 3, 3, 3], { device }).fill_(5)
      expect(ours('none')(five, null, empty([8], { device }).fill_(0.25)).sub(0.25).abs().max().item()).toBe(0)
    })
  })

  test('the same bits each time', () => {
    const run = (): string[] =>
      scope(() => {
        manualSeed(1)
        const given = inputs(20, [17, 30, 21], { dtype: 'float32', device })
        const y = ours('leaky_relu')(...(given as [Tensor, Tensor, Tensor]))
        const gradients = grad([y], given, [randn(y.shape, { device })]) as Tensor[]
        return [y, ...gradients].map((tensor) => Buffer.from(tensor.to({ device: 'cpu' }).toBytes()).toString('base64'))
      })
    const first = run()
    for (let i = 0; i < 3; i++) expect(run()).toEqual(first)
  })

  test('any layout, an empty batch, autocast', () => {
    scope(() => {
      const sliced = randn([2, 12, 4, 5, 12], { device }).narrow(1, 3, 6).slice(4, 0, 12, 2)
      expect(difference(ours('gelu')(sliced), atens('gelu')(sliced.to({ dtype: 'float64' })))).toBeLessThan(1e-5)
      expect(ours('gelu')(empty([0, 4, 3, 3, 3], { device })).shape).toEqual([0, 4, 3, 3, 3])
      expect(autocast('bfloat16', () => ours('gelu')(sliced), { device }).dtype).toBe('bfloat16')
    })
  })
})
