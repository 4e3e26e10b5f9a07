import type { Dataset, Group } from 'h5wasm/node'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { isSingular, spacingOf } from './affine.js'
import { ofSpacing, readSidecar, type Geometry } from './geometry-sidecar.js'

/**
 * Where the voxels lie: the attribute `affine` (16 numbers, 4×4 by rows, voxel x, y, z to millimetres in RAS) or `spacing_mm`
 * (three, along Z, Y, X) of the first of `holders` that has one, else what the `.json` beside the file says.
 */
export function geometryOf(holders: readonly (Dataset | Group)[], path: string): Geometry {
  for (const { attrs } of holders) {
    if (Object.hasOwn(attrs, 'affine')) {
      const affine = numbersOf(attrs.affine.json_value)
      if (affine.length !== 16 || !affine.every(Number.isFinite) || isSingular(affine)) throw new InputError(`${path}: its attribute affine must be 16 numbers, 4×4 by rows, and not singular. Correct it.`)
      return { spacingMm: spacingOf(affine), affine, warnings: [] }
    }
    if (Object.hasOwn(attrs, 'spacing_mm')) {
      const spacing = numbersOf(attrs.spacing_mm.json_value)
      if (spacing.length !== 3 || !spacing.every((length) => length > 0 && length < Infinity)) throw new InputError(`${path}: its attribute spacing_mm must be three millimetres above 0, along Z, Y, X. Correct it.`)
      return { ...ofSpacing(spacing as Triple), warnings: [] }
    }
  }
  return readSidecar(path)
}

/** The numbers of an attribute of any shape; NaN for what is none. */
function numbersOf(value: unknown): number[] {
  return [value].flat(Infinity).map((part) => (typeof part === 'number' ? part : NaN))
}
