import type { Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { coarsen } from './low-resolution.js'
import { longAxes, type PatchGeometry } from './patch-geometry.js'

export interface AnisotropyChange {
  /** 0 is Z, 1 is Y, 2 is X. */
  axis: number
  /** So many voxels become one. */
  factor: number
}

const [least, most] = [1.5, 5]

/** Along one of the axes, by a factor between 1.5 and 5, as in TorchIO's RandomAnisotropy. */
export function sampleAnisotropy(random: Random, patch: PatchGeometry, probability: number): AnisotropyChange | undefined {
  if (!random.chance(probability)) return undefined
  const axes = longAxes(patch)
  return { axis: axes[random.integer(axes.length)], factor: random.uniform(least, most) }
}

/** An image [C, Z, Y, X] as if its slices lay further apart along an axis, in place. */
export function anisotropy(image: Tensor, { axis, factor }: AnisotropyChange): Tensor {
  const scale = (of: number): number => (of === axis ? 1 / factor : 1)
  for (let c = 0; c < image.shape[0]; c++) coarsen(image.select(0, c), [scale(0), scale(1), scale(2)])
  return image
}
