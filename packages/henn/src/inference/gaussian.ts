import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'

/** Standard deviation as a share of the patch, as in nnU-Net. */
const sigmaShare = 1 / 8

/**
 * How much each voxel of a patch counts where patches overlap: a Gaussian around its middle voxel, 1 there, with a
 * standard deviation of an eighth of the patch along each axis. [Z, Y, X]; no weight is 0.
 */
export function gaussianImportance(patchSizeZyx: Triple): Float32Array {
  const [z, y, x] = patchSizeZyx.map(gaussian1d)
  const weights = new Float32Array(voxelCount(patchSizeZyx))
  let i = 0
  for (const wz of z) for (const wy of y) for (const wx of x) weights[i++] = wz * wy * wx
  return weights
}

function gaussian1d(size: number): number[] {
  const middle = Math.floor(size / 2)
  const sigma = size * sigmaShare
  return Array.from({ length: size }, (_, i) => Math.exp(-0.5 * ((i - middle) / sigma) ** 2))
}
