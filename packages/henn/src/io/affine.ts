import type { Triple } from '../types.js'

/** 4×4 row-major, voxel (i = x, j = y, k = z) to millimetres in RAS; 16 numbers. */
export type Affine = number[]

type Xyz = [number, number, number]

/** Lengths of the columns in mm, in the order Z, Y, X; of a sheared affine too. */
export function spacingOf(affine: Affine): Triple {
  const length = (column: number): number => Math.hypot(affine[column], affine[4 + column], affine[8 + column])
  return [length(2), length(1), length(0)]
}

/** True where some direction in space is lost: a zero column, or columns in one plane. */
export function isSingular(affine: Affine): boolean {
  const [z, y, x] = spacingOf(affine)
  const volume = Math.abs(determinant(affine))
  return !(volume > 1e-6 * z * y * x)
}

/** Determinant of the upper left 3×3. */
function determinant(m: Affine): number {
  return (
    m[0] * (m[5] * m[10] - m[6] * m[9]) - m[1] * (m[4] * m[10] - m[6] * m[8]) + m[2] * (m[4] * m[9] - m[5] * m[8])
  )
}

/** Position in mm of a voxel (i, j, k). */
function apply(m: Affine, [i, j, k]: Xyz): Xyz {
  return [
    m[0] * i + m[1] * j + m[2] * k + m[3],
    m[4] * i + m[5] * j + m[6] * k + m[7],
    m[8] * i + m[9] * j + m[10] * k + m[11],
  ]
}

/** The inverse of an affine that is not singular. */
export function inverse(m: Affine): Affine {
  const d = determinant(m)
  const r = [
    (m[5] * m[10] - m[6] * m[9]) / d,
    (m[2] * m[9] - m[1] * m[10]) / d,
    (m[1] * m[6] - m[2] * m[5]) / d,
    (m[6] * m[8] - m[4] * m[10]) / d,
    (m[0] * m[10] - m[2] * m[8]) / d,
    (m[2] * m[4] - m[0] * m[6]) / d,
    (m[4] * m[9] - m[5] * m[8]) / d,
    (m[1] * m[8] - m[0] * m[9]) / d,
    (m[0] * m[5] - m[1] * m[4]) / d,
  ]
  const shift = (row: number): number => -(r[row] * m[3] + r[row + 1] * m[7] + r[row + 2] * m[11])
  return [r[0], r[1], r[2], shift(0), r[3], r[4], r[5], shift(3), r[6], r[7], r[8], shift(6), 0, 0, 0, 1]
}

/** How far apart two affines put the corner voxels of one grid: the largest distance, in voxels of the first. */
export function cornerDistanceVoxels(first: Affine, second: Affine, shapeZyx: Triple): number {
  const back = inverse(first)
  const [lastZ, lastY, lastX] = shapeZyx.map((size) => size - 1)
  let largest = 0
  for (const i of [0, lastX]) {
    for (const j of [0, lastY]) {
      for (const k of [0, lastZ]) {
        const [x, y, z] = apply(back, apply(second, [i, j, k]))
        largest = Math.max(largest, Math.hypot(x - i, y - j, z - k))
      }
    }
  }
  return largest
}

/** The affine of a NIfTI qform: quaternion (b, c, d), voxel sizes along x, y, z in mm, and qfac, ±1. */
export function affineOfQuaternion(quaternion: Xyz, offset: Xyz, voxelSize: Xyz, qfac: number): Affine {
  let [b, c, d] = quaternion
  const rest = 1 - (b * b + c * c + d * d)
  let a = 0
  // A rotation by 180 degrees: rounding can leave the stored part a little longer than 1.
  if (rest < 1e-7) {
    const length = Math.hypot(b, c, d)
    b /= length
    c /= length
    d /= length
  } else {
    a = Math.sqrt(rest)
  }
  const [sx, sy] = voxelSize
  const sz = voxelSize[2] * qfac
  return [
    (a * a + b * b - c * c - d * d) * sx, (2 * b * c - 2 * a * d) * sy, (2 * b * d + 2 * a * c) * sz, offset[0],
    (2 * b * c + 2 * a * d) * sx, (a * a + c * c - b * b - d * d) * sy, (2 * c * d - 2 * a * b) * sz, offset[1],
    (2 * b * d - 2 * a * c) * sx, (2 * c * d + 2 * a * b) * sy, (a * a + d * d - c * c - b * b) * sz, offset[2],
    0, 0, 0, 1,
  ]
}

/** The quaternion (b, c, d) and qfac of an affine, or undefined where it is sheared, which a qform can't say. */
export function quaternionOf(affine: Affine): { quaternion: Xyz; qfac: 1 | -1 } | undefined {
  const [z, y, x] = spacingOf(affine)
  const qfac = determinant(affine) < 0 ? -1 : 1
  const column = (index: number, length: number): Xyz => [
    affine[index] / length,
    affine[4 + index] / length,
    affine[8 + index] / length,
  ]
  const u = column(0, x)
  const v = column(1, y)
  const w = column(2, z * qfac)
  if (Math.max(Math.abs(dot(u, v)), Math.abs(dot(u, w)), Math.abs(dot(v, w))) > 1e-4) return undefined
  return { quaternion: rotationToQuaternion(u, v, w), qfac }
}

/** Quaternion (b, c, d), with a ≥ 0, of the rotation with columns u, v, w; divides by the largest part. */
function rotationToQuaternion(u: Xyz, v: Xyz, w: Xyz): Xyz {
  const squares = [1 + u[0] + v[1] + w[2], 1 + u[0] - v[1] - w[2], 1 - u[0] + v[1] - w[2], 1 - u[0] - v[1] + w[2]]
  const largest = squares.indexOf(Math.max(...squares))
  const half = 2 * Math.sqrt(squares[largest])
  const ab = (v[2] - w[1]) / half
  const ac = (w[0] - u[2]) / half
  const ad = (u[1] - v[0]) / half
  const bc = (v[0] + u[1]) / half
  const bd = (w[0] + u[2]) / half
  const cd = (w[1] + v[2]) / half
  const main = half / 4
  const parts: [number, number, number, number][] = [
    [main, ab, ac, ad],
    [ab, main, bc, bd],
    [ac, bc, main, cd],
    [ad, bd, cd, main],
  ]
  const [a, b, c, d] = parts[largest]
  return a < 0 ? [-b, -c, -d] : [b, c, d]
}

function dot(p: Xyz, q: Xyz): number {
  return p[0] * q[0] + p[1] * q[1] + p[2] * q[2]
}

/**
 * The affine of a grid as ITK has it: the direction of each axis x, y, z, the millimetres between voxels along each, and the
 * place of the first voxel, in LPS.
 */
export function affineOfLps(directions: readonly Xyz[], spacingXyz: readonly number[], originXyz: readonly number[]): Affine {
  // RAS has the first two axes of space the other way.
  const signs = [-1, -1, 1]
  const rows = signs.flatMap((sign, row) => [...directions.map((direction, axis) => sign * direction[row] * spacingXyz[axis]), sign * originXyz[row]])
  return [...rows, 0, 0, 0, 1].map((value) => value + 0)
}

/** The reverse: direction of each axis x, y, z, spacing along each, and origin, in LPS. */
export function lpsOfAffine(affine: Affine): { directions: Xyz[]; spacingXyz: Xyz; originXyz: Xyz } {
  const signs = [-1, -1, 1]
  const spacingXyz = spacingOf(affine).toReversed() as Xyz
  const column = (axis: number, length: number): Xyz => signs.map((sign, row) => (sign * affine[4 * row + axis]) / length + 0) as Xyz
  return { directions: spacingXyz.map((length, axis) => column(axis, length)), spacingXyz, originXyz: column(3, 1) }
}
