import type { Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { aboutOne, eachChannel } from './chance.js'
import type { PatchGeometry } from './patch-geometry.js'

/** A factor for each channel. */
export type BrightnessChange = number[]

/** Between 0.75 and 1.25, below 1 half of the time, as in nnU-Net v2. */
export function sampleBrightness(random: Random, patch: PatchGeometry, probability: number): BrightnessChange | undefined {
  return random.chance(probability) ? eachChannel(patch, () => aboutOne(random, 0.75, 1.25)) : undefined
}

/** Multiplies the channels of an image [C, Z, Y, X], in place. */
export function brightness(image: Tensor, factors: BrightnessChange): Tensor {
  factors.forEach((factor, c) => image.select(0, c).mul_(factor))
  return image
}
