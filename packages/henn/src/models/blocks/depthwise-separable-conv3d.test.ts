import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { add, conv3d, expectClose, type Grid, gridOf, instanceNorm, leakyRelu, map } from '../../testing/reference.js'
import type { ConvNormAct } from './conv-norm-act.js'
import { DepthwiseSeparableConv3D } from './depthwise-separable-conv3d.js'

const norm = (x: Grid, layer: ConvNormAct): Grid => instanceNorm(x, gridOf(layer.norm.weight), gridOf(layer.norm.bias))

function expected({ depthwise, pointwise }: DepthwiseSeparableConv3D, x: Grid, stride = 1): Grid {
  const filtered = norm(conv3d(x, gridOf(depthwise.conv.weight), null, { stride, groups: x.shape[1] }), depthwise)
  return map(norm(conv3d(filtered, gridOf(pointwise.conv.weight)), pointwise), leakyRelu)
}

describe('DepthwiseSeparableConv3D', () => {
  test.each([
    [[1, 4, 7, 5, 3], 2, [1, 6, 4, 3, 2]],
    [[3, 4, 6, 1, 2], 1, [3, 6, 6, 1, 2]],
  ])('%j with stride %i gives %j', (shape, stride, out) => {
    expect(new DepthwiseSeparableConv3D(4, 6, { stride }).forward(irregular(shape, { dtype: 'float32' })).shape).toEqual(out)
  })

  test('has k³·C + C·C′ weights and two norms', () => {
    expect(countParameters(new DepthwiseSeparableConv3D(4, 6, { kernel: 5 }))).toBe(125 * 4 + 4 * 6 + 2 * 4 + 2 * 6)
  })

  test('filters each channel, then mixes them in each voxel', () => {
    const block = irregularWeights(new DepthwiseSeparableConv3D(3, 4))
    const x = irregular([2, 3, 4, 3, 5])
    expectClose(block.forward(x), expected(block, gridOf(x)))
  })

  test('adds its input where the shape stays', () => {
    const block = irregularWeights(new DepthwiseSeparableConv3D(3, 3))
    const x = irregular([2, 3, 4, 3, 5])
    expectClose(block.forward(x), add(expected(block, gridOf(x)), gridOf(x)))
  })

  test('does not add its input where the grid changes', () => {
    const block = irregularWeights(new DepthwiseSeparableConv3D(3, 3, { stride: [2, 2, 2] }))
    const x = irregular([1, 3, 4, 3, 5])
    expectClose(block.forward(x), expected(block, gridOf(x), 2))
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new DepthwiseSeparableConv3D(2, 2)), [irregular([2, 2, 3, 2, 3])])
    gradcheckModule(irregularWeights(new DepthwiseSeparableConv3D(2, 3, { stride: 2 })), [irregular([1, 2, 3, 3, 4])])
  })
})
