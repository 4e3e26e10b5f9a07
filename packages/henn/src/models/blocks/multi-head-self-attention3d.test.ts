import { autocast, manualSeed, scope } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, type Grid, gridOf, linear } from '../../testing/reference.js'
import { MultiHeadSelfAttention3D } from './multi-head-self-attention3d.js'

/** softmax(q · kᵀ / √d) · v for each sample and head, token by token. */
function expected(block: MultiHeadSelfAttention3D, x: Grid): Grid {
  const [batch, tokens, channels] = x.shape
  const size = channels / block.heads
  const qkv = linear(x, gridOf(block.qkv.weight), gridOf(block.qkv.bias)).data
  const at = (b: number, token: number, part: number, head: number, i: number): number =>
    qkv[(b * tokens + token) * 3 * channels + part * channels + head * size + i]
  const range = Array.from({ length: tokens }, (_, token) => token)
  const data = new Float64Array(x.data.length)
  for (let b = 0; b < batch; b++)
    for (let head = 0; head < block.heads; head++)
      for (const token of range) {
        const scores = range.map((other) => {
          let dot = 0
          for (let i = 0; i < size; i++) dot += at(b, token, 0, head, i) * at(b, other, 1, head, i)
          return Math.exp(dot / Math.sqrt(size))
        })
        const total = scores.reduce((sum, score) => sum + score)
        for (let i = 0; i < size; i++) {
          const value = range.reduce((sum, other) => sum + (scores[other] / total) * at(b, other, 2, head, i), 0)
          data[(b * tokens + token) * channels + head * size + i] = value
        }
      }
  return linear({ data, shape: x.shape }, gridOf(block.proj.weight), gridOf(block.proj.bias))
}

describe('MultiHeadSelfAttention3D', () => {
  test.each([
    [[2, 7, 12], 3],
    [[1, 15, 8], 1],
    [[1, 1, 4], 2],
  ])('on %j with %i heads equals softmax attention', (shape, heads) => {
    const block = irregularWeights(new MultiHeadSelfAttention3D(shape[2], { heads }))
    const x = irregular(shape)
    expectClose(block.forward(x), expected(block, gridOf(x)))
  })

  test('has four square layers with biases', () => {
    expect(countParameters(new MultiHeadSelfAttention3D(12, { heads: 3 }))).toBe(4 * 12 * 12 + 4 * 12)
  })

  test('drops attention in training only', () => {
    manualSeed(1)
    const block = irregularWeights(new MultiHeadSelfAttention3D(8, { heads: 2, dropout: 0.5 }))
    const x = irregular([1, 6, 8])
    expect(block.forward(x).toArray()).not.toEqual(block.forward(x).toArray())
    expectClose(block.eval().forward(x), expected(block, gridOf(x)))
  })

  test('in bfloat16, by autocast or of its own, stays near float32 and of its type', () => {
    scope(() => {
      const block = irregularWeights(new MultiHeadSelfAttention3D(16, { heads: 2 })).to({ dtype: 'float32' })
      const x = irregular([2, 20, 16]).to({ dtype: 'float32' })
      const exact = block.forward(x)
      const cast = autocast('bfloat16', () => block.forward(x))
      const own = block.to({ dtype: 'bfloat16' }).forward(x.to({ dtype: 'bfloat16' }))
      for (const result of [cast, own]) {
        expect(result.dtype).toBe('bfloat16')
        expect(result.sub(exact).abs().max().item() / exact.abs().max().item()).toBeLessThan(0.03)
      }
    })
  })

  test('refuses channels that the heads cannot share', () => {
    expect(() => new MultiHeadSelfAttention3D(10, { heads: 4 })).toThrow("10 channels don't split into 4 heads")
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new MultiHeadSelfAttention3D(4, { heads: 2 })), [irregular([2, 3, 4])])
  })
})
