import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { expectClose, type Grid, gridOf, mean, sigmoid } from '../../testing/reference.js'
import { ShuffleAttention3D } from './shuffle-attention3d.js'

/** One output channel at a time: which input channel it is, and its gate. */
function expected(block: ShuffleAttention3D, x: Grid): Grid {
  const [batch, channels] = x.shape
  const voxels = x.data.length / (batch * channels)
  const half = channels / (2 * block.groups)
  const [cw, cb, sw, sb, nw, nb] = [
    block.channel_weight, block.channel_bias, block.spatial_weight, block.spatial_bias, block.norm.weight, block.norm.bias,
  ].map((each) => gridOf(each).data)
  const data = new Float64Array(x.data.length)
  for (let b = 0; b < batch; b++)
    for (let out = 0; out < channels; out++) {
      // Output 2i is input i, output 2i + 1 is input C/2 + i.
      const from = Math.floor(out / 2) + (out % 2) * (channels / 2)
      const values = x.data.slice((b * channels + from) * voxels, (b * channels + from + 1) * voxels)
      const inGroup = from % (2 * half)
      const middle = mean(values)
      const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) + 1e-5)
      const i = inGroup % half
      const gate = (value: number): number =>
        inGroup < half
          ? sigmoid(cw[i] * middle + cb[i])
          : sigmoid(sw[i] * (((value - middle) / deviation) * nw[i] + nb[i]) + sb[i])
      data.set(values.map((value) => value * gate(value)), (b * channels + out) * voxels)
    }
  return { data, shape: x.shape }
}

describe('ShuffleAttention3D', () => {
  test.each([
    [[2, 16, 3, 5, 4], 4],
    [[1, 12, 7, 1, 3], 2],
    [[1, 8, 1, 2, 1], 4],
  ])('on %j with %i groups equals the gates and the shuffle in loops', (shape, groups) => {
    const block = irregularWeights(new ShuffleAttention3D(shape[1], { groups }))
    const x = irregular(shape)
    expectClose(block.forward(x), expected(block, gridOf(x)))
  })

  test('has six numbers for each channel of half a group', () => {
    expect(countParameters(new ShuffleAttention3D(64))).toBe((6 * 64) / 8)
  })

  test('starts with the same gate everywhere', () => {
    const block = new ShuffleAttention3D(8).to({ dtype: 'float64' })
    const x = irregular([1, 8, 2, 2, 2])
    const gate = sigmoid(1)
    const shuffled = [0, 4, 1, 5, 2, 6, 3, 7].flatMap((channel) => Array.from(gridOf(x).data.slice(8 * channel, 8 * channel + 8)))
    expectClose(block.forward(x), { data: Float64Array.from(shuffled, (value) => value * gate), shape: x.shape })
  })

  test('refuses channels that do not fall into two halves of each group', () => {
    expect(() => new ShuffleAttention3D(12)).toThrow("12 channels don't divide by 2·4 groups")
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new ShuffleAttention3D(8, { groups: 2 })), [irregular([2, 8, 2, 3, 2])])
  })
})
