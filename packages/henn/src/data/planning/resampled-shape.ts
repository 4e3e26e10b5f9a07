import type { Triple } from '../../types.js'
import { roundHalfEven } from './numbers.js'
import type { Grid } from './target-spacing.js'

/** How many voxels of the target's spacing an image has along each axis. */
export function resampledShape({ shapeZyx, spacingMm }: Grid, targetMm: Triple): Triple {
  return shapeZyx.map((size, axis) => Math.max(1, roundHalfEven((spacingMm[axis] / targetMm[axis]) * size))) as Triple
}
