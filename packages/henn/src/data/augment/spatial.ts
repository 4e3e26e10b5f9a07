import { voxelCount } from '../../io/volume.js'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'

/**
 * How a patch lies in its volume: turned about its middle by angles in radians about Z, Y and X, and scaled along each. Voxels
 * are taken for cubes.
 */
export interface SpatialChange {
  anglesZyx: Triple
  /** Voxels of the volume for one of the patch. */
  scaleZyx: Triple
}

const probability = 0.2
const [smallest, largest] = [0.7, 1.4]

/**
 * Probabilities and ranges of nnU-Net v2: ±30° about each axis, one factor for all. A patch that both other sides exceed three
 * times over is thin: it is turned within its plane, which alone is scaled, by up to ±180°, or ±15° where that is half as long
 * again as wide. Undefined: the patch stays straight.
 */
export function sampleSpatial(random: Random, patchSizeZyx: Triple): SpatialChange | undefined {
  const [turns, scales] = [random.chance(probability), random.chance(probability)]
  if (!turns && !scales) return undefined
  const thin = thinAxis(patchSizeZyx)
  const most = largestAngle(patchSizeZyx, thin)
  const factor = scales ? random.uniform(smallest, largest) : 1
  const along = (value: (axis: number) => number): Triple => [value(0), value(1), value(2)]
  return {
    anglesZyx: along((axis) => (turns && (thin === undefined || axis === thin) ? random.uniform(-most, most) : 0)),
    scaleZyx: along((axis) => (axis === thin ? 1 : factor)),
  }
}

function thinAxis(patchSizeZyx: Triple): number | undefined {
  const [least, middle] = patchSizeZyx.toSorted((a, b) => a - b)
  return middle > 3 * least ? patchSizeZyx.indexOf(least) : undefined
}

/** In radians. */
function largestAngle(patchSizeZyx: Triple, thin: number | undefined): number {
  if (thin === undefined) return Math.PI / 6
  const plane = patchSizeZyx.filter((_, axis) => axis !== thin)
  return Math.max(...plane) > 1.5 * Math.min(...plane) ? Math.PI / 12 : Math.PI
}

type Matrix = [Triple, Triple, Triple]

/** From steps in the patch to steps in the volume, each along Z, Y, X: rotations about X, Y, then Z, of the scaled patch. */
export function spatialMatrix({ anglesZyx: [aboutZ, aboutY, aboutX], scaleZyx }: SpatialChange): Matrix {
  const [cz, sz, cy, sy, cx, sx] = [aboutZ, aboutY, aboutX].flatMap((angle) => [Math.cos(angle), Math.sin(angle)])
  const z: Matrix = [[1, 0, 0], [0, cz, -sz], [0, sz, cz]]
  const y: Matrix = [[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]]
  const x: Matrix = [[cx, -sx, 0], [sx, cx, 0], [0, 0, 1]]
  return product(product(z, y), product(x, [[scaleZyx[0], 0, 0], [0, scaleZyx[1], 0], [0, 0, scaleZyx[2]]]))
}

function product(a: Matrix, b: Matrix): Matrix {
  const entry = (row: number, column: number): number => a[row][0] * b[0][column] + a[row][1] * b[1][column] + a[row][2] * b[2][column]
  return [0, 1, 2].map((row) => [entry(row, 0), entry(row, 1), entry(row, 2)]) as Matrix
}

/**
 * Reads a patch that lies askew out of [C, Z, Y, X] voxels: its middle is where that of the straight patch from `startZyx` on
 * would be. Images are interpolated linearly, labels taken from the nearest voxel; what lies outside the volume is 0.
 */
export function cropAskew<T extends Float32Array | Uint8Array>(
  source: T,
  channels: number,
  shapeZyx: Triple,
  startZyx: Triple,
  patchSizeZyx: Triple,
  matrix: Matrix,
  target: T,
): void {
  const [pz, py, px] = patchSizeZyx
  const middle = patchSizeZyx.map((size) => (size - 1) / 2)
  const step: Triple = [matrix[0][2], matrix[1][2], matrix[2][2]]
  const volume = voxelCount(shapeZyx)
  const read = source instanceof Uint8Array ? nearest : linear
  for (let c = 0, i = 0; c < channels; c++) {
    const channel = source.subarray(c * volume, (c + 1) * volume)
    for (let z = 0; z < pz; z++) {
      for (let y = 0; y < py; y++) {
        const [zFrom, yFrom, xFrom] = [0, 1, 2].map(
          (axis) => startZyx[axis] + middle[axis] + matrix[axis][0] * (z - middle[0]) + matrix[axis][1] * (y - middle[1]) - matrix[axis][2] * middle[2],
        )
        for (let x = 0; x < px; x++, i++) target[i] = read(channel, shapeZyx, zFrom + x * step[0], yFrom + x * step[1], xFrom + x * step[2])
      }
    }
  }
}

function nearest(voxels: Float32Array | Uint8Array, [depth, height, width]: Triple, z: number, y: number, x: number): number {
  const [i, j, k] = [Math.round(z), Math.round(y), Math.round(x)]
  return i < 0 || j < 0 || k < 0 || i >= depth || j >= height || k >= width ? 0 : voxels[(i * height + j) * width + k]
}

function linear(voxels: Float32Array | Uint8Array, [depth, height, width]: Triple, z: number, y: number, x: number): number {
  if (z <= -1 || y <= -1 || x <= -1 || z >= depth || y >= height || x >= width) return 0
  const i = Math.floor(z)
  const j = Math.floor(y)
  const k = Math.floor(x)
  let sum = 0
  for (let corner = 0; corner < 8; corner++) {
    const dz = corner >> 2
    const dy = (corner >> 1) & 1
    const dx = corner & 1
    const [a, b, d] = [i + dz, j + dy, k + dx]
    if (a < 0 || b < 0 || d < 0 || a >= depth || b >= height || d >= width) continue
    const share = (dz ? z - i : 1 - z + i) * (dy ? y - j : 1 - y + j) * (dx ? x - k : 1 - x + k)
    sum += share * voxels[(a * height + b) * width + d]
  }
  return sum
}
