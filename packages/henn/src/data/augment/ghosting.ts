import { scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { alongAxis } from './along-axis.js'
import { eachChannel } from './chance.js'
import { spectralMatrix } from './k-space.js'
import { longAxes, type PatchGeometry } from './patch-geometry.js'

/** The copies of one channel. */
export interface Ghosts {
  /** 0 is Z, 1 is Y, 2 is X. */
  axis: number
  /** One of so many planes of k-space is weaker. */
  period: number
  /** By how much: 1 takes it away. */
  intensity: number
}

export type GhostingChange = Ghosts[]

const [fewest, most] = [4, 10]
const [weakest, strongest] = [0.5, 1]

/** Of each channel: 4 to 10 ghosts along one of the axes, of an intensity between 0.5 and 1, as in TorchIO's RandomGhosting. */
export function sampleGhosting(random: Random, patch: PatchGeometry, probability: number): GhostingChange | undefined {
  if (!random.chance(probability)) return undefined
  const axes = longAxes(patch)
  return eachChannel(patch, () => ({
    axis: axes[random.integer(axes.length)],
    period: fewest + random.integer(most - fewest + 1),
    intensity: random.uniform(weakest, strongest),
  }))
}

/**
 * Weakens planes 0, period, 2·period … of the k-space of each channel of an image [C, Z, Y, X] across an axis, but for the one
 * of the zero frequency, which is at the middle; in place.
 */
export function ghosting(image: Tensor, ghosts: GhostingChange): Tensor {
  ghosts.forEach(({ axis, period, intensity }, c) => {
    scope(() => {
      const size = image.shape[axis + 1]
      const gains = Array.from({ length: size }, (_, plane) => (plane % period === 0 && plane !== Math.floor(size / 2) ? 1 - intensity : 1))
      const channel = image.select(0, c)
      channel.copy_(alongAxis(channel, axis, spectralMatrix(gains)))
    })
  })
  return image
}
