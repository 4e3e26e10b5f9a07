import { scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { aboutOne, eachChannel } from './chance.js'
import type { PatchGeometry } from './patch-geometry.js'
import { meanOf } from './statistics.js'

/** A factor on the distance from the mean, for each channel. */
export type ContrastChange = number[]

/** Between 0.75 and 1.25, below 1 half of the time, as in nnU-Net v2. */
export function sampleContrast(random: Random, patch: PatchGeometry, probability: number): ContrastChange | undefined {
  return random.chance(probability) ? eachChannel(patch, () => aboutOne(random, 0.75, 1.25)) : undefined
}

/** Stretches each channel of an image [C, Z, Y, X] about its mean, within its range, in place. */
export function contrast(image: Tensor, factors: ContrastChange): Tensor {
  factors.forEach((factor, c) => {
    scope(() => {
      const channel = image.select(0, c)
      const [low, high] = channel.aminmax()
      channel.lerp_(meanOf(channel), 1 - factor).clampMin_(low).clampMax_(high)
    })
  })
  return image
}
