import { InputError } from '../../errors.js'
import type { Triple } from '../../types.js'
import { inverse, type Affine } from '../affine.js'
import { sliceName, type Slice } from './slice.js'
import { minus, plus, scaled, type Xyz } from './vector.js'

/** Further than this from a grid's voxels, in voxels, is off the grid. */
export const offGridVoxels = 0.1

/** From points in LPS millimetres to a grid's voxels (i, j, k), with fractions. */
export function voxelsOf(affine: Affine): (point: Xyz) => Xyz {
  const back = inverse(affine)
  const row = (at: number, [x, y, z]: Xyz): number => -back[at] * x - back[at + 1] * y + back[at + 2] * z + back[at + 3]
  return (point) => [row(0, point), row(4, point), row(8, point)]
}

/** Where the pixels of a plane lie in a grid: voxel (i, j, k) of the first, and from one to the next along X and Y. */
export interface PlaneOnGrid {
  first: Xyz
  alongX: Xyz
  alongY: Xyz
}

/**
 * A plane's place on a grid, whose axes it may run along in any order and direction. Throws InputError naming the plane where
 * its pixels are no voxels of the grid.
 */
export function placeOnGrid(slice: Slice, affine: Affine): PlaneOnGrid {
  const toVoxel = voxelsOf(affine)
  const { position, directions, spacingXy, rows, columns } = slice
  const origin = toVoxel(position)
  const [stepX, stepY] = directions.map((direction, axis) => minus(toVoxel(plus(position, scaled(direction, spacingXy[axis]))), origin))
  const place = { first: rounded(origin), alongX: rounded(stepX), alongY: rounded(stepY) }
  const corner = (plane: PlaneOnGrid, x: number, y: number): Xyz => plus(plane.first, plus(scaled(plane.alongX, x), scaled(plane.alongY, y)))
  const off = [[0, 0], [columns - 1, 0], [0, rows - 1]].flatMap(([x, y]) => minus(corner(place, x, y), corner({ first: origin, alongX: stepX, alongY: stepY }, x, y)))
  const isAxis = (step: Xyz): boolean => Math.hypot(...step) === 1
  if (!isAxis(place.alongX) || !isAxis(place.alongY) || off.some((distance) => Math.abs(distance) > offGridVoxels)) {
    throw new InputError(`${slice.file.path}: ${sliceName(slice)} doesn't lie on the voxels of the image, but up to ${Math.max(...off.map(Math.abs)).toPrecision(2)} voxels off. Give the image that it was drawn on, or resample one of them.`)
  }
  return place
}

/** The index of voxel (i, j, k); undefined outside of the grid. */
export function indexOf([i, j, k]: Xyz, [sizeZ, sizeY, sizeX]: Triple): number | undefined {
  const isInside = i >= 0 && i < sizeX && j >= 0 && j < sizeY && k >= 0 && k < sizeZ
  return isInside ? (k * sizeY + j) * sizeX + i : undefined
}

function rounded([x, y, z]: Xyz): Xyz {
  return [Math.round(x), Math.round(y), Math.round(z)]
}
