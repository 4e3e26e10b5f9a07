import { voxelCount } from '../../io/volume.js'
import type { Triple } from '../../types.js'
import { placeOf } from './axis-weights.js'

/**
 * A label map [Z, Y, X] with `shapeZyx` voxels instead: each label's share is interpolated linearly and the greatest wins, the
 * nearest voxel's of equal ones, or else the smallest; along a thick axis the nearest voxel is taken. After batchgenerators'
 * `resize_segmentation`, which nnU-Net calls.
 */
export function resampleLabels<T extends Uint8Array | Int16Array>(label: T, fromZyx: Triple, shapeZyx: Triple, thick: 0 | 1 | 2 | null): T {
  if (fromZyx.every((size, axis) => size === shapeZyx[axis])) return label
  const result = new (label.constructor as new (length: number) => T)(voxelCount(shapeZyx))
  const [alongZ, alongY, alongX] = shapeZyx.map((to, axis) => neighbours(fromZyx[axis], to, axis === thick))
  const [, height, width] = fromZyx
  const corners = new Int32Array(8)
  const shares = new Float64Array(8)
  let voxel = 0
  for (let z = 0; z < shapeZyx[0]; z++) {
    for (let y = 0; y < shapeZyx[1]; y++) {
      const rows = [alongZ.first[z], alongZ.second[z]].flatMap((plane) => [alongY.first[y], alongY.second[y]].map((row) => (plane * height + row) * width))
      const [r00, r01, r10, r11] = rows
      const nearestRow = (alongZ.nearest[z] * height + alongY.nearest[y]) * width
      const [wz, wy] = [alongZ.weight[z], alongY.weight[y]]
      for (let x = 0; x < shapeZyx[2]; x++, voxel++) {
        const [a, b] = [alongX.first[x], alongX.second[x]]
        const one = label[r00 + a]
        if (
          label[r00 + b] === one && label[r01 + a] === one && label[r01 + b] === one &&
          label[r10 + a] === one && label[r10 + b] === one && label[r11 + a] === one && label[r11 + b] === one
        ) {
          result[voxel] = one
          continue
        }
        const wx = alongX.weight[x]
        corners.set([one, label[r00 + b], label[r01 + a], label[r01 + b], label[r10 + a], label[r10 + b], label[r11 + a], label[r11 + b]])
        for (let corner = 0; corner < 8; corner++) {
          shares[corner] = (corner & 4 ? wz : 1 - wz) * (corner & 2 ? wy : 1 - wy) * (corner & 1 ? wx : 1 - wx)
        }
        result[voxel] = winner(corners, shares, label[nearestRow + alongX.nearest[x]])
      }
    }
  }
  return result
}

function winner(corners: Int32Array, shares: Float64Array, nearest: number): number {
  let best = -1
  let label = 0
  for (let corner = 0; corner < 8; corner++) {
    const candidate = corners[corner]
    let share = 0
    for (let other = 0; other < 8; other++) if (corners[other] === candidate) share += shares[other]
    const wins = share > best || (share === best && label !== nearest && (candidate === nearest || candidate < label))
    if (!wins) continue
    best = share
    label = candidate
  }
  return label
}

interface Neighbours {
  first: Int32Array
  second: Int32Array
  /** Of the second. */
  weight: Float64Array
  nearest: Int32Array
}

function neighbours(from: number, to: number, isThick: boolean): Neighbours {
  const within = (index: number): number => Math.min(from - 1, Math.max(0, index))
  const places = Float64Array.from({ length: to }, (_, index) => placeOf(index, from, to))
  const nearest = Int32Array.from(places, (place) => within(Math.floor(place + 0.5)))
  if (isThick) return { first: nearest, second: nearest, weight: new Float64Array(to), nearest }
  return {
    first: Int32Array.from(places, (place) => within(Math.floor(place))),
    second: Int32Array.from(places, (place) => within(Math.floor(place) + 1)),
    weight: places.map((place) => place - Math.floor(place)),
    nearest,
  }
}
