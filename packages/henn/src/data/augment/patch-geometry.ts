import type { Triple } from '../../types.js'

/** What chance has to know of a patch: C channels of Z Y X voxels. */
export interface PatchGeometry {
  channels: number
  shapeZyx: Triple
  spacingMm: Triple
}

/** A patch is thin along an axis that a longer one exceeds so many times. */
const anisotropy = 3

/**
 * The axis across which nothing is turned, scaled or bent: Z where the longest axis exceeds it three times over (nnU-Net's
 * "dummy 2D", whose first axis is the one of the widest spacing), or any other that both others so exceed.
 */
export function thinAxis(shapeZyx: Triple): number | undefined {
  const [longest, middle] = shapeZyx.toSorted((a, b) => b - a)
  const thin = shapeZyx.findIndex((size, axis) => (axis === 0 ? longest : middle) > anisotropy * size)
  return thin === -1 ? undefined : thin
}

/** The axes of more than one voxel. */
export function longAxes({ shapeZyx }: { shapeZyx: Triple }): number[] {
  return [0, 1, 2].filter((axis) => shapeZyx[axis] > 1)
}
