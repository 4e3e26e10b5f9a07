import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { channelMeans, expectClose, type Grid, gridOf, map, sigmoid } from '../../testing/reference.js'
import { SqueezeExcitation } from './squeeze-excitation.js'

function expected({ reduce, expand }: SqueezeExcitation, x: Grid): Grid {
  const channels = x.shape[1]
  const voxels = x.data.length / (x.shape[0] * channels)
  const [w1, b1, w2, b2] = [reduce.weight, reduce.bias, expand.weight, expand.bias].map((each) => gridOf(each).data)
  const means = channelMeans(x)
  const gates = Array.from({ length: x.shape[0] }, (_, b) => {
    const squeezed = [...b1].map((bias, o) => {
      const sum = means.slice(b * channels, (b + 1) * channels).reduce((total, value, c) => total + value * w1[o * channels + c], bias)
      return sum * sigmoid(sum)
    })
    return [...b2].map((bias, c) => sigmoid(squeezed.reduce((total, value, o) => total + value * w2[c * squeezed.length + o], bias)))
  }).flat()
  return map(x, (value, flat) => value * gates[Math.floor(flat / voxels)])
}

describe('SqueezeExcitation', () => {
  test.each([[[2, 6, 3, 5, 4]], [[1, 6, 1, 1, 1]]])('scales each channel of %j by a gate of all means', (shape) => {
    const block = irregularWeights(new SqueezeExcitation(6, 2))
    const x = irregular(shape)
    expectClose(block.forward(x), expected(block, gridOf(x)))
  })

  test('has two pointwise layers with biases', () => {
    expect(countParameters(new SqueezeExcitation(12, 4))).toBe(12 * 4 + 4 + 4 * 12 + 12)
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new SqueezeExcitation(4, 3)), [irregular([2, 4, 2, 3, 1])])
  })
})
