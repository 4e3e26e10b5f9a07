import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, gridOf } from '../../testing/reference.js'
import { StackedResidualBlocks } from './stacked-residual-blocks.js'

describe('StackedResidualBlocks', () => {
  test('is one block after another, of which the first changes grid and channels', () => {
    const stack = irregularWeights(new StackedResidualBlocks(2, 3, { count: 3, kernel: [3, 3, 3], stride: [1, 2, 2], dropout: 0 }))
    const x = irregular([1, 2, 3, 5, 4])
    const { blocks } = stack
    expect(blocks.length).toBe(3)
    const [first, second] = [blocks[0].forward(x), blocks[1].forward(blocks[0].forward(x))]
    expect([first.shape, second.shape]).toEqual([[1, 3, 3, 3, 2], [1, 3, 3, 3, 2]])
    expectClose(stack.forward(x), gridOf(blocks[2].forward(second)))
  })

  test('has the right gradients', () => {
    const stack = new StackedResidualBlocks(1, 2, { count: 2, kernel: [1, 3, 3], stride: [1, 2, 2], dropout: 0 })
    gradcheckModule(irregularWeights(stack), [irregular([1, 1, 2, 5, 4])])
  })
})
