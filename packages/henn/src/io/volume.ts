import type { Triple } from '../types.js'
import type { Affine } from './affine.js'
import type { VoxelArray } from './voxel-types.js'

/**
 * A scan or a label map in memory.
 * Shapes: C channels, Z Y X voxels; `data` is C·Z·Y·X row-major, so X runs fastest.
 */
export interface Volume<T extends VoxelArray = VoxelArray> {
  data: T
  channels: number
  shapeZyx: Triple
  /** Lengths of the affine's columns in mm, in the order Z, Y, X (also where the affine is sheared). */
  spacingMm: Triple
  /** 4×4 row-major, voxel (i = x, j = y, k = z) to millimetres in RAS. */
  affine: Affine
  /** NIfTI xform code of the form that gave the affine; 0 where the file had neither form. */
  formCode?: number
  path?: string
  /** What a reader should be told about the file, one line each. */
  warnings?: string[]
}

/** Number of voxels of one channel. */
export function voxelCount(shapeZyx: Triple): number {
  return shapeZyx[0] * shapeZyx[1] * shapeZyx[2]
}

/** "36×50×35", in the order Z, Y, X. */
export function shapeText(shapeZyx: Triple): string {
  return shapeZyx.join('×')
}

/** Throws RangeError where the voxels are not as many as the shape says. */
export function requireFilled({ data, channels, shapeZyx }: Volume): void {
  if (data.length !== channels * voxelCount(shapeZyx)) throw new RangeError(`${data.length} voxels don't fill ${channels}×${shapeText(shapeZyx)}`)
}

/** "36×50×35", or with several channels "2×36×50×35". */
export function shapeWithChannels(channels: number, shapeZyx: Triple): string {
  return channels > 1 ? `${channels}×${shapeText(shapeZyx)}` : shapeText(shapeZyx)
}
