import { checkpointed, liveTensors, manualSeed, noGrad, scope, type Tensor } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { countParameters, irregular } from '../testing/blocks.js'
import { learnByHeart } from '../testing/learn-by-heart.js'
import { expectPeersNetwork, fullSize, networks } from '../testing/nnunet-networks.js'
import { plainConfig, type PlainConfig } from './nnunet-config.js'
import { PlainUNet } from './plain-unet.js'

const tiny = plainConfig.parse({ type: 'plain', features: [4, 6, 8], convs: 1, decoder_convs: 1 })
const shape = { inChannels: 2, classes: 3 }

beforeEach(() => manualSeed(1))

describe('PlainUNet', () => {
  const plain = Object.entries(networks).filter(([, { config }]) => config.type === 'plain')
  test.each(plain)("%s: dynamic-network-architectures' names of weights and logits", (_, fixture) => {
    const { config, shape: image, classes } = fixture
    expectPeersNetwork(new PlainUNet(plainConfig.parse(config), { inChannels: image[1], classes }), fixture)
  })

  test.each(fullSize.filter(({ config }) => config.type === 'plain'))('in full size has as many parameters: $parameters', ({ config, parameters }) => {
    expect(countParameters(new PlainUNet(plainConfig.parse(config), { inChannels: 1, classes: 3 }))).toBe(parameters)
  })

  test('in training gives logits at every grid of the decoder, odd sizes rounded up; in evaluation the finest alone', () => {
    const network = new PlainUNet(tiny, shape)
    expect(outputShapes(network, [1, 2, 13, 9, 7])).toEqual([
      [1, 3, 13, 9, 7],
      [1, 3, 7, 5, 4],
    ])
    expect(outputShapes(network.eval(), [1, 2, 13, 9, 7])).toEqual([[1, 3, 13, 9, 7]])
    expect(outputShapes(network, [1, 2, 5, 1, 2])).toEqual([[1, 3, 5, 1, 2]])
  })

  test('of two dimensions has kernels and strides of 1 along Z', () => {
    const network = new PlainUNet({ ...tiny, dimensions: 2 }, shape)
    expect(outputShapes(network, [2, 2, 1, 9, 7])).toEqual([
      [2, 3, 1, 9, 7],
      [2, 3, 1, 5, 4],
    ])
    const kernels = [...network.stateDict()].filter(([, { shape: [, , z, y] }]) => y !== undefined && z !== 1)
    expect(kernels).toEqual([])
  })

  test('with deep supervision learns in every part, without it in all but the coarser heads', () => {
    expect(withoutGradient(tiny)).toEqual([])
    expect(withoutGradient({ ...tiny, deep_supervision: false })).toEqual(['decoder.seg_layers.0.weight', 'decoder.seg_layers.0.bias'])
  })

  test('under gradient checkpointing has the same gradients, bit for bit', () => {
    const gradientsWith = (gradient_checkpointing: boolean): [string, unknown][] => {
      manualSeed(3)
      return gradients(new PlainUNet({ ...tiny, dropout: 0.3, gradient_checkpointing }, shape))
    }
    expect(gradientsWith(true)).toEqual(gradientsWith(false))
  })

  test.each<[string, Partial<PlainConfig>, [number, number, number]]>([
    ['', {}, [12, 13, 11]],
    [' in two dimensions', { dimensions: 2 }, [1, 20, 21]],
  ])('learns one batch by heart%s', (_, changes, shapeZyx) => {
    const network = new PlainUNet({ ...tiny, ...changes }, { inChannels: 1, classes: 3 })
    for (const dice of learnByHeart(network, { shapeZyx, steps: 60, lr: 0.03 })) expect(dice).toBeGreaterThan(0.99)
  })

  test('leaves no tensors behind', () => {
    const network = new PlainUNet(tiny, shape)
    gradients(network)
    const before = liveTensors()
    gradients(network)
    expect(liveTensors()).toBe(before)
  })
})

function outputShapes(network: PlainUNet, image: number[]): number[][] {
  return scope(() => noGrad(() => network.forward(irregular(image, { dtype: 'float32' }))).map((output) => output.shape))
}

function sumOfSquares(outputs: Tensor[]): Tensor {
  return outputs.map((output) => output.pow(2).sum()).reduce((sum, term) => sum.add(term))
}

function withoutGradient(config: PlainConfig): string[] {
  const network = new PlainUNet(config, shape)
  scope(() => sumOfSquares(network.forward(irregular([1, 2, 8, 8, 8], { dtype: 'float32' }))).backward())
  return network.namedParameters().filter(([, { grad }]) => grad === null).map(([name]) => name)
}

/** By name. */
function gradients(network: PlainUNet): [string, unknown][] {
  return scope(() => {
    const { result, backward } = checkpointed(() => network.forward(irregular([2, 2, 7, 6, 5], { dtype: 'float32' })))
    backward(sumOfSquares(result))
    return network.namedParameters().map(([name, { grad }]) => [name, grad?.toTypedArray()])
  })
}
