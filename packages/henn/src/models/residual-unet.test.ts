import { checkpointed, manualSeed, noGrad, scope } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { countParameters, irregular } from '../testing/blocks.js'
import { learnByHeart } from '../testing/learn-by-heart.js'
import { expectPeersNetwork, fullSize, networks } from '../testing/nnunet-networks.js'
import { residualConfig, type ResidualConfig } from './nnunet-config.js'
import { ResidualUNet } from './residual-unet.js'

const tiny = residualConfig.parse({ type: 'residual', features: [4, 6, 8], blocks: [1, 1, 2] })
const shape = { inChannels: 2, classes: 3 }

beforeEach(() => manualSeed(1))

describe('ResidualUNet', () => {
  const residual = Object.entries(networks).filter(([, { config }]) => config.type === 'residual')
  test.each(residual)("%s: dynamic-network-architectures' names of weights and logits", (_, fixture) => {
    const { config, shape: image, classes } = fixture
    expectPeersNetwork(new ResidualUNet(residualConfig.parse(config), { inChannels: image[1], classes }), fixture)
  })

  test.each(fullSize.filter(({ config }) => config.type === 'residual'))('in full size has as many parameters: $parameters', ({ config, parameters }) => {
    const network = new ResidualUNet(residualConfig.parse({ ...config, blocks: null }), { inChannels: 1, classes: 3 })
    expect(countParameters(network)).toBe(parameters)
  })

  test('in training gives logits at every grid of the decoder, odd sizes rounded up; in evaluation the finest alone', () => {
    const network = new ResidualUNet(tiny, shape)
    const outputShapes = (image: number[]): number[][] =>
      scope(() => noGrad(() => network.forward(irregular(image, { dtype: 'float32' }))).map((output) => output.shape))
    expect(outputShapes([1, 2, 13, 9, 7])).toEqual([
      [1, 3, 13, 9, 7],
      [1, 3, 7, 5, 4],
    ])
    network.eval()
    expect(outputShapes([1, 2, 13, 9, 7])).toEqual([[1, 3, 13, 9, 7]])
    expect(outputShapes([1, 2, 5, 1, 2])).toEqual([[1, 3, 5, 1, 2]])
  })

  test('begins with blocks that are their skips', () => {
    const network = new ResidualUNet(tiny, shape)
    const last = network.namedParameters().filter(([name]) => /^encoder\.stages\.\d+\.blocks\.\d+\.conv2\.norm\.weight$/.test(name))
    expect(last).toHaveLength(4)
    for (const [, weight] of last) expect(weight.abs().max().item()).toBe(0)
  })

  test('under gradient checkpointing has the same gradients, bit for bit', () => {
    const gradients = (gradient_checkpointing: boolean): unknown[] => {
      manualSeed(3)
      const network = new ResidualUNet({ ...tiny, dropout: 0.3, gradient_checkpointing }, shape)
      return scope(() => {
        const { result, backward } = checkpointed(() => network.forward(irregular([2, 2, 7, 6, 5], { dtype: 'float32' })))
        backward(result.map((output) => output.pow(2).sum()).reduce((sum, term) => sum.add(term)))
        return network.namedParameters().map(([name, { grad }]) => [name, grad?.toTypedArray()])
      })
    }
    expect(gradients(true)).toEqual(gradients(false))
  })

  test.each<[string, Partial<ResidualConfig>, [number, number, number]]>([
    ['', {}, [12, 13, 11]],
    [' in two dimensions', { dimensions: 2 }, [1, 20, 21]],
  ])('learns one batch by heart%s', (_, changes, shapeZyx) => {
    const network = new ResidualUNet({ ...tiny, ...changes }, { inChannels: 1, classes: 3 })
    for (const dice of learnByHeart(network, { shapeZyx, steps: 60, lr: 0.03 })) expect(dice).toBeGreaterThan(0.99)
  })
})
