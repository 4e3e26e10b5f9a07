import { voxelCount, type Volume } from '../../io/volume.js'
import type { Triple } from '../../types.js'

/** A part of a volume: from its first voxel along Z, Y, X, so many. */
export interface Box {
  startZyx: Triple
  shapeZyx: Triple
}

/** The smallest box that holds every voxel that is not zero in some channel; all of a volume that is zero throughout. */
export function nonzeroBox({ data, channels, shapeZyx }: Pick<Volume<Float32Array>, 'data' | 'channels' | 'shapeZyx'>): Box {
  const [depth, height, width] = shapeZyx
  const low = [...shapeZyx]
  const high = [-1, -1, -1]
  for (let plane = 0; plane < channels * depth; plane++) {
    const z = plane % depth
    for (let y = 0; y < height; y++) {
      const row = (plane * height + y) * width
      let first = 0
      while (first < width && data[row + first] === 0) first++
      if (first === width) continue
      let last = width - 1
      while (data[row + last] === 0) last--
      low[0] = Math.min(low[0], z)
      high[0] = Math.max(high[0], z)
      low[1] = Math.min(low[1], y)
      high[1] = Math.max(high[1], y)
      low[2] = Math.min(low[2], first)
      high[2] = Math.max(high[2], last)
    }
  }
  if (high[0] < 0) return { startZyx: [0, 0, 0], shapeZyx }
  return { startZyx: low as Triple, shapeZyx: high.map((last, axis) => last - low[axis] + 1) as Triple }
}

/**
 * Where an image is: 1 for voxels that are not zero in some channel and for holes among them, 0 for the zeros that reach the
 * border of the volume (through faces of voxels). [Z, Y, X].
 */
export function insideMask({ data, channels, shapeZyx }: Pick<Volume<Float32Array>, 'data' | 'channels' | 'shapeZyx'>): Uint8Array {
  const size = voxelCount(shapeZyx)
  const [depth, height, width] = shapeZyx
  const inside = new Uint8Array(size).fill(1)
  const isZero = (voxel: number): boolean => {
    for (let c = 0; c < channels; c++) if (data[c * size + voxel] !== 0) return false
    return true
  }
  const open: number[] = []
  const visit = (voxel: number): void => {
    if (inside[voxel] === 0 || !isZero(voxel)) return
    inside[voxel] = 0
    open.push(voxel)
  }
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const isFace = z === 0 || z === depth - 1 || y === 0 || y === height - 1
      const row = (z * height + y) * width
      for (let x = 0; x < width; x += isFace || width === 1 ? 1 : width - 1) visit(row + x)
    }
  }
  for (let voxel = open.pop(); voxel !== undefined; voxel = open.pop()) {
    const x = voxel % width
    const y = Math.floor(voxel / width) % height
    const z = Math.floor(voxel / (width * height))
    if (x > 0) visit(voxel - 1)
    if (x < width - 1) visit(voxel + 1)
    if (y > 0) visit(voxel - width)
    if (y < height - 1) visit(voxel + width)
    if (z > 0) visit(voxel - width * height)
    if (z < depth - 1) visit(voxel + width * height)
  }
  return inside
}

/** The box's voxels of [C, Z, Y, X] ones. */
export function cropTo<T extends Float32Array | Uint8Array>(data: T, channels: number, shapeZyx: Triple, { startZyx, shapeZyx: size }: Box): T {
  if (size.every((length, axis) => length === shapeZyx[axis])) return data
  const result = new (data.constructor as new (length: number) => T)(channels * voxelCount(size))
  const [depth, height, width] = shapeZyx
  let to = 0
  for (let c = 0; c < channels; c++) {
    for (let z = 0; z < size[0]; z++) {
      for (let y = 0; y < size[1]; y++) {
        const from = ((c * depth + startZyx[0] + z) * height + startZyx[1] + y) * width + startZyx[2]
        result.set(data.subarray(from, from + size[2]), to)
        to += size[2]
      }
    }
  }
  return result
}
