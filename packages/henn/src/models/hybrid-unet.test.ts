import { checkpointed, liveTensors, manualSeed, noGrad, scope } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { production } from '../config/presets.js'
import { countParameters, irregular } from '../testing/blocks.js'
import { learnByHeart } from '../testing/learn-by-heart.js'
import { hybridConfig, stageWidths, type HybridConfig } from './hybrid-config.js'
import { HybridEfficientUNet } from './hybrid-unet.js'

const tiny = hybridConfig.parse({
  width: 8,
  depths: [1, 1, 1],
  stem_width: 4,
  expansion_ratio: 2,
  use_transformer: true,
  transformer: { stages: 1, depth: 1, heads: 2, mlp_ratio: 2 },
})
const shape = { inChannels: 2, classes: 3 }

/** Layer by layer, from the papers' formulas and the configuration alone. */
function expectedParameters(config: HybridConfig, inChannels: number, classes: number): number {
  const { depths, stem_width: stem, kernel_size: k, expansion_ratio: expansion, transformer } = config
  const widths = stageWidths(config)
  const convNorm = (from: number, to: number, kernel: number): number => kernel ** 3 * from * to + 2 * to
  const depthwise = (c: number): number => k ** 3 * c + 2 * c
  const depthwise3 = (c: number): number => 27 * c + 2 * c
  const mbconv = (c: number): number => {
    const inner = expansion * c
    const squeezed = Math.max(8, c / 4)
    const se = 2 * inner * squeezed + squeezed + inner
    return convNorm(c, inner, 1) + depthwise(inner) + (config.use_se ? se : 0) + convNorm(inner, c, 1)
  }
  const separable = (from: number, to: number): number => depthwise(from) + convNorm(from, to, 1)
  const dense = (from: number, to: number): number => convNorm(from, to, k)
  const local = (stage: number): number => {
    const c = widths[stage]
    if (!config.use_depthwise) return convNorm(c, c, k)
    return stage === 0 || expansion === 1 ? separable(c, c) : mbconv(c)
  }
  const positions = transformer.positions === 'relative' ? 3 * 31 * transformer.heads : 0
  const attention = (c: number): number => positions + 2 * 2 * c + 4 * (c * c + c) + 2 * transformer.mlp_ratio * c * c + (transformer.mlp_ratio + 1) * c
  const encoder = widths.reduce((sum, c, i) => {
    const isGlobal = config.use_transformer && i >= widths.length - transformer.stages
    return (
      sum +
      (config.use_depthwise ? separable : dense)(i === 0 ? stem : widths[i - 1], c) +
      depths[i] * local(i) +
      (isGlobal ? transformer.depth * attention(c) : 0) +
      (config.use_attention && i > 0 ? (6 * c) / 8 : 0)
    )
  }, 0)
  const decoder = widths.slice(0, -1).reduce((sum, c, i) => sum + 8 * widths[i + 1] * c + c + convNorm(2 * c, c, config.use_depthwise ? 1 : k) + local(i), 0)
  const full = convNorm(inChannels, stem, 3) + 8 * widths[0] * stem + stem + (config.use_depthwise ? depthwise3(2 * stem) + convNorm(2 * stem, stem, 1) : convNorm(2 * stem, stem, 3))
  const heads = [stem, ...(config.deep_supervision ? widths.slice(0, -1) : [])].reduce((sum, c) => sum + c * classes + classes, 0)
  return full + encoder + decoder + heads
}

beforeEach(() => manualSeed(1))

describe('HybridEfficientUNet', () => {
  test.each([
    ['S', 1_079_068],
    ['B', 4_073_436],
    ['L', 15_811_420],
  ] as const)('of size %s has %i parameters', (width, expected) => {
    const config = hybridConfig.parse({ width })
    expect(countParameters(new HybridEfficientUNet(config, { inChannels: 1, classes: 3 }))).toBe(expected)
    expect(expectedParameters(config, 1, 3)).toBe(expected)
  })

  test('of the production preset has 4.1 million parameters', () => {
    const model = hybridConfig.parse(production().model)
    const network = new HybridEfficientUNet(model, { inChannels: 1, classes: 3 })
    expect(countParameters(network)).toBe(4_073_436)
    expect(expectedParameters(model, 1, 3)).toBe(4_073_436)
  })

  const switches = ['use_transformer', 'use_se', 'use_attention', 'use_depthwise', 'deep_supervision'] as const
  const allOff = Object.fromEntries(switches.map((key) => [key, false]))
  test.each<[string, Partial<HybridConfig>]>([
    ['everything on', {}],
    ...switches.map((key): [string, Partial<HybridConfig>] => [`${key} off`, { [key]: false }]),
    ['everything off', allOff],
    ['no widening', { expansion_ratio: 1 }],
    ['kernels of 5', { kernel_size: 5 }],
    ['relative positions', { transformer: { ...tiny.transformer, positions: 'relative' } }],
    ['rotary positions', { transformer: { ...tiny.transformer, positions: 'rotary' } }],
  ])('with %s it runs, learns in every part, and has the expected size', (_, changed) => {
    const config = { ...tiny, ...changed }
    const network = new HybridEfficientUNet(config, shape)
    expect(countParameters(network)).toBe(expectedParameters(config, 2, 3))
    scope(() => {
      const outputs = network.forward(irregular([1, 2, 16, 16, 16], { dtype: 'float32' }))
      outputs.map((output) => output.pow(2).sum()).reduce((sum, term) => sum.add(term)).backward()
      const withoutGradient = network.namedParameters().filter(([, { grad }]) => grad === null)
      expect(withoutGradient.map(([name]) => name)).toEqual([])
    })
  })

  test('in training gives logits at every grid of the decoder, odd sizes rounded up; in evaluation the finest alone', () => {
    const network = new HybridEfficientUNet(tiny, shape)
    const image = irregular([1, 2, 37, 29, 33], { dtype: 'float32' })
    const shapes = (): number[][] => scope(() => noGrad(() => network.forward(image)).map((output) => output.shape))
    expect(shapes()).toEqual([
      [1, 3, 37, 29, 33],
      [1, 3, 19, 15, 17],
      [1, 3, 10, 8, 9],
    ])
    network.eval()
    expect(shapes()).toEqual([[1, 3, 37, 29, 33]])
  })

  test('with thick slices joined in the second stage gives logits at the grids between', () => {
    const network = new HybridEfficientUNet({ ...tiny, strides: [[1, 2, 2], [2, 2, 2], [2, 2, 2]] }, shape)
    const shapes = scope(() => noGrad(() => network.forward(irregular([1, 2, 9, 29, 33], { dtype: 'float32' }))).map((output) => output.shape))
    expect(shapes).toEqual([[1, 3, 9, 29, 33], [1, 3, 9, 15, 17], [1, 3, 5, 8, 9]])
  })

  test('without deep supervision gives one output in training too', () => {
    const network = new HybridEfficientUNet({ ...tiny, deep_supervision: false }, shape)
    const outputs = network.forward(irregular([2, 2, 8, 9, 7], { dtype: 'float32' }))
    expect(outputs.map((output) => output.shape)).toEqual([[2, 3, 8, 9, 7]])
  })

  test('treats the samples of a batch on their own', () => {
    const network = new HybridEfficientUNet(tiny, shape).to({ dtype: 'float64' }).eval()
    const batch = irregular([2, 2, 12, 9, 10])
    const [both] = network.forward(batch)
    const [second] = network.forward(batch.narrow(0, 1, 1))
    expect(both.narrow(0, 1, 1).sub(second).abs().max().item()).toBeLessThan(1e-12)
  })

  test('has finite outputs where the deepest grid is a single voxel', () => {
    const network = new HybridEfficientUNet(tiny, shape)
    const [fine] = network.forward(irregular([1, 2, 5, 1, 2], { dtype: 'float32' }))
    expect(fine.shape).toEqual([1, 3, 5, 1, 2])
    expect(fine.isfinite().all().item()).toBe(1)
  })

  test.each([
    ['3D', { dimensions: 3 }, [16, 16, 16]],
    ['2D', { dimensions: 2 }, [1, 32, 32]],
  ] as const)('in %s learns one batch by heart', (_, { dimensions }, shapeZyx) => {
    const config = { ...tiny, dimensions, stem_width: 8, drop_path: 0 }
    const network = new HybridEfficientUNet(config, { inChannels: 1, classes: 3 })
    for (const dice of learnByHeart(network, { shapeZyx: [...shapeZyx], steps: 80, lr: 0.03 })) expect(dice).toBeGreaterThan(0.99)
  })

  test('in 2D is the 3D network on one slice, of whose kernels all but what meets the slice is left out', () => {
    const [flat, volume] = [2, 3].map((dimensions) => new HybridEfficientUNet({ ...tiny, dimensions: dimensions as 2 | 3 }, shape).to({ dtype: 'float64' }).eval())
    noGrad(() =>
      scope(() => {
        for (const [name, own] of volume.namedParameters()) {
          const saved = flat.stateDict().get(name)!
          if (own.shape.length !== 5) own.copy_(saved)
          else {
            expect(saved.shape[2]).toBe(1)
            // Three voxels along Z: the middle one; two, of an upsampling that is cropped: the first.
            own.zero_().narrow(2, own.shape[2] === 3 ? 1 : 0, 1).copy_(saved)
          }
        }
        const slice = irregular([1, 2, 1, 13, 10])
        const [expected, actual] = [flat, volume].map((network) => network.forward(slice)[0])
        expect(actual.sub(expected).abs().max().item()).toBeLessThan(1e-12)
      }),
    )
  })

  test('draws channels to drop in training, and in evaluation none', () => {
    const network = new HybridEfficientUNet({ ...tiny, dropout: 0.3, drop_path: 0 }, shape)
    const image = irregular([1, 2, 8, 8, 8], { dtype: 'float32' })
    const output = (): unknown => network.forward(image)[0].toArray()
    expect(output()).not.toEqual(output())
    network.eval()
    expect(output()).toEqual(output())
  })

  test('with gradient checkpointing has the same outputs and gradients, bit for bit', () => {
    const image = irregular([2, 2, 9, 8, 11], { dtype: 'float32' })
    const step = (checkpointing: boolean): unknown[] => {
      manualSeed(3)
      const network = new HybridEfficientUNet({ ...tiny, dropout: 0.2, drop_path: 0.3, gradient_checkpointing: checkpointing }, shape)
      return scope(() => {
        const { result: outputs, backward } = checkpointed(() => network.forward(image))
        backward(outputs.map((output) => output.pow(2).mean()).reduce((sum, term) => sum.add(term)))
        return [outputs.map((output) => output.toArray()), network.parameters().map(({ grad }) => grad?.toArray())]
      })
    }
    expect(step(true)).toEqual(step(false))
  })

  test('leaves no tensors behind', () => {
    const network = new HybridEfficientUNet(tiny, shape)
    const image = irregular([1, 2, 8, 8, 8], { dtype: 'float32' })
    const step = (): void =>
      scope(() => {
        network.zeroGrad()
        network.forward(image)[0].sum().backward()
      })
    step()
    const before = liveTensors()
    step()
    expect(liveTensors()).toBe(before)
  })

  test('gives the same outputs from its state dict', () => {
    const [one, other] = [new HybridEfficientUNet(tiny, shape), new HybridEfficientUNet(tiny, shape)]
    const image = irregular([1, 2, 8, 8, 8], { dtype: 'float32' })
    const outputs = (network: HybridEfficientUNet): unknown => network.eval().forward(image)[0].toArray()
    expect(outputs(other)).not.toEqual(outputs(one))
    other.loadStateDict(one.stateDict())
    expect(outputs(other)).toEqual(outputs(one))
  })
})
