import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, gridOf } from '../../testing/reference.js'
import { StackedConvs } from './stacked-convs.js'

describe('StackedConvs', () => {
  test('is one layer after another, of which the first changes grid and channels', () => {
    const stack = irregularWeights(new StackedConvs(2, 3, { count: 3, kernel: [3, 3, 3], stride: [1, 2, 2], dropout: 0 }))
    const x = irregular([1, 2, 3, 5, 4])
    const { convs } = stack
    expect(convs.length).toBe(3)
    const [first, second] = [convs[0].forward(x), convs[1].forward(convs[0].forward(x))]
    expect([first.shape, second.shape]).toEqual([[1, 3, 3, 3, 2], [1, 3, 3, 3, 2]])
    expectClose(stack.forward(x), gridOf(convs[2].forward(second)))
  })

  test('drops channels in every layer', () => {
    const stack = new StackedConvs(2, 3, { count: 2, kernel: [1, 1, 1], dropout: 0.5 })
    expect([...stack.stateDict().keys()].filter((name) => name.endsWith('all_modules.2.weight'))).toEqual([
      'convs.0.all_modules.2.weight',
      'convs.1.all_modules.2.weight',
    ])
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new StackedConvs(1, 2, { count: 2, kernel: [1, 3, 3], stride: [1, 2, 2], dropout: 0 })), [irregular([1, 1, 2, 5, 4])])
  })
})
