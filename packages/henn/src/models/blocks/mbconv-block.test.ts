import { manualSeed } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { add, conv3d, expectClose, type Grid, gridOf, instanceNorm, leakyRelu, map } from '../../testing/reference.js'
import type { ConvNormAct } from './conv-norm-act.js'
import { MBConvBlock } from './mbconv-block.js'
import { SqueezeExcitation } from './squeeze-excitation.js'

const norm = (x: Grid, layer: ConvNormAct): Grid => instanceNorm(x, gridOf(layer.norm.weight), gridOf(layer.norm.bias))

describe('MBConvBlock', () => {
  test.each([[[1, 4, 7, 5, 3]], [[2, 4, 1, 2, 6]]])('keeps the shape %j', (shape) => {
    expect(new MBConvBlock(4, { kernel: 5 }).forward(irregular(shape, { dtype: 'float32' })).shape).toEqual(shape)
  })

  test('widens, filters, narrows and adds its input', () => {
    const block = irregularWeights(new MBConvBlock(3, { expansion: 2, useSe: false }))
    const x = irregular([2, 3, 3, 4, 2])
    const wide = map(norm(conv3d(gridOf(x), gridOf(block.expand.conv.weight)), block.expand), leakyRelu)
    const filtered = map(norm(conv3d(wide, gridOf(block.depthwise.conv.weight), null, { groups: 6 }), block.depthwise), leakyRelu)
    const narrow = norm(conv3d(filtered, gridOf(block.project.conv.weight)), block.project)
    expectClose(block.forward(x), add(narrow, gridOf(x)))
  })

  test('weighs the inner channels by squeeze-excitation to a quarter of the outer ones, at least 8', () => {
    const parameters = (channels: number, squeezed: number): number => {
      const inner = 4 * channels
      const convolutions = channels * inner + 27 * inner + inner * channels
      return convolutions + 2 * (inner + inner + channels) + 2 * inner * squeezed + squeezed + inner
    }
    expect(countParameters(new MBConvBlock(64))).toBe(parameters(64, 16))
    expect(countParameters(new MBConvBlock(16))).toBe(parameters(16, 8))
    const block = irregularWeights(new MBConvBlock(2))
    const x = irregular([1, 2, 3, 2, 2])
    const inner = block.depthwise.forward(block.expand.forward(x))
    const weighed = (block.se as SqueezeExcitation).forward(inner)
    expect(weighed.toArray()).not.toEqual(inner.toArray())
    expectClose(block.forward(x), gridOf(block.project.forward(weighed).add(x)))
  })

  test('drops its branch for some samples in training only', () => {
    manualSeed(3)
    const block = irregularWeights(new MBConvBlock(2, { dropPath: 0.5 }))
    const x = irregular([16, 2, 2, 3, 2])
    const unchanged = (): number => (block.forward(x).sub(x).abs().sum([1, 2, 3, 4]).toArray() as number[]).filter((change) => change === 0).length
    const inTraining = unchanged()
    expect(inTraining).toBeGreaterThan(2)
    expect(inTraining).toBeLessThan(14)
    block.eval()
    expect(unchanged()).toBe(0)
  })

  test('has the right gradients', () => {
    gradcheckModule(irregularWeights(new MBConvBlock(2, { expansion: 2 })), [irregular([2, 2, 2, 3, 2])])
    gradcheckModule(irregularWeights(new MBConvBlock(2, { useSe: false, activation: 'silu' })), [irregular([1, 2, 3, 2, 2])])
  })
})
