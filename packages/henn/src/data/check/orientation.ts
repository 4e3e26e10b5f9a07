import { spacingOf, type Affine } from '../../io/affine.js'

type Xyz = [number, number, number]

/** How a grid lies in space. */
export interface Orientation {
  /** Where the axes x, y, z run to, as RAS or LPS. */
  codes: string
  /** The largest angle between an axis of the grid and the body's axis that it follows. */
  obliqueDegrees: number
  /** How far the angles between the grid's axes are from right ones, at most. */
  shearDegrees: number
  voxelMm3: number
}

const letters = ['RL', 'AP', 'SI']

/** Of an affine that is not singular. Each axis of the grid follows another axis of the body, the closest pair chosen first. */
export function orientationOf(affine: Affine): Orientation {
  const spacingXyz = spacingOf(affine).toReversed()
  const axes = spacingXyz.map((length, axis) => [0, 4, 8].map((row) => affine[row + axis] / length) as Xyz)
  const codes = ['', '', '']
  const taken = new Set<number>()
  let leastCosine = 1
  for (let count = 0; count < 3; count++) {
    const { axis, world, cosine } = closest(axes, (a, w) => codes[a] === '' && !taken.has(w))
    codes[axis] = letters[world][cosine > 0 ? 0 : 1]
    taken.add(world)
    leastCosine = Math.min(leastCosine, Math.abs(cosine))
  }
  const [x, y, z] = axes
  const mostShear = Math.max(Math.abs(dot(x, y)), Math.abs(dot(y, z)), Math.abs(dot(z, x)))
  return {
    codes: codes.join(''),
    obliqueDegrees: degrees(Math.acos(Math.min(1, leastCosine))),
    shearDegrees: degrees(Math.asin(Math.min(1, mostShear))),
    voxelMm3: Math.abs(dot(x, cross(y, z))) * spacingXyz.reduce((product, length) => product * length, 1),
  }
}

function closest(axes: readonly Xyz[], isFree: (axis: number, world: number) => boolean): { axis: number; world: number; cosine: number } {
  const pairs = axes.flatMap((direction, axis) => direction.map((cosine, world) => ({ axis, world, cosine })))
  return pairs.filter(({ axis, world }) => isFree(axis, world)).reduce((best, pair) => (Math.abs(pair.cosine) > Math.abs(best.cosine) ? pair : best))
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI
}

function dot(p: Xyz, q: Xyz): number {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2]
}

function cross(p: Xyz, q: Xyz): Xyz {
  return [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
}
