import { checkpointed, manualSeed, noGrad, scope } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { countParameters, irregular } from '../testing/blocks.js'
import { decode, decodeAll, readFixture, relativeError, type NamedFixtures, type TensorFixture } from '@henn/torch/testing'
import { learnByHeart } from '../testing/learn-by-heart.js'
import { MedNeXt } from './mednext.js'
import { mednextConfig } from './mednext-config.js'

interface MednextCase {
  dimensions: 2 | 3
  kernel_size: 3 | 5
  state: NamedFixtures
  input: TensorFixture
  outputs: TensorFixture[]
}

const { cases, parameters } = readFixture<{ cases: MednextCase[]; parameters: Record<string, number> }>(new URL('fixtures/mednext.json', import.meta.url))

const tiny = mednextConfig.parse({ type: 'mednext', width: 3, blocks: [1, 2, 1], expansion: [2, 3, 2] })
const shape = { inChannels: 2, classes: 3 }

beforeEach(() => manualSeed(1))

describe('MedNeXt', () => {
  test.each(cases)("in $dimensionsD with kernels of $kernel_size gives MONAI's logits at every grid, from MONAI's weights by their names", ({ dimensions, kernel_size, state, input, outputs }) => {
    const network = new MedNeXt({ ...tiny, dimensions, kernel_size }, shape)
    scope(() => {
      expect([...network.stateDict().keys()]).toEqual(Object.keys(state))
      network.loadStateDict(decodeAll(state))
      const ours = noGrad(() => network.forward(decode(input)))
      expect(ours).toHaveLength(outputs.length)
      for (const [i, output] of ours.entries()) expect(relativeError(output, decode(outputs[i]))).toBeLessThan(1e-5)
    })
  })

  test.each([
    ['S3', {}],
    ['S5', { kernel_size: 5 }],
    ['B3', { expansion: [2, 3, 4, 4, 4] }],
  ])('%s has the parameters of MONAI', (name, changes) => {
    const config = mednextConfig.parse({ type: 'mednext', ...changes })
    expect(countParameters(new MedNeXt(config, { inChannels: 1, classes: 3 }))).toBe(parameters[name])
  })

  test('takes odd sizes: rounded up on the way down, cropped on the way up; in evaluation the finest logits alone', () => {
    const network = new MedNeXt(tiny, shape)
    const image = irregular([1, 2, 7, 5, 10], { dtype: 'float32' })
    const shapes = (): number[][] => scope(() => noGrad(() => network.forward(image)).map((output) => output.shape))
    expect(shapes()).toEqual([
      [1, 3, 7, 5, 10],
      [1, 3, 4, 3, 5],
      [1, 3, 2, 2, 3],
    ])
    network.eval()
    expect(shapes()).toEqual([[1, 3, 7, 5, 10]])
    expect(new MedNeXt({ ...tiny, deep_supervision: false }, shape).forward(image)).toHaveLength(1)
  })

  test.each([
    ['3D', { dimensions: 3 }, [16, 16, 16]],
    ['2D', { dimensions: 2 }, [1, 32, 32]],
  ] as const)('in %s learns one batch by heart', (_, { dimensions }, shapeZyx) => {
    const network = new MedNeXt({ ...tiny, dimensions, width: 8 }, { inChannels: 1, classes: 3 })
    for (const dice of learnByHeart(network, { shapeZyx: [...shapeZyx], steps: 80, lr: 0.02 })) expect(dice).toBeGreaterThan(0.99)
  })

  test('with gradient checkpointing has the same outputs and gradients, bit for bit', () => {
    const image = irregular([2, 2, 9, 8, 11], { dtype: 'float32' })
    const step = (checkpointing: boolean): unknown[] => {
      manualSeed(3)
      const network = new MedNeXt({ ...tiny, dropout: 0.2, drop_path: 0.3, gradient_checkpointing: checkpointing }, shape)
      return scope(() => {
        const { result: outputs, backward } = checkpointed(() => network.forward(image))
        backward(outputs.map((output) => output.pow(2).mean()).reduce((sum, term) => sum.add(term)))
        return [outputs.map((output) => output.toArray()), network.parameters().map(({ grad }) => grad?.toArray())]
      })
    }
    expect(step(true)).toEqual(step(false))
  })
})
