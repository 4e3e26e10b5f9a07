import { tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular } from '../../testing/blocks.js'
import { AveragePool3d } from './average-pool3d.js'

describe('AveragePool3d', () => {
  test('is the mean of each block, at the far end of the voxels there are', () => {
    const x = tensor(Float64Array.from({ length: 15 }, (_, i) => i), { shape: [1, 1, 1, 3, 5] })
    // Rows 0–4, 5–9, 10–14.
    expect(new AveragePool3d([1, 2, 2]).forward(x).toArray()).toEqual([[[[[3, 5, 6.5], [10.5, 12.5, 14]]]]])
    expect(new AveragePool3d([1, 1, 3]).forward(x).toArray()).toEqual([[[[[1, 3.5], [6, 8.5], [11, 13.5]]]]])
  })

  test('takes grids smaller than a block', () => {
    const x = tensor(Float64Array.from([1, 2, 6]), { shape: [1, 1, 1, 1, 3] })
    expect(new AveragePool3d([2, 2, 4]).forward(x).toArray()).toEqual([[[[[3]]]]])
  })

  test('has the right gradients', () => {
    gradcheckModule(new AveragePool3d([2, 1, 2]), [irregular([2, 2, 3, 2, 5])])
  })
})
