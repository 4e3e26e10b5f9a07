import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { diagonal, product, rotation, type Matrix } from './matrix.js'
import { thinAxis, type PatchGeometry } from './patch-geometry.js'

/** How a patch lies in its volume, whose voxels are taken for cubes. */
export interface TurnScaleChange {
  /** Radians about Z, Y and X. */
  anglesZyx: Triple
  /** Voxels of the volume for one of the patch. */
  scaleZyx: Triple
}

const [smallest, largest] = [0.7, 1.4]

/**
 * Probabilities are of a rotation and of a scaling, ranges nnU-Net v2's: ±30° about each axis, one factor for all. A thin patch
 * is turned by ±180° within its plane, which alone is scaled; of a slice whose sides differ by more than half, ±15°.
 */
export function sampleTurnScale(
  random: Random,
  { shapeZyx }: PatchGeometry,
  probability: { rotation: number; scaling: number },
): TurnScaleChange | undefined {
  const [turns, scales] = [random.chance(probability.rotation), random.chance(probability.scaling)]
  if (!turns && !scales) return undefined
  const thin = thinAxis(shapeZyx)
  const most = largestAngle(shapeZyx, thin)
  const factor = scales ? random.uniform(smallest, largest) : 1
  const angle = (axis: number): number => (turns && (thin === undefined || axis === thin) ? random.uniform(-most, most) : 0)
  const scale = (axis: number): number => (axis === thin ? 1 : factor)
  return { anglesZyx: [angle(0), angle(1), angle(2)], scaleZyx: [scale(0), scale(1), scale(2)] }
}

function largestAngle(shapeZyx: Triple, thin: number | undefined): number {
  if (thin === undefined) return Math.PI / 6
  const plane = shapeZyx.filter((_, axis) => axis !== thin)
  const isLongSlice = shapeZyx[thin] === 1 && Math.max(...plane) > 1.5 * Math.min(...plane)
  return isLongSlice ? Math.PI / 12 : Math.PI
}

/** From steps in the patch to steps in the volume: scaled, then turned about Z, Y and X, as batchgeneratorsv2 does. */
export function turnScaleMatrix({ anglesZyx, scaleZyx }: TurnScaleChange): Matrix {
  return product(rotation(anglesZyx), diagonal(scaleZyx))
}
