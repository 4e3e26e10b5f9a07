import { tensor, zeros, type Tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { deepSupervision } from './deep-supervision.js'

/** Tells which grid it was asked about: 1, 10 and 100 by the size of X. */
const byWidth = (logits: Tensor): Tensor => tensor({ 8: 1, 4: 10, 2: 100 }[logits.shape[4]]!, { dtype: 'float64' })
const outputs = [8, 4, 2].map((size) => zeros([1, 2, size, size, size]))
const label = zeros([1, 8, 8, 8], { dtype: 'int64' })

describe('deepSupervision', () => {
  test.each([
    [1, 1],
    [2, (1 * 1 + 0.5 * 10) / 1.5],
    [3, (1 * 1 + 0.5 * 10 + 0.25 * 100) / 1.75],
  ])('weighs %i outputs by halves, to one in sum', (count, expected) => {
    expect(deepSupervision(byWidth)(outputs.slice(0, count), label).item()).toBeCloseTo(expected, 12)
  })

  test.each([
    [[6, 4, 8], [3, 2, 4]],
    [[7, 5, 3], [4, 3, 2]],
  ])('compares each output with the nearest labels of its own grid: %j on %j', (fine, coarse) => {
    const count = fine.reduce((product, size) => product * size)
    const values = Array.from({ length: count }, (_, i) => (i * 11) % 4)
    const seen: { shape: number[]; dtype: string; values: number[] }[] = []
    const spy = (logits: Tensor, labels: Tensor): Tensor => {
      seen.push({ shape: labels.shape, dtype: labels.dtype, values: Array.from(labels.toTypedArray() as BigInt64Array, Number) })
      return logits.sum()
    }
    const grids = [fine, coarse].map((grid) => zeros([1, 4, ...grid]))
    deepSupervision(spy)(grids, tensor(values, { shape: [1, ...fine], dtype: 'int64' }))
    const nearest: number[] = []
    for (let z = 0; z < coarse[0]; z++)
      for (let y = 0; y < coarse[1]; y++)
        for (let x = 0; x < coarse[2]; x++) {
          const [fz, fy, fx] = [z, y, x].map((at, axis) => Math.floor((at * fine[axis]) / coarse[axis]))
          nearest.push(values[(fz * fine[1] + fy) * fine[2] + fx])
        }
    expect(seen).toEqual([
      { shape: [1, ...fine], dtype: 'int64', values },
      { shape: [1, ...coarse], dtype: 'int64', values: nearest },
    ])
  })

  test('regions are resampled alike, what is ignored too', () => {
    const target = tensor([0, 1, 255, 1, 1, 0, 255, 0], { shape: [1, 2, 1, 1, 4] })
    const seen: unknown[] = []
    const spy = (logits: Tensor, regions: Tensor): Tensor => {
      seen.push({ shape: regions.shape, dtype: regions.dtype, values: regions.flatten().toArray() })
      return logits.sum()
    }
    deepSupervision(spy)([zeros([1, 2, 1, 1, 4]), zeros([1, 2, 1, 1, 2])], target)
    expect(seen).toEqual([
      { shape: [1, 2, 1, 1, 4], dtype: 'float32', values: [0, 1, 255, 1, 1, 0, 255, 0] },
      { shape: [1, 2, 1, 1, 2], dtype: 'float32', values: [0, 255, 1, 255] },
    ])
  })
})
