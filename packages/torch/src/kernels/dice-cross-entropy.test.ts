import { beforeEach, describe, expect, test } from 'vitest'
import { enableGrad, grad, manualSeed, ops, randn, scope, tensor, zeros, type Tensor } from '../index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, leaf } from './compare.js'
import { labels, reference, shapes } from './dice-cases.js'

beforeEach(() => manualSeed(7))

describe('dice_cross_entropy', () => {
  describe.each(shapes)('%s', (_, shape) => {
    test.each([
      ['float64', 'channels_last_3d', 1e-12, 1e-12],
      ['float64', 'contiguous', 1e-12, 1e-12],
      ['float32', 'channels_last_3d', 2e-6, 2e-7],
      ['float32', 'contiguous', 2e-6, 2e-7],
      ['bfloat16', 'channels_last_3d', 1e-5, 1e-4],
      ['bfloat16', 'contiguous', 1e-5, 1e-4],
    ] as const)('%s, %s: value and gradient as the formula', (dtype, memoryFormat, tolerance, gradientTolerance) => {
      scope(() => {
        const label = labels(shape)
        const logits = randn(shape, { dtype }).mul(4).contiguous({ memoryFormat }).requiresGrad_(true)
        const value = ops.diceCrossEntropy(logits, label)
        expect(value.dtype).toBe(dtype === 'float64' ? 'float64' : 'float32')
        const exact = logits.detach().to({ dtype: 'float64' }).requiresGrad_(true)
        const expected = reference(exact, label)
        expect(difference(value, expected)).toBeLessThan(tolerance)
        const [actual] = grad([value.mul(3)], [logits]) as Tensor[]
        const [wanted] = grad([expected.mul(3)], [exact]) as Tensor[]
        expect(actual.sub(wanted).abs().max().item()).toBeLessThan(gradientTolerance + (dtype === 'bfloat16' ? 2 ** -8 * wanted.abs().max().item() : 0))
      })
    })
  })

  test('gradcheck, also of the gradient', () => {
    scope(() => {
      const label = labels([2, 3, 2, 3, 2])
      gradcheck((logits) => ops.diceCrossEntropy(logits, label), [leaf([2, 3, 2, 3, 2])])
      gradcheck((logits) => {
        const label = labels([1, 3, 2, 1, 2])
        const free = logits.requiresGrad ? logits : logits.detach().requiresGrad_(true)
        // The central differences are taken without gradients.
        return enableGrad(() => grad([ops.diceCrossEntropy(free, label)], [free], [], { createGraph: true })[0] as Tensor)
      }, [leaf([1, 3, 2, 1, 2])])
    })
  })

  test('a class that is nowhere, and logits that leave no doubt, give finite numbers', () => {
    scope(() => {
      const label = zeros([1, 3, 3, 3], { dtype: 'int64' })
      for (const size of [0, 50, 1000]) {
        const logits = zeros([1, 3, 3, 3, 3]).requiresGrad_(true)
        const value = ops.diceCrossEntropy(logits.add(tensor([-size, size, 0]).view([1, 3, 1, 1, 1])), label)
        value.backward()
        expect(Number.isFinite(value.item())).toBe(true)
        expect(logits.grad?.isfinite().all().item()).toBe(1)
      }
    })
  })

  test('the same bits with any number of threads', () => {
    const results = bitsByThreads(() => {
      const logits = leaf([2, 3, 21, 30, 20], 'float32')
      const value = ops.diceCrossEntropy(logits, labels([2, 3, 21, 30, 20]))
      const [gradient] = grad([value], [logits]) as Tensor[]
      return [value, gradient]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test.each([
    ['a label that is no class', [1, 2, 2, 2, 2], 2, /a label is not from 0 to 1/],
    ['a negative label', [1, 2, 2, 2, 2], -1, /a label is not from 0 to 1/],
  ])('%s is refused', (_, shape, value, message) => {
    scope(() => {
      const label = zeros([1, 2, 2, 2], { dtype: 'int64' })
      label.select(0, 0).select(0, 1).fill_(value)
      expect(() => ops.diceCrossEntropy(randn(shape), label)).toThrow(message)
    })
  })

  test('labels on another grid, or of another type, are refused', () => {
    scope(() => {
      expect(() => ops.diceCrossEntropy(randn([1, 2, 2, 2, 2]), zeros([1, 2, 2, 3], { dtype: 'int64' }))).toThrow(/want labels \[1, 2, 2, 2\]/)
      expect(() => ops.diceCrossEntropy(randn([1, 2, 2, 2, 2]), zeros([1, 2, 2, 2]))).toThrow(/labels are int64/)
    })
  })
})
