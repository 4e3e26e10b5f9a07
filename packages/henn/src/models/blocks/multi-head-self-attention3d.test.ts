import { autocast, manualSeed, scope, type Tensor } from '@henn/torch'
import { Module, type Triple } from '@henn/torch/nn'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, type Grid, gridOf, linear } from '../../testing/reference.js'
import { MultiHeadSelfAttention3D, type Positions } from './multi-head-self-attention3d.js'
import { RelativePositionBias3D } from './relative-position-bias3d.js'

/** Where a token lies, along Z, Y, X. */
const placeOf = (token: number, [, height, width]: Triple): Triple => [Math.floor(token / (height * width)), Math.floor(token / width) % height, token % width]

/** The pairs (i, size/2 + i), a third of them for each axis, turned by place · 100^(−i / third). */
function turned(values: number[], place: Triple): number[] {
  const half = values.length / 2
  const third = Math.floor(half / 3)
  const result = [...values]
  for (let i = 0; i < 3 * third; i++) {
    const angle = place[Math.floor(i / third)] * 100 ** -((i % third) / third)
    result[i] = values[i] * Math.cos(angle) - values[half + i] * Math.sin(angle)
    result[half + i] = values[half + i] * Math.cos(angle) + values[i] * Math.sin(angle)
  }
  return result
}

/** softmax(q · kᵀ / √d + bias) · v for each sample and head, token by token. */
function expected(block: MultiHeadSelfAttention3D, x: Grid, grid: Triple): Grid {
  const [batch, tokens, channels] = x.shape
  const size = channels / block.heads
  const qkv = linear(x, gridOf(block.qkv.weight), gridOf(block.qkv.bias)).data
  const at = (b: number, token: number, part: number, head: number): number[] => {
    const start = (b * tokens + token) * 3 * channels + part * channels + head * size
    const values = Array.from(qkv.slice(start, start + size))
    return block.positions === 'rotary' && part < 2 ? turned(values, placeOf(token, grid)) : values
  }
  const table = block.bias instanceof RelativePositionBias3D ? gridOf(block.bias.table).data : null
  const biasOf = (head: number, from: number, to: number): number => {
    const [a, b] = [placeOf(from, grid), placeOf(to, grid)]
    return table === null ? 0 : [0, 1, 2].reduce((sum, axis) => sum + table[(head * 3 + axis) * 31 + b[axis] - a[axis] + 15], 0)
  }
  const range = Array.from({ length: tokens }, (_, token) => token)
  const data = new Float64Array(x.data.length)
  for (let b = 0; b < batch; b++)
    for (let head = 0; head < block.heads; head++)
      for (const token of range) {
        const query = at(b, token, 0, head)
        const scores = range.map((other) => {
          const dot = at(b, other, 1, head).reduce((sum, value, i) => sum + query[i] * value, 0)
          return Math.exp(dot / Math.sqrt(size) + biasOf(head, token, other))
        })
        const total = scores.reduce((sum, score) => sum + score)
        for (let i = 0; i < size; i++) {
          const value = range.reduce((sum, other) => sum + (scores[other] / total) * at(b, other, 2, head)[i], 0)
          data[(b * tokens + token) * channels + head * size + i] = value
        }
      }
  return linear({ data, shape: x.shape }, gridOf(block.proj.weight), gridOf(block.proj.bias))
}

/** The attention on one grid, as a module of tensors alone. */
class OnGrid extends Module {
  constructor(readonly attention: MultiHeadSelfAttention3D) {
    super()
  }

  forward(x: Tensor): Tensor {
    return this.attention.forward(x, [2, 1, 2])
  }
}

describe('MultiHeadSelfAttention3D', () => {
  test.each<[number[], Triple, number, Positions]>([
    [[2, 7, 12], [1, 7, 1], 3, 'none'],
    [[1, 15, 8], [3, 1, 5], 1, 'none'],
    [[1, 1, 4], [1, 1, 1], 2, 'none'],
    [[2, 12, 12], [2, 3, 2], 2, 'relative'],
    [[2, 12, 16], [2, 3, 2], 2, 'rotary'],
    [[1, 12, 4], [1, 3, 4], 1, 'rotary'],
  ])('on %j as %j with %i heads and %s positions equals softmax attention', (shape, grid, heads, positions) => {
    const block = irregularWeights(new MultiHeadSelfAttention3D(shape[2], { heads, positions }))
    const x = irregular(shape)
    expectClose(block.forward(x, grid), expected(block, gridOf(x), grid))
  })

  test('voxels more than 15 apart share a bias', () => {
    const bias = irregularWeights(new RelativePositionBias3D(1)).forward([1, 1, 20])
    expect(bias.shape).toEqual([1, 1, 20, 20])
    const first = (bias.toArray() as number[][][][])[0][0][0]
    expect(new Set(first.slice(15)).size).toBe(1)
    expect(new Set(first.slice(0, 16)).size).toBe(16)
  })

  test('has four square layers with biases', () => {
    expect(countParameters(new MultiHeadSelfAttention3D(12, { heads: 3 }))).toBe(4 * 12 * 12 + 4 * 12)
    expect(countParameters(new MultiHeadSelfAttention3D(12, { heads: 3, positions: 'relative' }))).toBe(4 * 12 * 12 + 4 * 12 + 3 * 3 * 31)
  })

  test('drops attention in training only', () => {
    manualSeed(1)
    const block = irregularWeights(new MultiHeadSelfAttention3D(8, { heads: 2, dropout: 0.5 }))
    const x = irregular([1, 6, 8])
    expect(block.forward(x, [1, 2, 3]).toArray()).not.toEqual(block.forward(x, [1, 2, 3]).toArray())
    expectClose(block.eval().forward(x, [1, 2, 3]), expected(block, gridOf(x), [1, 2, 3]))
  })

  test.each(['none', 'relative', 'rotary'] as const)('in bfloat16, by autocast or of its own, stays near float32 and of its type: %s positions', (positions) => {
    scope(() => {
      const block = irregularWeights(new MultiHeadSelfAttention3D(16, { heads: 2, positions })).to({ dtype: 'float32' })
      const x = irregular([2, 20, 16]).to({ dtype: 'float32' })
      const exact = block.forward(x, [4, 5, 1])
      const cast = autocast('bfloat16', () => block.forward(x, [4, 5, 1]))
      const own = block.to({ dtype: 'bfloat16' }).forward(x.to({ dtype: 'bfloat16' }), [4, 5, 1])
      for (const result of [cast, own]) {
        expect(result.dtype).toBe('bfloat16')
        expect(result.sub(exact).abs().max().item() / exact.abs().max().item()).toBeLessThan(0.03)
      }
    })
  })

  test('refuses channels that the heads cannot share', () => {
    expect(() => new MultiHeadSelfAttention3D(10, { heads: 4 })).toThrow("10 channels don't split into 4 heads")
  })

  test.each(['none', 'relative', 'rotary'] as const)('has the right gradients with %s positions', (positions) => {
    const block = irregularWeights(new MultiHeadSelfAttention3D(6, { heads: 1, positions }))
    gradcheckModule(new OnGrid(block), [irregular([1, 4, 6])])
  })
})
