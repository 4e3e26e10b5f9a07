// See ball-operator.ts.
import { scope, tensor, type Tensor } from '@henn/torch'
import { voxelCount } from '../../io/volume.js'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { connectedComponents } from './connected-components.js'

export interface ComponentRemovalStep {
  channel: number
  /** From 0 to 1: which of the components, in their order. */
  pick: number
}

/** In the order in which the channels are changed. */
export type ComponentRemovalChange = ComponentRemovalStep[]

const probability = 0.2
/** Components that cover as much of the patch stay. */
const mostCovered = 0.15

/** In a fifth of the patches all channels: nnU-Net's RemoveRandomConnectedComponentFromOneHotEncodingTransform. */
export function sampleComponentRemoval(random: Random, channels: number): ComponentRemovalChange | undefined {
  if (!random.chance(probability)) return undefined
  return random.shuffled([...Array(channels).keys()]).map((channel) => ({ channel, pick: random.uniform() }))
}

/** Takes one connected component out of one-hot channels [K, Z, Y, X], in place. */
export function componentRemoval(oneHot: Tensor, change: ComponentRemovalChange): Tensor {
  const [, depth, height, width] = oneHot.shape
  const shapeZyx: Triple = [depth, height, width]
  for (const { channel, pick } of change) {
    scope(() => {
      const mask = oneHot.select(0, channel).ne(0)
      const { numbers, sizes } = connectedComponents(mask.toTypedArray() as Uint8Array, shapeZyx)
      const small = sizes.flatMap((size, i) => (size < mostCovered * voxelCount(shapeZyx) ? [i + 1] : []))
      if (small.length === 0) return
      const taken = tensor(numbers, { shape: shapeZyx, device: oneHot.device }).eq(small[Math.floor(pick * small.length)])
      oneHot.select(0, channel).maskedFill_(taken, 0)
    })
  }
  return oneHot
}
