import { describe, expect, test } from 'vitest'
import { plainConfig, residualConfig, stageBlocks, stageGeometry } from './nnunet-config.js'

function issues(values: object): { path: PropertyKey[]; message: string }[] {
  return plainConfig.safeParse({ type: 'plain', features: [4, 8], ...values }).error?.issues.map(({ path, message }) => ({ path, message })) ?? []
}

describe('the settings of nnU-Net’s networks', () => {
  test('are whole by themselves', () => {
    expect(plainConfig.parse({ type: 'plain' })).toMatchObject({ dimensions: 3, features: null, convs: 2, decoder_convs: 2, dropout: 0 })
    expect(residualConfig.parse({ type: 'residual' })).toMatchObject({ blocks: null, decoder_convs: 1 })
    // What nobody said and nothing planned.
    expect(stageGeometry(plainConfig.parse({ type: 'plain' })).features).toEqual([32, 64, 128, 256])
    expect(stageGeometry(residualConfig.parse({ type: 'residual', blocks: [1, 2, 2, 2, 2] })).features).toEqual([32, 64, 128, 256, 320])
  })

  test('give kernels of 3 and halve the grid before all stages but the first, in 2D along Y and X alone', () => {
    expect(stageGeometry(plainConfig.parse({ type: 'plain', features: [4, 8, 8] }))).toEqual({
      features: [4, 8, 8],
      kernels: [[3, 3, 3], [3, 3, 3], [3, 3, 3]],
      strides: [[1, 1, 1], [2, 2, 2], [2, 2, 2]],
    })
    expect(stageGeometry(plainConfig.parse({ type: 'plain', features: [4, 8], dimensions: 2 }))).toEqual({
      features: [4, 8],
      kernels: [[1, 3, 3], [1, 3, 3]],
      strides: [[1, 1, 1], [1, 2, 2]],
    })
    const own = { kernel_sizes: [[1, 3, 3], [3, 5, 3]], strides: [[1, 1, 1], [1, 2, 4]] }
    const { kernels, strides } = stageGeometry(plainConfig.parse({ type: 'plain', features: [4, 8], ...own }))
    expect({ kernel_sizes: kernels, strides }).toEqual(own)
  })

  test('give the blocks of nnU-Net’s residual encoders, cut to the stages', () => {
    const blocks = (values: object): number[] => stageBlocks(residualConfig.parse({ type: 'residual', ...values }))
    expect(blocks({})).toEqual([1, 3, 4, 6])
    expect(blocks({ features: [4, 8, 8, 8, 8, 8, 8] })).toEqual([1, 3, 4, 6, 6, 6, 6])
    expect(blocks({ features: [4, 8], blocks: [2, 5] })).toEqual([2, 5])
  })

  test('want one entry a stage', () => {
    const message = 'has 3 stages but model.features has 2; give both one entry a stage'
    expect(issues({ strides: [[1, 1, 1], [2, 2, 2], [2, 2, 2]] })).toEqual([{ path: ['strides'], message }])
    expect(issues({ kernel_sizes: [[3, 3, 3], [3, 3, 3], [3, 3, 3]] })).toEqual([{ path: ['kernel_sizes'], message }])
    expect(residualConfig.safeParse({ type: 'residual', features: [4, 8], blocks: [2, 2, 2] }).error?.issues).toMatchObject([{ path: ['blocks'], message }])
  })

  test.each([0, 1, 11])('want 2 to 10 stages, not %i', (stages) => {
    const of = <T>(entry: T): T[] => Array.from({ length: stages }, () => entry)
    for (const settings of [{ features: of(8) }, { strides: of([1, 1, 1]) }, { kernel_sizes: of([3, 3, 3]) }, { blocks: of(1) }]) {
      expect(residualConfig.safeParse({ type: 'residual', ...settings }).error?.issues[0].path).toEqual([Object.keys(settings)[0]])
    }
  })

  test('want kernels with a middle, a first stage at full resolution, and nothing along Z in 2D', () => {
    expect(issues({ kernel_sizes: [[3, 3, 3], [3, 2, 3]] })).toEqual([{ path: ['kernel_sizes'], message: 'holds 3×2×3, but kernels have a middle: give odd sizes' }])
    expect(issues({ strides: [[1, 2, 2], [2, 2, 2]] })).toEqual([
      { path: ['strides'], message: 'begin with 1×2×2, but the first stage is at full resolution: begin with 1×1×1' },
    ])
    expect(issues({ kernel_sizes: [[1, 3, 3], [1, 3, 3]] })).toEqual([
      { path: ['kernel_sizes'], message: 'has 1 along Z at every stage, but a network of 3 dimensions is to see more than slices; set it and model.strides to null, or model.dimensions to 2' },
    ])
    expect(issues({ dimensions: 2, kernel_sizes: [[1, 3, 3], [3, 3, 3]] })).toEqual([
      { path: ['kernel_sizes'], message: 'has 3×3×3 at stage 1, but a network of 2 dimensions has 1 along Z; change it or model.dimensions' },
    ])
  })
})
