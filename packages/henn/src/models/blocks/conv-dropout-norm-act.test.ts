import { manualSeed } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { conv3d, expectClose, gridOf, instanceNorm, leakyRelu, map } from '../../testing/reference.js'
import { ConvDropoutNormAct } from './conv-dropout-norm-act.js'

describe('ConvDropoutNormAct', () => {
  test.each([
    [[2, 3, 7, 5, 9], [3, 3, 3], [2, 2, 2], [2, 5, 4, 3, 5]],
    [[1, 3, 4, 5, 8], [1, 3, 3], [1, 2, 2], [1, 5, 4, 3, 4]],
    [[1, 3, 3, 1, 2], [3, 1, 5], [1, 1, 1], [1, 5, 3, 1, 2]],
  ] as [number[], [number, number, number], [number, number, number], number[]][])('%j with kernel %j and stride %j gives %j', (shape, kernel, stride, expected) => {
    expect(new ConvDropoutNormAct(3, 5, { kernel, stride }).forward(irregular(shape, { dtype: 'float32' })).shape).toEqual(expected)
  })

  test.each(['leaky_relu', 'none'] as const)('is convolution with bias, instance norm and %s', (activation) => {
    const block = irregularWeights(new ConvDropoutNormAct(2, 3, { kernel: [3, 3, 3], stride: [2, 2, 2], activation }))
    const x = irregular([2, 2, 5, 4, 3])
    const { conv, norm } = block
    const filtered = conv3d(gridOf(x), gridOf(conv.weight), gridOf(conv.bias), { stride: 2 })
    const normed = instanceNorm(filtered, gridOf(norm.weight), gridOf(norm.bias))
    expectClose(block.forward(x), activation === 'none' ? normed : map(normed, leakyRelu))
  })

  test('has its weights under two names, the norm behind a dropout where there is one', () => {
    const names = (dropout: number, bias = true): string[] => [...new ConvDropoutNormAct(2, 3, { kernel: [3, 3, 3], dropout, bias }).stateDict().keys()]
    const own = ['conv.weight', 'conv.bias', 'norm.weight', 'norm.bias']
    const again = (norm: number): string[] => ['all_modules.0.weight', 'all_modules.0.bias', `all_modules.${norm}.weight`, `all_modules.${norm}.bias`]
    expect(names(0)).toEqual([...own, ...again(1)])
    expect(names(0.1)).toEqual([...own, ...again(2)])
    expect(names(0, false)).toEqual(['conv.weight', 'norm.weight', 'norm.bias', 'all_modules.0.weight', 'all_modules.1.weight', 'all_modules.1.bias'])
  })

  test('in training drops whole channels before the norm, which leaves its bias of them', () => {
    manualSeed(3)
    const block = irregularWeights(new ConvDropoutNormAct(2, 64, { kernel: [1, 3, 3], dropout: 0.25 }))
    const voxels = 24
    const values = gridOf(block.forward(irregular([1, 2, 2, 3, 4]))).data
    const bias = gridOf(block.norm.bias).data
    const dropped = [...bias].map((offset, c) => values.slice(c * voxels, (c + 1) * voxels).every((value) => Math.abs(value - leakyRelu(offset)) < 1e-12))
    const count = dropped.filter(Boolean).length
    expect(count).toBeGreaterThan(6)
    expect(count).toBeLessThan(28)
    const kept = irregularWeights(new ConvDropoutNormAct(2, 64, { kernel: [1, 3, 3] }))
    const x = irregular([1, 2, 2, 3, 4])
    expect(block.eval().forward(x).toArray()).toEqual(kept.forward(x).toArray())
  })

  test.each([
    ['leaky_relu', [2, 2, 2]],
    ['none', [1, 2, 1]],
  ] as const)('has the right gradients with %s', (activation, stride) => {
    gradcheckModule(irregularWeights(new ConvDropoutNormAct(2, 2, { kernel: [3, 3, 1], stride: [...stride], activation })), [irregular([2, 2, 3, 4, 3])])
  })
})
