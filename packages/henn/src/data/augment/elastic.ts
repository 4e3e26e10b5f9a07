import { tensor, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { apply, type Matrix } from './matrix.js'
import { thinAxis, type PatchGeometry } from './patch-geometry.js'

/** Displacements along Z, Y and X in voxels at 7×7×7 control points of a cubic B-spline over the patch: [3, 7, 7, 7], row-major. */
export type ElasticChange = number[]

const points = 7
/** Intervals of a cubic B-spline between the patch's ends; one control point more lies around them on either side. */
const intervals = points - 3
/** The outermost points, and those at the rim, stay where they are. */
const locked = 2

/**
 * TorchIO's RandomElasticDeformation: each point moves along each axis by a number of millimetres between ±`mostMm`, though no
 * further than half the distance to the next point, beyond which a deformation can fold. Nothing moves across a thin patch.
 */
export function sampleElastic(random: Random, { shapeZyx, spacingMm }: PatchGeometry, probability: number, mostMm: number): ElasticChange | undefined {
  if (!random.chance(probability)) return undefined
  const thin = thinAxis(shapeZyx)
  const most = [0, 1, 2].map((axis) => (axis === thin ? 0 : Math.min(mostMm / spacingMm[axis], pointDistance(shapeZyx[axis]) / 2)))
  return Array.from({ length: 3 * points ** 3 }, (_, i) => {
    const place = [Math.floor(i / points ** 2) % points, Math.floor(i / points) % points, i % points]
    const isLocked = place.some((at, axis) => axis !== thin && (at < locked || at >= points - locked))
    return isLocked ? 0 : most[Math.floor(i / points ** 3)] * random.uniform(-1, 1)
  })
}

/** In voxels, from one control point to the next: the intervals reach an eighth of a voxel beyond the patch on either side. */
function pointDistance(size: number): number {
  return (size + 0.25) / intervals
}

/** As henn::sample_affine_ takes them; `matrix` takes steps in the patch to steps in the volume. */
export function controlPoints(change: ElasticChange, matrix: Matrix): Tensor {
  const count = points ** 3
  const moved = new Float32Array(3 * count)
  for (let i = 0; i < count; i++) {
    const step: Triple = [change[i], change[count + i], change[2 * count + i]]
    apply(matrix, step).forEach((value, axis) => (moved[axis * count + i] = value))
  }
  return tensor(moved, { shape: [3, points, points, points] })
}
