import { InputError } from '../errors.js'
import type { Triple } from '../types.js'

const mostListed = 20

/** One of the arrays in a file that may hold several. */
export interface NamedArray {
  name: string
  shape: readonly number[]
}

/**
 * The array of this name, or without a name the only one of three axes or more. Throws InputError that names `path` and lists
 * the arrays.
 */
export function chooseArray<T extends NamedArray>(arrays: readonly T[], wanted: string | undefined, path: string): T {
  if (wanted !== undefined) {
    const named = arrays.find(({ name }) => name === wanted)
    if (named === undefined) throw new InputError(`${path}: holds no array ${JSON.stringify(wanted)}, but ${listText(arrays)}. Name one of these.`)
    return named
  }
  const volumes = arrays.filter(({ shape }) => shape.length >= 3)
  if (volumes.length === 0) throw new InputError(`${path}: holds no array of three axes or more, but ${listText(arrays)}. Save the volume with the axes Z, Y, X.`)
  if (volumes.length > 1) throw new InputError(`${path}: holds several volumes: ${listText(volumes)}. Say which: data.arrays.image and data.arrays.label name them in a configuration.`)
  return volumes[0]
}

/** Channels and voxels of an array with the axes Z, Y, X or channel, Z, Y, X. Throws InputError that begins with `what`. */
export function gridOf(shape: readonly number[], what: string): { channels: number; shapeZyx: Triple } {
  if (shape.length < 3 || shape.length > 4 || shape.includes(0)) {
    throw new InputError(`${what}: an array of ${shape.join('×') || 'one value'}, and must have the axes Z, Y, X, or channel, Z, Y, X. Save it with these.`)
  }
  const [channels, ...shapeZyx] = shape.length === 4 ? shape : [1, ...shape]
  return { channels, shapeZyx: shapeZyx as Triple }
}

function listText(arrays: readonly NamedArray[]): string {
  if (arrays.length === 0) return 'nothing'
  const shown = arrays.slice(0, mostListed).map(({ name, shape }) => `${name} (${shape.join('×') || 'one value'})`)
  const more = arrays.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
