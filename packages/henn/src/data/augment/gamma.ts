import { scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { aboutOne, eachChannel } from './chance.js'
import type { PatchGeometry } from './patch-geometry.js'
import { meanOf, normOf } from './statistics.js'

export interface GammaChange {
  /** On the channel's range; for each channel. */
  exponents: number[]
  /** The negative picture is changed. */
  inverted: boolean
}

/** Between 0.7 and 1.5, below 1 half of the time, as in nnU-Net v2. */
export function sampleGamma(random: Random, patch: PatchGeometry, probability: number, inverted: boolean): GammaChange | undefined {
  return random.chance(probability) ? { exponents: eachChannel(patch, () => aboutOne(random, 0.7, 1.5)), inverted } : undefined
}

/** For a division by what may be 0. */
const least = 1e-7

/** Bends the range of each channel of an image [C, Z, Y, X] by a power; its mean and standard deviation stay. In place. */
export function gamma(image: Tensor, { exponents, inverted }: GammaChange): Tensor {
  exponents.forEach((exponent, c) => {
    scope(() => {
      const channel = image.select(0, c)
      if (inverted) channel.neg_()
      const { mean, deviation } = centre_(channel)
      const [low, high] = channel.aminmax()
      // In two steps, as powers are slow; that of 0 is 0.
      channel.sub_(low).div_(high.sub(low).clampMin_(least)).log_().mul_(exponent).exp_()
      const bent = centre_(channel)
      channel.mul_(deviation.div(bent.deviation.clampMin_(least))).add_(mean)
      if (inverted) channel.neg_()
    })
  })
  return image
}

/** Takes the mean away; gives it, and the standard deviation but for a factor that depends on the number of voxels alone. */
function centre_(channel: Tensor): { mean: Tensor; deviation: Tensor } {
  const mean = meanOf(channel)
  channel.sub_(mean)
  return { mean, deviation: normOf(channel) }
}
