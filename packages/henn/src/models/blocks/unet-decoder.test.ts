import { beforeEach, describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { concatChannels, conv3d, crop, expectClose, type Grid, gridOf, instanceNorm, leakyRelu, map, upsample2 } from '../../testing/reference.js'
import type { ConvDropoutNormAct } from './conv-dropout-norm-act.js'
import { StackedConvs } from './stacked-convs.js'
import { UNetDecoder } from './unet-decoder.js'
import { UNetEncoder } from './unet-encoder.js'

const options = {
  features: [2, 3, 4],
  kernels: [[1, 3, 3], [3, 3, 3], [3, 3, 3]] as [number, number, number][],
  strides: [[1, 1, 1], [2, 2, 2], [2, 2, 2]] as [number, number, number][],
  convs: 1,
  dropout: 0,
  classes: 3,
  deepSupervision: true,
  checkpointing: false,
}

/** What an encoder would give for an image of 3×5×6 voxels. */
const features = [irregular([1, 2, 3, 5, 6]), irregular([1, 3, 2, 3, 3], { phase: 1 }), irregular([1, 4, 1, 2, 2], { phase: 2 })]

let encoder: UNetEncoder

beforeEach(() => {
  encoder = new UNetEncoder(null, [new StackedConvs(1, 2, { count: 1, kernel: [1, 1, 1], dropout: 0 })], { checkpointing: false })
})

describe('UNetDecoder', () => {
  test('gives logits at each grid, the finest first; in evaluation and without deep supervision that alone', () => {
    const decoder = irregularWeights(new UNetDecoder(encoder, options))
    const shapes = [[1, 3, 3, 5, 6], [1, 3, 2, 3, 3]]
    const [fine, coarse] = decoder.forward(...features)
    expect([fine.shape, coarse.shape]).toEqual(shapes)
    const only = decoder.eval().forward(...features)
    expect(only.map((logits) => logits.toArray())).toEqual([fine.toArray()])
    const plain = irregularWeights(new UNetDecoder(encoder, { ...options, deepSupervision: false }))
    expect(plain.forward(...features).map((logits) => logits.toArray())).toEqual([fine.toArray()])
  })

  test('upsamples, crops the far end, joins and convolves, from coarse to fine', () => {
    const decoder = irregularWeights(new UNetDecoder(encoder, options))
    const [fine, middle, deep] = features.map(gridOf)
    const step = (i: number, below: Grid, skip: Grid): Grid => {
      const { weight, bias } = decoder.transpconvs[i]
      const { conv, norm } = decoder.stages[i].convs[0] as ConvDropoutNormAct
      const joined = concatChannels(crop(upsample2(below, gridOf(weight), gridOf(bias)), skip.shape.slice(2)), skip)
      return map(instanceNorm(conv3d(joined, gridOf(conv.weight), gridOf(conv.bias)), gridOf(norm.weight), gridOf(norm.bias)), leakyRelu)
    }
    const logits = (i: number, x: Grid): Grid => conv3d(x, gridOf(decoder.seg_layers[i].weight), gridOf(decoder.seg_layers[i].bias))
    const coarse = step(0, deep, middle)
    const [first, second] = decoder.forward(...features)
    expectClose(second, logits(0, coarse))
    expectClose(first, logits(1, step(1, coarse, fine)))
  })

  test('has the right gradients', () => {
    const small = { features: [1, 2, 2], kernels: options.kernels.map((): [number, number, number] => [1, 3, 1]), classes: 2 }
    const strides: [number, number, number][] = [[1, 1, 1], [2, 2, 2], [1, 2, 1]]
    const decoder = irregularWeights(new UNetDecoder(encoder, { ...options, ...small, strides }))
    const inputs = [irregular([1, 1, 2, 3, 2]), irregular([1, 2, 1, 2, 1], { phase: 1 }), irregular([1, 2, 1, 1, 1], { phase: 2 })]
    gradcheckModule(decoder, inputs)
  })
})
