import { manualSeed } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { add, expectClose, type Grid, gridOf, layerNorm, linear, map } from '../../testing/reference.js'
import { TransformerBlock3D } from './transformer-block3d.js'

/** [B, a, b] to [B, b, a]. */
function transpose({ data, shape: [batch, rows, columns] }: Grid): Grid {
  const flipped = Float64Array.from(data, (_, flat) => {
    const b = Math.floor(flat / (rows * columns))
    const [column, row] = [Math.floor(flat / rows) % columns, flat % rows]
    return data[(b * rows + row) * columns + column]
  })
  return { data: flipped, shape: [batch, columns, rows] }
}

// ½·x·(1 + erf(x/√2)), erf by its Taylor series: exact enough for |x| < 4.
function gelu(x: number): number {
  const t = x / Math.SQRT2
  let term = t
  let sum = t
  for (let n = 1; n < 80; n++) {
    term *= (-t * t) / n
    sum += term / (2 * n + 1)
  }
  return 0.5 * x * (1 + (2 / Math.sqrt(Math.PI)) * sum)
}

describe('TransformerBlock3D', () => {
  test.each([[[1, 8, 3, 5, 1]], [[2, 8, 2, 2, 3]]])('keeps the shape %j', (shape) => {
    const block = new TransformerBlock3D(8, { heads: 2, mlpRatio: 2 })
    expect(block.forward(irregular(shape, { dtype: 'float32' })).shape).toEqual(shape)
  })

  test('is norm, attention, add, norm, perceptron, add on the voxels as tokens', () => {
    const block = irregularWeights(new TransformerBlock3D(4, { heads: 2, mlpRatio: 1.5 }))
    const x = irregular([2, 4, 2, 3, 2])
    const tokens = transpose({ data: gridOf(x).data, shape: [2, 4, 12] })
    const { norm1, norm2, fc1, fc2 } = block
    // The attention has its own reference; here it is asked for its part.
    const attended = add(tokens, gridOf(block.attention.forward(norm1.forward(x.flatten(2).transpose(1, 2)), [2, 3, 2])))
    const hidden = linear(layerNorm(attended, gridOf(norm2.weight), gridOf(norm2.bias)), gridOf(fc1.weight), gridOf(fc1.bias))
    const mixed = linear(map(hidden, gelu), gridOf(fc2.weight), gridOf(fc2.bias))
    expectClose(block.forward(x), { data: transpose(add(attended, mixed)).data, shape: x.shape })
  })

  test('has two norms, attention and a perceptron', () => {
    const [c, hidden] = [8, 12]
    expect(countParameters(new TransformerBlock3D(c, { heads: 2, mlpRatio: 1.5 }))).toBe(
      2 * 2 * c + (4 * c * c + 4 * c) + (c * hidden + hidden) + (hidden * c + c),
    )
  })

  test.each(['relative', 'rotary'] as const)('with %s positions notices where voxels are; without it does not', (positions) => {
    const x = irregular([1, 12, 2, 3, 4])
    // Turned round, attention without positions gives the same, turned round.
    const differs = (kind: 'none' | 'relative' | 'rotary'): number => {
      const block = irregularWeights(new TransformerBlock3D(12, { heads: 2, mlpRatio: 1, positions: kind }))
      const moved = block.forward(x.roll([1], [4])).roll([-1], [4])
      return moved.sub(block.forward(x)).abs().max().item()
    }
    expect(differs('none')).toBeLessThan(1e-12)
    expect(differs(positions)).toBeGreaterThan(1e-3)
  })

  test('draws dropout and drop-path in training, and neither in evaluation', () => {
    manualSeed(4)
    const block = irregularWeights(new TransformerBlock3D(4, { heads: 2, mlpRatio: 2, dropout: 0.3, dropPath: 0.3 }))
    const x = irregular([4, 4, 2, 2, 2])
    expect(block.forward(x).toArray()).not.toEqual(block.forward(x).toArray())
    block.eval()
    expect(block.forward(x).toArray()).toEqual(block.forward(x).toArray())
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new TransformerBlock3D(4, { heads: 2, mlpRatio: 1.5 })), [irregular([2, 4, 1, 2, 2])])
  })
})
