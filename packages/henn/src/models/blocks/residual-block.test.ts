import type { Tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { add, conv3d, expectClose, type Grid, gridOf, instanceNorm, leakyRelu, map } from '../../testing/reference.js'
import type { ConvDropoutNormAct } from './conv-dropout-norm-act.js'
import { ResidualBlock } from './residual-block.js'

const [one, two, three] = [1, 2, 3].map((size): [number, number, number] => [size, size, size])

function layer(x: Grid, { conv, norm }: ConvDropoutNormAct, stride = 1): Grid {
  const bias = conv.bias === null ? null : gridOf(conv.bias)
  return instanceNorm(conv3d(x, gridOf(conv.weight), bias, { stride }), gridOf(norm.weight), gridOf(norm.bias))
}

describe('ResidualBlock', () => {
  test.each([
    ['the same grid and channels', 3, one],
    ['a coarser grid', 3, two],
    ['other channels', 4, one],
    ['both', 4, two],
  ])('with %s adds two convolutions to the skip', (_, channels, stride) => {
    const block = irregularWeights(new ResidualBlock(3, channels, { kernel: three, stride, dropout: 0 }))
    const x = irregular([2, 3, 4, 3, 5])
    const inner = layer(map(layer(gridOf(x), block.conv1, stride[0]), leakyRelu), block.conv2)
    const pooled: Tensor = stride === two ? x.avgPool3d(two, two, 0, true) : x
    const skip = gridOf(pooled)
    const projection = block.skip[block.skip.length - 1] as ConvDropoutNormAct
    const projected = channels === 3 ? skip : layer(skip, projection)
    expectClose(block.forward(x), map(add(inner, projected), leakyRelu))
  })

  test('starts as its skip', () => {
    const block = new ResidualBlock(3, 3, { kernel: three, dropout: 0 }).to({ dtype: 'float64' })
    const x = irregular([1, 3, 2, 3, 2])
    expectClose(block.forward(x), map(gridOf(x), leakyRelu))
  })

  test('has a projection without bias, and a dropout in its first convolution alone', () => {
    const block = new ResidualBlock(2, 3, { kernel: three, stride: two, dropout: 0.1 })
    expect([...block.stateDict().keys()].filter((name) => name.includes('all_modules'))).toEqual([
      'conv1.all_modules.0.weight', 'conv1.all_modules.0.bias', 'conv1.all_modules.2.weight', 'conv1.all_modules.2.bias',
      'conv2.all_modules.0.weight', 'conv2.all_modules.0.bias', 'conv2.all_modules.1.weight', 'conv2.all_modules.1.bias',
      'skip.1.all_modules.0.weight', 'skip.1.all_modules.1.weight', 'skip.1.all_modules.1.bias',
    ])
    expect(countParameters(block)).toBe(27 * 2 * 3 + 3 + 6 + (27 * 3 * 3 + 3 + 6) + (2 * 3 + 6))
  })

  test.each([
    [2, [2, 1, 2]],
    [3, [1, 2, 1]],
    [2, [1, 1, 1]],
  ] as [number, [number, number, number]][])('has the right gradients to %i channels with stride %j', (channels, stride) => {
    gradcheckModule(irregularWeights(new ResidualBlock(2, channels, { kernel: [1, 3, 3], stride, dropout: 0 })), [irregular([1, 2, 3, 3, 3])])
  })
})
