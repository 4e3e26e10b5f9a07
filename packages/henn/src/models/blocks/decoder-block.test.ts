import { manualSeed } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { countParameters, gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { concatChannels, conv3d, crop, expectClose, gridOf, instanceNorm, leakyRelu, map, upsample2 } from '../../testing/reference.js'
import { cropLike } from './crop-like.js'
import { DecoderBlock } from './decoder-block.js'
import { MBConvBlock } from './mbconv-block.js'

const options = { stride: [2, 2, 2] as [number, number, number], depth: 1, kernel: 3, expansion: 2, useDepthwise: true, useSe: false, dropout: 0, dropPath: 0 }

describe('DecoderBlock', () => {
  test.each([
    [[1, 6, 4, 3, 5], [1, 4, 7, 5, 9]],
    [[2, 6, 2, 2, 2], [2, 4, 4, 4, 4]],
    [[1, 6, 1, 1, 2], [1, 4, 1, 2, 3]],
  ])('%j meets a skip of %j', (shape, skip) => {
    const block = new DecoderBlock(6, 4, 3, options)
    const result = block.forward(irregular(shape, { dtype: 'float32' }), irregular(skip, { dtype: 'float32' }))
    expect(result.shape).toEqual([skip[0], 3, ...skip.slice(2)])
  })

  test('upsamples, crops the far end, joins and refines', () => {
    const block = irregularWeights(new DecoderBlock(3, 2, 2, { ...options, depth: 0 }))
    const [x, skip] = [irregular([2, 3, 2, 3, 2]), irregular([2, 2, 3, 5, 4], { phase: 2 })]
    const { up, join } = block
    const finer = crop(upsample2(gridOf(x), gridOf(up.weight), gridOf(up.bias)), [3, 5, 4])
    const joined = conv3d(concatChannels(finer, gridOf(skip)), gridOf(join.conv.weight))
    const expected = map(instanceNorm(joined, gridOf(join.norm.weight), gridOf(join.norm.bias)), leakyRelu)
    expectClose(block.forward(x, skip), expected)
  })

  test('has the parameters of its three parts; dense ones join with their whole kernel', () => {
    expect(countParameters(new DecoderBlock(6, 4, 3, options))).toBe(
      8 * 6 * 3 + 3 + (7 * 3 + 6) + countParameters(new MBConvBlock(3, { expansion: 2, useSe: false })),
    )
    expect(countParameters(new DecoderBlock(6, 4, 3, { ...options, useDepthwise: false, depth: 0 }))).toBe(8 * 6 * 3 + 3 + (27 * 7 * 3 + 6))
  })

  test('drops channels in training alone', () => {
    manualSeed(1)
    const block = irregularWeights(new DecoderBlock(2, 1, 64, { ...options, dropout: 0.5 }))
    const forward = (): unknown => block.forward(irregular([1, 2, 2, 2, 2]), irregular([1, 1, 4, 4, 4])).toArray()
    expect(forward()).not.toEqual(forward())
    block.eval()
    expect(forward()).toEqual(forward())
  })

  test('cropLike leaves channels alone and what is not larger', () => {
    const x = irregular([1, 5, 4, 4, 4])
    expect(cropLike(x, irregular([1, 2, 3, 4, 6])).shape).toEqual([1, 5, 3, 4, 4])
    expect(cropLike(x, x)).toBe(x)
  })

  test('has the right gradients', () => {
    const block = irregularWeights(new DecoderBlock(2, 1, 2, { ...options, expansion: 1 }))
    gradcheckModule(block, [irregular([1, 2, 2, 1, 2]), irregular([1, 1, 3, 2, 3], { phase: 2 })])
  })
})
