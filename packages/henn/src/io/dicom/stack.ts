import { InputError } from '../../errors.js'
import { plural } from '../../plural.js'
import type { Triple } from '../../types.js'
import { affineOfLps, type Affine } from '../affine.js'
import { partRepeats } from './repeats.js'
import { sliceName, type Slice } from './slice.js'
import { cross, dot, lengthOf, minus, plus, scaled, type Xyz } from './vector.js'

/** Further than this from where an even grid has it, in voxels, a slice is off it. */
const toleranceVoxels = 0.1
/** Nearer to each other than this along the normal, in mm, slices are at one place. */
const samePlaceMm = 0.01

/** The grid that slices make. */
export interface Stack {
  /** The slices of each volume in order of Z; several where a series holds a place several times. */
  volumes: Slice[][]
  shapeZyx: Triple
  affine: Affine
  warnings: string[]
}

/**
 * Orders slices along their normal and finds the one grid they lie on. A stack whose slices are shifted sideways by equal
 * steps (a tilted gantry) has a sheared affine and a warning. Throws InputError, naming the slices, where they are of
 * different size or orientation, where one is missing, or where they lie unevenly.
 */
export function stackSlices(slices: readonly Slice[], what: string): Stack {
  requireAlike(slices, what)
  const [first] = slices
  const normal = cross(...first.directions)
  const sorted = slices.toSorted((a, b) => along(a, normal) - along(b, normal))
  const { volumes, toldApartBy } = partRepeats(byPlace(sorted, normal), what)
  const [volume] = volumes
  const { step, warnings } = volume.length > 1 ? stepBetween(volumes, normal, what) : thickness(volume[0], normal, what)
  if (toldApartBy !== undefined) {
    const { name, values } = toldApartBy
    warnings.push(`${what}: ${volumes.length} volumes told apart by ${name} (${values.join(', ')}) became channels.`)
  }
  const length = lengthOf(step)
  const affine = affineOfLps([...first.directions, scaled(step, 1 / length)], [...first.spacingXy, length], volume[0].position)
  return { volumes, shapeZyx: [volume.length, first.rows, first.columns], affine, warnings }
}

function along(slice: Slice, normal: Xyz): number {
  return dot(slice.position, normal)
}

function requireAlike(slices: readonly Slice[], what: string): void {
  const [first] = slices
  for (const slice of slices) {
    const differs = (kind: string, text: (slice: Slice) => string): InputError =>
      new InputError(`${what}: ${sliceName(first)} and ${sliceName(slice)} differ in ${kind}, ${text(first)} and ${text(slice)}. Put the slices of each into a folder of their own.`)
    if (slice.rows !== first.rows || slice.columns !== first.columns) throw differs('size', ({ rows, columns }) => `${rows}×${columns}`)
    if (slice.spacingXy.some((size, axis) => Math.abs(size / first.spacingXy[axis] - 1) > 1e-3)) throw differs('the distance of their pixels', ({ spacingXy }) => `${spacingXy.toReversed().join('×')} mm`)
    // What the far corner moves by.
    const turn = slice.directions.map((direction, axis) => lengthOf(minus(direction, first.directions[axis])) * [first.columns, first.rows][axis])
    if (Math.max(...turn) > toleranceVoxels) throw differs('orientation', ({ directions }) => directions.flat().map((part) => Number(part.toFixed(4))).join('\\'))
  }
}

function byPlace(sorted: readonly Slice[], normal: Xyz): Slice[][] {
  const places: Slice[][] = []
  for (const slice of sorted) {
    const last = places.at(-1)
    if (last !== undefined && along(slice, normal) - along(last[0], normal) < samePlaceMm) last.push(slice)
    else places.push([slice])
  }
  return places
}

/** From each slice to the next: along the normal where that fits all, else as from the first to the last. */
function stepBetween(volumes: readonly Slice[][], normal: Xyz, what: string): { step: Xyz; warnings: string[] } {
  const [volume] = volumes
  const last = volume.length - 1
  const mean = scaled(minus(volume[last].position, volume[0].position), 1 / last)
  const straight = scaled(normal, dot(mean, normal))
  const fits = (step: Xyz): boolean => volumes.every((slices) => slices.every((slice, k) => offVoxels(slice, plus(volume[0].position, scaled(step, k)), step, normal) <= toleranceVoxels))
  if (fits(straight)) return { step: straight, warnings: [] }
  if (!fits(mean)) throw uneven(volume, normal, what)
  const degrees = (Math.acos(dot(mean, normal) / lengthOf(mean)) * 180) / Math.PI
  return { step: mean, warnings: [`${what}: its slices are tilted by ${degrees.toFixed(1)}° (a tilted gantry), so that its grid is sheared, as the affine says.`] }
}

/** How far a slice is from its place, in voxels. */
function offVoxels(slice: Slice, place: Xyz, step: Xyz, normal: Xyz): number {
  const off = minus(slice.position, place)
  const { directions, spacingXy } = slice
  return Math.hypot(dot(off, directions[0]) / spacingXy[0], dot(off, directions[1]) / spacingXy[1], dot(off, normal) / dot(step, normal))
}

/** Says what is wrong with slices that lie on no even grid. */
function uneven(slices: readonly Slice[], normal: Xyz, what: string): InputError {
  const gaps = slices.slice(1).map((slice, i) => along(slice, normal) - along(slices[i], normal))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)]
  const [smallest, widest] = [Math.min(...gaps), Math.max(...gaps)]
  const at = gaps.indexOf(widest)
  const between = `${sliceName(slices[at])} and ${sliceName(slices[at + 1])}`
  const mm = (length: number): string => `${Number(length.toFixed(3))} mm`
  const missing = Math.round(widest / usual) - 1
  if (missing > 0 && gaps.every((gap) => Math.abs(gap / usual - Math.round(gap / usual)) <= toleranceVoxels)) {
    return new InputError(`${what}: ${plural(missing, 'slice')} missing between ${between}, which lie ${mm(widest)} apart, others ${mm(usual)}. Add what is missing to the folder.`)
  }
  if (widest - smallest > toleranceVoxels * usual) {
    return new InputError(`${what}: its slices lie unevenly, from ${mm(smallest)} to ${mm(widest)} apart, the widest between ${between}. Resample the series to even distances, or keep an even part of it.`)
  }
  return new InputError(`${what}: its slices lie on no straight line at even distances. Resample the series to an even grid, or keep an even part of it.`)
}

/** The step of a single slice. */
function thickness({ group }: Slice, normal: Xyz, what: string): { step: Xyz; warnings: string[] } {
  const measures = group('PixelMeasuresSequence')
  const length = (['SpacingBetweenSlices', 'SliceThickness'] as const).map((name) => measures.number(name)).find((value) => value !== undefined && value > 0)
  if (length !== undefined) return { step: scaled(normal, length), warnings: [] }
  return { step: normal, warnings: [`${what}: a single slice that doesn't say how thick it is; taken as 1 mm.`] }
}
