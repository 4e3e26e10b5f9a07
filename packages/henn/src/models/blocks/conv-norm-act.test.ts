import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { conv3d, expectClose, gridOf, instanceNorm, leakyRelu, map } from '../../testing/reference.js'
import { ConvNormAct, type Activation } from './conv-norm-act.js'

describe('ConvNormAct', () => {
  test.each([
    [[2, 3, 8, 6, 4], 1, [2, 5, 8, 6, 4]],
    [[1, 3, 7, 5, 9], 2, [1, 5, 4, 3, 5]],
    [[1, 3, 3, 1, 2], 2, [1, 5, 2, 1, 1]],
  ])('%j with stride %i gives %j', (shape, stride, expected) => {
    expect(new ConvNormAct(3, 5, { stride }).forward(irregular(shape, { dtype: 'float32' })).shape).toEqual(expected)
  })

  test('has a kernel, no bias, and two norm parameters a channel', () => {
    expect(countParameters(new ConvNormAct(3, 5))).toBe(27 * 3 * 5 + 2 * 5)
    expect(countParameters(new ConvNormAct(6, 6, { groups: 6, kernel: 5 }))).toBe(125 * 6 + 2 * 6)
  })

  const activations: [Activation, (x: number) => number][] = [
    ['leaky_relu', leakyRelu],
    ['silu', (x) => x / (1 + Math.exp(-x))],
    ['none', (x) => x],
  ]
  test.each(activations)('is convolution, instance norm and %s', (activation, f) => {
    const block = irregularWeights(new ConvNormAct(2, 4, { stride: 2, groups: 2, activation }))
    const x = irregular([2, 2, 5, 4, 3])
    const { conv, norm } = block
    const filtered = conv3d(gridOf(x), gridOf(conv.weight), null, { stride: 2, groups: 2 })
    expectClose(block.forward(x), map(instanceNorm(filtered, gridOf(norm.weight), gridOf(norm.bias)), f))
  })

  test.each<Activation>(['leaky_relu', 'silu', 'gelu', 'none'])('has the right gradients with %s', (activation) => {
    gradcheckModule(irregularWeights(new ConvNormAct(2, 2, { stride: 2, activation })), [irregular([2, 2, 3, 4, 3])])
  })
})
