import { scope, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { alongAxis, matrixOf } from './along-axis.js'
import { someChannels } from './chance.js'
import type { PatchGeometry } from './patch-geometry.js'

/** Standard deviations in voxels along Z, Y, X, of each channel; undefined: left as it is. */
export type GaussianBlurChange = (Triple | undefined)[]

const [narrowest, widest] = [0.5, 1]
const perChannel = 0.5

/** Each channel with probability a half, each axis by itself, as in nnU-Net v2. */
export function sampleGaussianBlur(random: Random, patch: PatchGeometry, probability: number): GaussianBlurChange | undefined {
  if (!random.chance(probability)) return undefined
  const sigma = (): number => random.uniform(narrowest, widest)
  return someChannels(random, patch, perChannel, () => [sigma(), sigma(), sigma()])
}

/** Blurs an image [C, Z, Y, X], in place. Beyond the rim lies its reflection about the outermost voxels. */
export function gaussianBlur(image: Tensor, sigmas: GaussianBlurChange): Tensor {
  sigmas.forEach((sigmasZyx, c) => {
    if (sigmasZyx === undefined) return
    scope(() => {
      const channel = image.select(0, c)
      const blurred = sigmasZyx.reduce((values, sigma, axis) => alongAxis(values, axis, blurMatrix(image.shape[axis + 1], sigma)), channel)
      channel.copy_(blurred)
    })
  })
  return image
}

/**
 * Values of the normal density that sum to 1, as many as batchgeneratorsv2 takes: the odd number next to 6σ + ½, of two equally
 * near ones that which 6σ + ½ rounds away from.
 */
export function gaussianKernel(sigma: number): number[] {
  const half = Math.floor((6 * sigma + 0.5) / 2)
  const density = Array.from({ length: 2 * half + 1 }, (_, i) => Math.exp(-(((i - half) / sigma) ** 2) / 2))
  const sum = density.reduce((total, value) => total + value, 0)
  return density.map((value) => value / sum)
}

function blurMatrix(size: number, sigma: number): Tensor {
  const kernel = gaussianKernel(sigma)
  const half = (kernel.length - 1) / 2
  const entries = new Float32Array(size * size)
  for (let i = 0; i < size; i++) kernel.forEach((weight, k) => (entries[i * size + reflected(i + k - half, size)] += weight))
  return matrixOf(size, size, entries)
}

/** The voxel of a line that lies at `place` where the line is mirrored about its ends, which come once, again and again. */
function reflected(place: number, size: number): number {
  if (size === 1) return 0
  const period = 2 * (size - 1)
  const within = ((place % period) + period) % period
  return Math.min(within, period - within)
}
