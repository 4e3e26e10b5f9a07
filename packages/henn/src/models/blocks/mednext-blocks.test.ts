import { manualSeed } from '@henn/torch'
import type { Triple } from '@henn/torch/nn'
import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular, irregularWeights } from '../../testing/blocks.js'
import { MedNeXtBlock } from './mednext-block.js'
import { MedNeXtDownBlock } from './mednext-down-block.js'
import { MedNeXtUpBlock } from './mednext-up-block.js'

const kernel: Triple = [3, 3, 3]
const stride: Triple = [2, 2, 2]

// That they compute what MONAI's do is shown by the whole network (mednext.test.ts).
describe("MedNeXt's blocks", () => {
  test('keep the grid, halve it rounding up, double it', () => {
    const x = irregular([1, 4, 7, 5, 2], { dtype: 'float32' })
    expect(new MedNeXtBlock(4, { kernel: [5, 5, 5], expansion: 3 }).forward(x).shape).toEqual([1, 4, 7, 5, 2])
    expect(new MedNeXtDownBlock(4, 6, { kernel, stride, expansion: 2 }).forward(x).shape).toEqual([1, 6, 4, 3, 1])
    expect(new MedNeXtUpBlock(4, 2, { kernel, stride, expansion: 2 }).forward(x).shape).toEqual([1, 2, 14, 10, 4])
  })

  test('in 2D leave Z alone', () => {
    const x = irregular([1, 4, 1, 5, 6], { dtype: 'float32' })
    expect(new MedNeXtDownBlock(4, 6, { kernel: [1, 3, 3], stride: [1, 2, 2], expansion: 2 }).forward(x).shape).toEqual([1, 6, 1, 3, 3])
    expect(new MedNeXtUpBlock(4, 2, { kernel: [1, 3, 3], stride: [1, 2, 2], expansion: 2 }).forward(x).shape).toEqual([1, 2, 1, 10, 12])
  })

  test('drop their branch for some samples in training only', () => {
    manualSeed(3)
    const block = irregularWeights(new MedNeXtBlock(2, { kernel, expansion: 2, dropPath: 0.5 }))
    const x = irregular([16, 2, 2, 3, 2])
    const unchanged = (): number => (block.forward(x).sub(x).abs().sum([1, 2, 3, 4]).toArray() as number[]).filter((change) => change === 0).length
    expect(unchanged()).toBeGreaterThan(2)
    expect(unchanged()).toBeLessThan(14)
    block.eval()
    expect(unchanged()).toBe(0)
  })

  test('have the right gradients', () => {
    gradcheckModule(irregularWeights(new MedNeXtBlock(2, { kernel, expansion: 2 })), [irregular([2, 2, 2, 3, 2])])
    gradcheckModule(irregularWeights(new MedNeXtDownBlock(2, 3, { kernel, stride, expansion: 2 })), [irregular([1, 2, 3, 4, 2])])
    gradcheckModule(irregularWeights(new MedNeXtUpBlock(2, 2, { kernel, stride, expansion: 2 })), [irregular([1, 2, 2, 1, 2])])
  })
})
