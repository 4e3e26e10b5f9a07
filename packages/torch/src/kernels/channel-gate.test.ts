import { beforeEach, describe, expect, test } from 'vitest'
import { autocast, empty, grad, manualSeed, ops, randn, scope, type Tensor } from '../index.js'
import { gradcheck } from '../testing/gradcheck.js'
import { bitsByThreads, difference, differences, leaf, twice, wide } from './compare.js'

beforeEach(() => manualSeed(7))

const ours = (groups: number) => (x: Tensor, offset: Tensor, slope: Tensor | null = null): Tensor => ops.channelGate(x, slope, offset, groups)

/** The formula by ATen's operators. */
const atens = (groups: number) => (x: Tensor, offset: Tensor, slope: Tensor | null = null): Tensor => {
  const over = (gate: Tensor): Tensor => gate.view([...gate.shape, 1, 1, 1])
  const gated = x.mul((slope === null ? over(offset) : x.mul(over(slope)).add(over(offset))).sigmoid())
  const [batch, channels, ...grid] = x.shape
  return gated.reshape([batch, groups, channels / groups, ...grid]).transpose(1, 2).reshape(x.shape)
}

function inputs([batch, channels, ...grid]: number[], dtype: 'float32' | 'float64' | 'bfloat16' = 'float64'): Tensor[] {
  return [leaf([batch, channels, ...grid], dtype), leaf([batch, channels], dtype), leaf([batch, channels], dtype)]
}

const cases: [number[], number][] = [
  [[2, 8, 3, 4, 5], 1],
  [[2, 8, 3, 4, 5], 2],
  [[1, 2, 4, 3, 2], 1],
  [[3, 12, 2, 3, 3], 3],
  [[2, 33, 3, 1, 2], 1],
  [[2, 64, 11, 9, 10], 2],
]

describe('channel_gate', () => {
  test.each(cases)('%j, %i groups: as ATen, result and gradients, with a slope and without', (shape, groups) => {
    scope(() => {
      for (const count of [2, 3]) {
        for (const error of differences(ours(groups), atens(groups), inputs(shape).slice(0, count))) expect(error).toBeLessThan(1e-12)
        for (const error of differences(ours(groups), wide(atens(groups)), inputs(shape, 'float32').slice(0, count))) expect(error).toBeLessThan(1e-5)
        for (const error of differences(ours(groups), wide(atens(groups)), inputs(shape, 'bfloat16').slice(0, count))) expect(error).toBeLessThan(2 ** -6)
      }
    })
  })

  test('gradcheck, and of the gradient', () => {
    scope(() => {
      gradcheck(ours(2), inputs([1, 4, 2, 1, 3]))
      gradcheck((x, offset) => ours(1)(x, offset), inputs([2, 3, 2, 2, 1]).slice(0, 2))
      for (const error of differences(twice(ours(2)), twice(atens(2)), inputs([2, 4, 2, 2, 2]))) expect(error).toBeLessThan(1e-12)
    })
  })

  test('any layout; float16; an empty batch', () => {
    scope(() => {
      const [x, offset, slope] = inputs([2, 6, 4, 5, 6], 'float32')
      const contiguous = x.detach().contiguous()
      expect(difference(ours(2)(contiguous, offset, slope), atens(2)(contiguous, offset, slope))).toBeLessThan(1e-5)
      const half = ours(2)(contiguous.to({ dtype: 'float16' }), offset, slope)
      expect(half.dtype).toBe('float16')
      expect(difference(half, atens(2)(contiguous, offset, slope))).toBeLessThan(2e-3)
      expect(ours(1)(empty([0, 6, 2, 2, 2]), empty([0, 6])).shape).toEqual([0, 6, 2, 2, 2])
      const none = leaf([2, 0, 2, 2, 2])
      expect((grad([ours(3)(none, leaf([2, 0]))], [none], [empty([2, 0, 2, 2, 2], { dtype: 'float64' })])[0] as Tensor).shape).toEqual([2, 0, 2, 2, 2])
    })
  })

  test('the same bits with any number of threads', () => {
    const results = bitsByThreads(() => {
      const given = inputs([2, 40, 16, 20, 21], 'float32')
      const y = ours(2)(...(given as [Tensor, Tensor, Tensor]))
      return [y, ...(grad([y], given, [randn(y.shape)]) as Tensor[])]
    })
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  test('under autocast the result is bfloat16, the gates keep their bits', () => {
    scope(() => {
      const [x, offset, slope] = inputs([1, 8, 3, 3, 3], 'float32')
      const y = autocast('bfloat16', () => ops.channelGate(x, slope, offset, 2))
      expect(y.dtype).toBe('bfloat16')
      y.sum().backward()
      expect([offset.grad?.dtype, slope.grad?.dtype]).toEqual(['float32', 'float32'])
    })
  })

  test.each([
    ['gates of other channels', [1, 6, 2, 2, 2], [1, 5], 1, /slope and offset are \[1, 6\]/],
    ['groups that don\'t divide the channels', [1, 6, 2, 2, 2], [1, 6], 4, /6 channels don't fall into 4 groups/],
  ])('%s: refused', (_, x, gate, groups, message) => {
    scope(() => expect(() => ops.channelGate(randn(x), null, randn(gate), groups)).toThrow(message))
  })
})
