import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../json.js'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { isSingular, spacingOf, type Affine } from './affine.js'
import { readText } from './read-text.js'

const length = z.number().positive()

/** Where the voxels of a file without geometry lie: `spacing_mm` along Z, Y, X, or the `affine`, 4×4 by rows, to RAS. */
const sidecar = z.union([
  z.strictObject({ spacing_mm: z.tuple([length, length, length]) }),
  z.strictObject({ affine: z.array(z.number()).length(16) }),
])

export interface Geometry {
  spacingMm: Triple
  affine: Affine
  warnings: string[]
}

/**
 * The geometry in the `.json` beside a file that has none itself; voxels of 1 mm, with a warning, where there is no such file.
 * Throws InputError naming it.
 */
export function readSidecar(path: string): Geometry {
  const beside = sidecarPath(path)
  if (!existsSync(beside)) {
    const warning = `${path}: no ${basename(beside)} beside it says how large voxels are; taken as 1 mm. Write one such as {"spacing_mm": [3, 0.5, 0.5]}, along Z, Y, X.`
    return { ...ofSpacing([1, 1, 1]), warnings: [warning] }
  }
  const result = sidecar.safeParse(parseJson(readText(beside), beside))
  if (!result.success) {
    throw new InputError(`${beside}: expected {"spacing_mm": [Z, Y, X]} in millimetres, or {"affine": 16 numbers}. Correct it.`)
  }
  if ('spacing_mm' in result.data) return { ...ofSpacing(result.data.spacing_mm), warnings: [] }
  const { affine } = result.data
  if (isSingular(affine)) throw new InputError(`${beside}: its affine is singular. Correct it.`)
  return { spacingMm: spacingOf(affine), affine, warnings: [] }
}

/** The text of a sidecar. */
export function sidecarText({ affine }: { affine: Affine }): string {
  return `${JSON.stringify({ affine })}\n`
}

/** `case.json` for `case.npy`. */
export function sidecarPath(path: string): string {
  return path.replace(/\.[^./\\]+$/, '.json')
}

/** Axes along the patient's, voxel 0 in the origin. */
export function ofSpacing(spacingMm: Triple): { spacingMm: Triple; affine: Affine } {
  const [z, y, x] = spacingMm
  return { spacingMm, affine: [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1] }
}
