import { scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { normalNumbers } from './normal-numbers.js'

export interface GaussianNoiseChange {
  /** Standard deviation. */
  std: number
  seed: number
}

const largest = 0.1

/** The standard deviation is uniform between 0 and 0.1, the same in all channels, as in nnU-Net v2 (which calls it a variance). */
export function sampleGaussianNoise(random: Random, probability: number): GaussianNoiseChange | undefined {
  return random.chance(probability) ? { std: random.uniform(0, largest), seed: random.uint32() } : undefined
}

/** Adds noise to an image [C, Z, Y, X], in place. */
export function gaussianNoise(image: Tensor, { std, seed }: GaussianNoiseChange): Tensor {
  return scope(() => image.add_(normalNumbers(image.shape, seed, image.device), { alpha: std }))
}
