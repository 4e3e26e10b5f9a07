import { beforeEach, describe, expect, test } from 'vitest'
import { binding } from '../binding.js'
import { cudaIsAvailable, grad, manualSeed, ops, randn, scope, zeros, type Tensor } from '../index.js'
import { difference } from './compare.js'
import { labels, reference, shapes } from './dice-cases.js'

beforeEach(() => manualSeed(7))

const device = 'cuda'
const more: [string, number[]][] = [
  ['a hundred classes', [2, 100, 5, 6, 7]],
  ['a patch', [2, 3, 40, 56, 40]],
]

describe.skipIf(!cudaIsAvailable())('dice_cross_entropy on CUDA', () => {
  describe.each([...shapes, ...more])('%s', (_, shape) => {
    test.each([
      ['float32', 3e-7, 0],
      ['bfloat16', 1e-6, 2 ** -8],
      ['float16', 1e-6, 2 ** -10],
    ] as const)('%s: value and gradient as the formula in float64, by kernels of ours', (dtype, absolute, relative) => {
      for (const memoryFormat of ['channels_last_3d', 'contiguous'] as const) {
        scope(() => {
          const label = labels(shape, device)
          const logits = randn(shape, { dtype, device }).mul(4).contiguous({ memoryFormat }).requiresGrad_(true)
          const before = binding.cudaLaunches()
          const value = ops.diceCrossEntropy(logits, label)
          const [actual] = grad([value.mul(3)], [logits]) as Tensor[]
          expect(binding.cudaLaunches() - before).toBe(4)
          expect(value.dtype).toBe('float32')
          const exact = logits.detach().to({ dtype: 'float64' }).requiresGrad_(true)
          const expected = reference(exact, label)
          const [wanted] = grad([expected.mul(3)], [exact]) as Tensor[]
          expect(difference(value, expected)).toBeLessThan(2e-6)
          expect(actual.sub(wanted).abs().max().item()).toBeLessThan(absolute + relative * wanted.abs().max().item())
        })
      }
    })
  })

  test('the same bits each time', () => {
    const run = (): unknown[] =>
      scope(() => {
        manualSeed(3)
        const logits = randn([2, 3, 21, 30, 20], { device }).requiresGrad_(true)
        const value = ops.diceCrossEntropy(logits, labels([2, 3, 21, 30, 20], device))
        const [gradient] = grad([value], [logits]) as Tensor[]
        return [value.item(), Buffer.from(gradient.to({ device: 'cpu' }).toBytes()).toString('base64')]
      })
    const first = run()
    for (let i = 0; i < 3; i++) expect(run()).toEqual(first)
  })

  test('a label that is no class gives NaN, and the device goes on', () => {
    scope(() => {
      const logits = randn([1, 3, 4, 4, 4], { device })
      const label = zeros([1, 4, 4, 4], { dtype: 'int64', device })
      for (const wrong of [3, -1]) expect(ops.diceCrossEntropy(logits, label.clone().add(wrong)).item()).toBeNaN()
      expect(ops.diceCrossEntropy(logits, label).isfinite().item()).toBe(1)
    })
  })
})
