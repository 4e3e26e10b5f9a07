import { manualSeed } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { ConvNormAct } from './conv-norm-act.js'
import { DepthwiseSeparableConv3D } from './depthwise-separable-conv3d.js'
import { createLocalBlock, HybridEncoderBlock, type HybridEncoderBlockOptions } from './hybrid-encoder-block.js'
import { MBConvBlock } from './mbconv-block.js'
import { ShuffleAttention3D } from './shuffle-attention3d.js'
import { TransformerBlock3D } from './transformer-block3d.js'

const options: HybridEncoderBlockOptions = {
  stride: [2, 2, 2],
  depth: 2,
  kernel: 3,
  expansion: 2,
  useDepthwise: true,
  useSe: true,
  useAttention: true,
  transformerDepth: 1,
  heads: 2,
  mlpRatio: 2,
  positions: 'none',
  dropout: 0,
  dropPath: 0,
}

describe('HybridEncoderBlock', () => {
  test.each([
    [[1, 3, 7, 5, 9], [2, 2, 2], [1, 8, 4, 3, 5]],
    [[2, 3, 5, 6, 4], [1, 2, 2], [2, 8, 5, 3, 2]],
  ] as const)('%j with stride %j gives %j', (shape, stride, expected) => {
    const block = new HybridEncoderBlock(3, 8, { ...options, stride: [...stride] })
    expect(block.forward(irregular([...shape], { dtype: 'float32' })).shape).toEqual(expected)
  })

  test('is its parts one after another', () => {
    const block = irregularWeights(new HybridEncoderBlock(2, 8, options))
    const parts = [
      new DepthwiseSeparableConv3D(2, 8, { stride: 2 }),
      new MBConvBlock(8, { expansion: 2 }),
      new MBConvBlock(8, { expansion: 2 }),
      new TransformerBlock3D(8, { heads: 2, mlpRatio: 2 }),
      new ShuffleAttention3D(8),
    ]
    expect(countParameters(block)).toBe(parts.reduce((sum, part) => sum + countParameters(part), 0))
    const x = irregular([1, 2, 4, 3, 5])
    const own = block.parameters()
    const result = parts.reduce((value, part) => {
      part.to({ dtype: 'float64' })
      for (const parameter of part.parameters()) parameter.setData(own.shift()!)
      return part.forward(value)
    }, x)
    expect(own).toEqual([])
    expect(block.forward(x).toArray()).toEqual(result.toArray())
  })

  test('drops channels of its output in training alone', () => {
    manualSeed(1)
    const block = irregularWeights(new HybridEncoderBlock(2, 64, { ...options, transformerDepth: 0, dropout: 0.5 }))
    const forward = (): unknown => block.forward(irregular([1, 2, 4, 4, 4])).toArray()
    expect(forward()).not.toEqual(forward())
    block.eval()
    expect(forward()).toEqual(forward())
  })

  test('leaves out what is switched off', () => {
    const bare = new HybridEncoderBlock(2, 8, { ...options, depth: 1, useAttention: false, transformerDepth: 0, useDepthwise: false })
    expect(bare.modules().filter((module) => module instanceof ConvNormAct)).toHaveLength(2)
    expect(countParameters(bare)).toBe(27 * 2 * 8 + 16 + (27 * 8 * 8 + 16))
  })

  test('picks its local block by the switches', () => {
    expect(createLocalBlock(8, { ...options, expansion: 1 })).toBeInstanceOf(DepthwiseSeparableConv3D)
    expect(createLocalBlock(8, options)).toBeInstanceOf(MBConvBlock)
    expect(createLocalBlock(8, { ...options, useDepthwise: false })).toBeInstanceOf(ConvNormAct)
  })

  test('has the right gradients', () => {
    const small = { ...options, depth: 1, mlpRatio: 0.5, useSe: false, expansion: 1 }
    gradcheckModule(irregularWeights(new HybridEncoderBlock(1, 8, small)), [irregular([1, 1, 4, 3, 4])])
  })
})
