import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, gridOf } from '../../testing/reference.js'
import { StackedConvs } from './stacked-convs.js'
import { UNetEncoder } from './unet-encoder.js'

function stage(from: number, to: number, stride: [number, number, number]): StackedConvs {
  return new StackedConvs(from, to, { count: 1, kernel: [1, 3, 3], stride, dropout: 0 })
}

describe('UNetEncoder', () => {
  test.each([true, false])('gives the features of each stage, the finest first; with a stem: %s', (hasStem) => {
    const stem = hasStem ? stage(2, 2, [1, 1, 1]) : null
    const stages = [stage(2, 3, [1, 1, 1]), stage(3, 4, [1, 2, 2])]
    const encoder = irregularWeights(new UNetEncoder(stem, stages, { checkpointing: false }))
    const x = irregular([1, 2, 2, 5, 3])
    const finest = stages[0].forward(stem?.forward(x) ?? x)
    const [first, second] = encoder.forward(x)
    expectClose(first, gridOf(finest))
    expectClose(second, gridOf(stages[1].forward(finest)))
    expect(second.shape).toEqual([1, 4, 2, 3, 2])
  })

  test('has the right gradients', () => {
    const encoder = new UNetEncoder(stage(1, 2, [1, 1, 1]), [stage(2, 2, [1, 1, 1]), stage(2, 2, [1, 2, 2])], { checkpointing: false })
    gradcheckModule(irregularWeights(encoder), [irregular([1, 1, 2, 3, 4])])
  })
})
