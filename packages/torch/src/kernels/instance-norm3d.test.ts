import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, noGrad, ops, randn, scope, type DType, type Tensor } from '../index.js'
import { InstanceNorm3d } from '../nn/index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, wide } from './compare.js'
import { atens, inputs, names, ours } from './norm-cases.js'

beforeEach(() => manualSeed(7))

describe('instance_norm3d', () => {
  describe.each(names)('%s', (name) => {
    test.each([
      [8, [3, 4, 5]],
      // Fewer channels than a register holds, with and without a rest of voxels.
      [2, [4, 3, 2]],
      [1, [3, 5, 3]],
      [4, [3, 3, 5]],
      [33, [2, 3, 1]],
      [64, [11, 13, 7]],
    ])('float64, %i channels, %j: as ATen, result and gradients', (channels, size) => {
      scope(() => {
        for (const batch of [1, 3]) {
          for (const error of differences(ours(name), atens(name), inputs(channels, size, { batch }))) expect(error).toBeLessThan(1e-11)
        }
      })
    })

    test.each([['float32', 5e-6], ['bfloat16', 2 ** -7]] as const)('%s: as ATen in float64', (dtype, tolerance) => {
      scope(() => {
        for (const error of differences(ours(name), wide(atens(name)), inputs(24, [9, 10, 11], { dtype }))) expect(error).toBeLessThan(tolerance)
      })
    })

    test('gradcheck, without parameters too, and of the gradient', () => {
      scope(() => {
        gradcheck(ours(name), inputs(3, [2, 2, 3]))
        gradcheck((x) => ours(name)(x), [leaf([1, 2, 2, 2, 2])])
      })
      scope(() => {
        // A fixed factor: the plain sum over a norm's outputs does not depend on its input.
        const factor = randn([2, 3, 2, 3, 2], { dtype: 'float64' })
        const twice = (f: (...given: Tensor[]) => Tensor) => (...given: Tensor[]): Tensor =>
          grad([f(...given).mul(factor).sum()], [given[0]], [], { createGraph: true })[0] as Tensor
        const given = inputs(3, [2, 3, 2])
        const used = name === 'none' || name === 'leaky_relu' ? given.slice(0, 2) : given
        const bias = given[2].detach()
        const withBias = (f: ReturnType<typeof ours>) => (x: Tensor, w: Tensor, b: Tensor = bias): Tensor => f(x, w, b)
        for (const error of differences(twice(withBias(ours(name))), twice(withBias(atens(name))), used)) expect(error).toBeLessThan(1e-9)
      })
    })
  })

  test('a mean far from 0 costs no digits', () => {
    scope(() => {
      const x = randn([2, 8, 12, 12, 12]).add(1000)
      expect(difference(ours('none')(x), atens('none')(x.to({ dtype: 'float64' })))).toBeLessThan(2e-4)
      expect(difference(ours('none')(x), atens('none')(x.to({ dtype: 'float64' })))).toBeLessThan(difference(atens('none')(x), atens('none')(x.to({ dtype: 'float64' }))) * 2 + 1e-6)
    })
  })

  test('a constant channel becomes the bias, without a division by zero', () => {
    scope(() => {
      const x = empty([1, 8, 3, 3, 3]).fill_(5)
      expect(ours('none')(x, null, empty([8]).fill_(0.25)).sub(0.25).abs().max().item()).toBe(0)
    })
  })

  test.each(['float16', 'float32'] as DType[])('%s in any layout: contiguous, sliced, expanded', (dtype) => {
    scope(() => {
      const layouts = [randn([2, 6, 4, 5, 6]), randn([2, 12, 4, 5, 12]).narrow(1, 3, 6).slice(4, 0, 12, 2), randn([1, 6, 1, 5, 6]).expand([2, 6, 4, 5, 6])]
      for (const x of layouts.map((one) => one.to({ dtype }))) {
        const expected = atens('silu')(x.to({ dtype: 'float64' }))
        expect(difference(ours('silu')(x), expected)).toBeLessThan(dtype === 'float16' ? 2e-3 : 1e-5)
      }
    })
  })

  test('the same bits with any number of threads', () => {
    const results = bitsByThreads(() => {
      const given = inputs(20, [17, 30, 21], { dtype: 'float32' })
      const y = ours('leaky_relu')(...(given as [Tensor, Tensor, Tensor]))
      const gradients = grad([y], given, [randn(y.shape)]) as Tensor[]
      return [y, ...gradients]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('of a single voxel the bias is left', () => {
    scope(() => {
      const bias = randn([4])
      expect(difference(ours('none')(randn([2, 4, 1, 1, 1]), null, bias).flatten(), bias.repeat([2]))).toBe(0)
    })
  })

  test('an empty batch gives an empty result', () => {
    scope(() => expect(ours('gelu')(empty([0, 4, 3, 3, 3])).shape).toEqual([0, 4, 3, 3, 3]))
  })

  test('under autocast the result is bfloat16, the parameters keep their bits', () => {
    scope(() => {
      const [x, w, b] = inputs(16, [4, 4, 4], { dtype: 'float32' })
      const y = autocast('bfloat16', () => ops.instanceNorm3d(x, w, b, 1e-5, 'leaky_relu'))
      expect(y.dtype).toBe('bfloat16')
      y.sum().backward()
      expect(w.grad?.dtype).toBe('float32')
    })
  })

  test.each([
    ['an input without a batch', [4, 3, 3, 3], 'none', /expected an input \[N, C, Z, Y, X\]/],
    ['an unknown activation', [1, 4, 2, 2, 2], 'relu', /leaky_relu, gelu or silu, not relu/],
  ])('%s is refused', (_, shape, activation, message) => {
    scope(() => expect(() => ops.instanceNorm3d(randn(shape), null, null, 1e-5, activation)).toThrow(message))
  })

  test('a gradient of another shape, or statistics of another size, are refused', () => {
    scope(() => {
      const x = randn([2, 4, 3, 3, 3])
      const backward = (gradient: Tensor, statistics: number) => (): unknown =>
        ops.instanceNorm3dBackward(gradient, x, null, null, randn([statistics]), randn([statistics]), 'none', 0, [true, false, false])
      expect(backward(randn([2, 4, 1, 1, 1]), 8)).toThrow(/expected a gradient \[2, 4, 3, 3, 3\]/)
      expect(backward(randn([2, 4, 3, 3, 3]), 1)).toThrow(/mean and rstd/)
    })
  })

  test('InstanceNorm3d carries its activation', () => {
    scope(() => {
      const layer = new InstanceNorm3d(4, { affine: true, activation: 'silu' })
      const x = randn([2, 4, 3, 3, 3])
      noGrad(() => expect(difference(layer.forward(x), atens('silu')(x))).toBeLessThan(1e-5))
    })
  })
})
