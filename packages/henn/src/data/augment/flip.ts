import type { Tensor } from '@henn/torch'
import type { Random } from '../random.js'

/** Which of the axes Z, Y, X are turned round. */
export type FlipAxes = [boolean, boolean, boolean]

/** Each of the given axes (0 is Z, 1 is Y, 2 is X) with probability a half, as nnU-Net does; undefined: none. */
export function sampleFlip(random: Random, axes: readonly number[]): FlipAxes | undefined {
  const [z, y, x] = [0, 1, 2].map((axis) => random.chance(0.5) && axes.includes(axis))
  return z || y || x ? [z, y, x] : undefined
}

/** [C, Z, Y, X] voxels turned round along the given axes. */
export function flip(voxels: Tensor, axes: FlipAxes): Tensor {
  return voxels.flip([1, 2, 3].filter((axis) => axes[axis - 1]))
}
