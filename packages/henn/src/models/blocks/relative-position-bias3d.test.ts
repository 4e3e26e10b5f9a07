import { noGrad, scope } from '@henn/torch'
import { gradcheck } from '@henn/torch/testing'
import { expect, test } from 'vitest'
import { irregularWeights } from '../../testing/blocks.js'
import { RelativePositionBias3D } from './relative-position-bias3d.js'

const grid: [number, number, number] = [2, 3, 20]

test('adds what the tables have for the distances along Z, Y and X, the farthest alike', () => {
  const module = irregularWeights(new RelativePositionBias3D(2))
  const table = module.table.toArray() as number[][][]
  const bias = scope(() => noGrad(() => module.forward(grid)).toArray()) as number[][][][]
  const place = (token: number): number[] => [Math.floor(token / 60), Math.floor(token / 20) % 3, token % 20]
  for (const [head, from, to] of [[0, 0, 0], [1, 3, 64], [0, 119, 0], [1, 7, 26], [0, 19, 100], [1, 0, 19]]) {
    const expected = [0, 1, 2].reduce((sum, axis) => {
      const distance = place(to)[axis] - place(from)[axis]
      return sum + table[head][axis][15 + Math.max(-15, Math.min(15, distance))]
    }, 0)
    expect(bias[0][head][from][to]).toBeCloseTo(expected, 12)
  }
})

test('has the gradient of its values', () => {
  const module = irregularWeights(new RelativePositionBias3D(1))
  gradcheck((table) => Object.assign(module, { table }).forward([1, 2, 2]), [module.table])
})
