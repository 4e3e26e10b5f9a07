import { InputError } from '../errors.js'
import { cornerDistanceVoxels } from '../io/affine.js'
import { shapeText, voxelCount, type Volume } from '../io/volume.js'
import type { VoxelArray } from '../io/voxel-types.js'
import { plural } from '../plural.js'
import type { Triple } from '../types.js'
import type { Case, Label } from './dataset.js'

/** A label value this close to a whole number is that number. */
const labelTolerance = 1e-3
/** Grids whose corners are further apart than this, in voxels, are different grids. */
const cornerTolerance = 0.1
const spacingTolerance = 1e-3
/** Enough to see what is wrong with a label map; an image given as one has millions. */
const mostValuesListed = 100

/** Label values that the dataset doesn't have; `prepare` gathers these over the cases. */
export class LabelValueError extends InputError {
  constructor(
    readonly caseId: string,
    readonly values: number[],
    message: string,
  ) {
    super(message)
  }
}

export interface CheckOptions {
  labels: Label[]
  /** Marks voxels of which nobody knows what they are. */
  ignoreLabel?: number
  channels: string[]
  allowGridMismatch?: boolean
}

/**
 * Checks a case as read: channels, finite voxels, image and label on one grid, label values rounded to the dataset's.
 * Returns it with its label as uint8. Throws InputError naming the case and the way out.
 */
export function checkCase(
  { id, image, label }: { id: string; image: Volume<Float32Array>; label?: Volume },
  { labels, ignoreLabel, channels, allowGridMismatch = false }: CheckOptions,
): Case {
  if (image.channels !== channels.length) {
    throw new InputError(`Case ${id}: its image has ${plural(image.channels, 'channel')}, but the dataset names ${channels.length} (${channels.join(', ')}). Correct the image, or the channels that the dataset names.`)
  }
  checkSize(id, 'image', image)
  checkFinite(id, image)
  if (!label) return { id, image }
  checkSize(id, 'label', label)
  checkSameGrid(id, image, label, allowGridMismatch)
  return { id, image, label: { ...label, data: roundLabels(id, label.data, valuesOf({ labels, ignoreLabel })) } }
}

/** What a label map may hold: the labels, and what marks voxels to be ignored. */
export function valuesOf({ labels, ignoreLabel }: { labels: Label[]; ignoreLabel?: number }): Label[] {
  return ignoreLabel === undefined ? labels : [...labels, { value: ignoreLabel, name: 'ignore' }]
}

/** Throws InputError unless both lie on one grid; `allowGridMismatch` lets them lie apart in space. */
export function checkSameGrid(id: string, image: Volume, label: Volume, allowGridMismatch = false, what = ['image', 'label']): void {
  const [first, second] = what
  const advice = `Re-export the ${second} on the ${first}'s grid`
  const wayRound = second === 'label' ? ', or set data.allow_grid_mismatch where the voxels are known to match' : ''
  if (label.channels !== 1) {
    throw new InputError(`Case ${id}: its ${second} has ${label.channels} channels, and must have one. Export it as a 3D volume.`)
  }
  if (image.shapeZyx.some((size, axis) => size !== label.shapeZyx[axis])) {
    throw new InputError(`Case ${id}: ${first} is ${shapeText(image.shapeZyx)} but its ${second} is ${shapeText(label.shapeZyx)}. ${advice}.`)
  }
  if (image.spacingMm.some((size, axis) => Math.abs(size - label.spacingMm[axis]) > spacingTolerance * size)) {
    throw new InputError(
      `Case ${id}: ${first} has voxels of ${spacingText(image.spacingMm)} mm but its ${second} of ${spacingText(label.spacingMm)} mm. ${advice}.`,
    )
  }
  const distance = cornerDistanceVoxels(image.affine, label.affine, image.shapeZyx)
  if (distance > cornerTolerance && !allowGridMismatch) {
    throw new InputError(
      `Case ${id}: ${first} and ${second} lie ${distance.toPrecision(3)} voxels apart in space. ${advice}${wayRound}.`,
    )
  }
}

/** The values as whole numbers. Throws LabelValueError listing those that aren't among `labels`. */
export function roundLabels(id: string, data: VoxelArray, labels: Label[], what = 'label'): Uint8Array {
  const allowed = new Uint8Array(256)
  for (const { value } of labels) allowed[value] = 1
  const result = new Uint8Array(data.length)
  const foreign = new Set<number>()
  for (let i = 0; i < data.length; i++) {
    const value = Number(data[i])
    const rounded = Math.round(value)
    // NaN fails the comparison, numbers outside 0 to 255 the look-up.
    if (Math.abs(value - rounded) <= labelTolerance && allowed[rounded] === 1) result[i] = rounded
    else if (foreign.size < mostValuesListed) foreign.add(value)
  }
  if (foreign.size > 0) {
    const values = [...foreign].toSorted((a, b) => a - b)
    throw new LabelValueError(id, values, `Case ${id}: its ${what} holds ${valuesText(values)}, but the labels are ${labelsText(labels)}. Correct the ${what} or the list of labels.`)
  }
  return result
}

function labelsText(labels: Label[]): string {
  if (labels.length > 20) return `${labels[0].value} to ${labels.at(-1)!.value}`
  return labels.map(({ value, name }) => `${value} (${name})`).join(', ')
}

/** "3, 4 and 17 more values". */
export function valuesText(values: number[]): string {
  const shown = values.slice(0, 5).join(', ')
  return values.length > 5 ? `${shown} and ${values.length - 5} more values` : shown
}

function checkFinite(id: string, image: Volume<Float32Array>): void {
  const { data, shapeZyx } = image
  let count = 0
  let first = 0
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i]) && count++ === 0) first = i
  }
  if (count === 0) return
  const [, y, x] = shapeZyx
  const inside = first % voxelCount(shapeZyx)
  const position = [Math.floor(inside / (y * x)), Math.floor(inside / x) % y, inside % x]
  throw new InputError(
    `Case ${id}: its image holds ${plural(count, 'NaN or infinite voxel')}, the first at z, y, x = ${position.join(', ')}. Correct the image or leave the case out.`,
  )
}

/** For volumes that come from code rather than from a file. */
function checkSize(id: string, what: string, { data, channels, shapeZyx }: Volume): void {
  if (data.length !== channels * voxelCount(shapeZyx)) {
    throw new InputError(`Case ${id}: its ${what} has ${data.length} voxels, which don't fill ${channels}×${shapeText(shapeZyx)}.`)
  }
}

function spacingText(spacingMm: Triple): string {
  return spacingMm.map((size) => Number(size.toPrecision(4))).join('×')
}
