import { basename } from 'node:path'
import { InputError } from '../../errors.js'
import { plural } from '../../plural.js'
import type { Attributes, DicomFile } from './header.js'
import type { Name } from './tags.js'
import { cross, dot, lengthOf, plus, scaled, type Xyz } from './vector.js'

/** One plane of voxels, X along its rows and Y along its columns: a file of its own, or a frame of one. */
export interface Slice {
  file: DicomFile
  /** From 0. */
  frame: number
  rows: number
  columns: number
  /** Centre of the first voxel. */
  position: Xyz
  /** Unit vectors along X and Y. */
  directions: [Xyz, Xyz]
  /** Millimetres between voxels along X and Y. */
  spacingXy: [number, number]
  /** To what the scanner measured: slope · stored + intercept. A slope of 0 counts as absent. */
  slope: number
  intercept: number
  /**
   * Where the attributes of one purpose stand: an item of the frame's functional groups, or of those that frames share; else
   * the file itself.
   */
  group: (sequence: Name) => Attributes
}

/**
 * The planes of a file: one; or the frames that functional groups place one by one (enhanced CT, MR, segmentations); or
 * frames that follow one another at SpacingBetweenSlices (older objects). Throws InputError naming the file where their
 * places can't be told.
 */
export function slicesOf(file: DicomFile): Slice[] {
  const { path, attributes } = file
  const frames = attributes.number('NumberOfFrames') ?? 1
  const [rows, columns] = [attributes.number('Rows') ?? 0, attributes.number('Columns') ?? 0]
  // Frames have a byte at least; so many that this isn't true are never made room for.
  if (!(frames >= 1 && frames <= file.size && rows >= 1 && columns >= 1)) {
    throw new InputError(`${path}: says it has ${plural(frames, 'frame')} of ${rows}×${columns} pixels, which is no image, or more than the file holds. Take it out of the folder or export it again.`)
  }
  const perFrame = attributes.items('PerFrameFunctionalGroupsSequence')
  if (perFrame.length > 0 && perFrame.length !== frames) throw new InputError(`${path}: has ${frames} frames, but places ${perFrame.length}. Export it again.`)
  const [shared] = attributes.items('SharedFunctionalGroupsSequence')
  const groupOf = (own?: Attributes) => (sequence: Name) => own?.items(sequence)[0] ?? shared?.items(sequence)[0] ?? attributes
  const planes = perFrame.length > 0 ? perFrame.map((own, frame) => planeOf(file, frame, groupOf(own))) : [planeOf(file, 0, groupOf())]
  const slices = planes.length === frames ? planes : inSteps(planes[0], frames)
  return slices.map((plane) => ({ ...plane, rows, columns }))
}

/** How a message calls a slice. */
export function sliceName({ file, frame }: Slice): string {
  const isOneOfMany = (file.attributes.number('NumberOfFrames') ?? 1) > 1
  return isOneOfMany ? `frame ${frame + 1} of ${basename(file.path)}` : basename(file.path)
}

type Plane = Omit<Slice, 'rows' | 'columns'>

function planeOf(file: DicomFile, frame: number, group: (sequence: Name) => Attributes): Plane {
  const refuse = (name: Name): InputError => {
    const at = (file.attributes.number('NumberOfFrames') ?? 1) > 1 ? ` of frame ${frame + 1}` : ''
    return new InputError(`${file.path}: ${name}${at} is missing or none, so that its place in space is unknown. Take the file out of the folder or export it again.`)
  }
  const values = (name: Name, sequence: Name, count: number): number[] => {
    const numbers = group(sequence).numbers(name)
    // Nuclear medicine has them in a sequence of its own.
    const found = numbers.length > 0 ? numbers : (file.attributes.items('DetectorInformationSequence')[0]?.numbers(name) ?? [])
    if (found.length !== count || !found.every(Number.isFinite)) throw refuse(name)
    return found
  }
  const cosines = values('ImageOrientationPatient', 'PlaneOrientationSequence', 6)
  const [x, y] = [cosines.slice(0, 3) as Xyz, cosines.slice(3) as Xyz]
  // Cosines are rounded in the file.
  const isRight = [lengthOf(x) - 1, lengthOf(y) - 1, dot(x, y)].every((error) => Math.abs(error) < 1e-2)
  if (!isRight) throw refuse('ImageOrientationPatient')
  const [spacingY, spacingX] = values('PixelSpacing', 'PixelMeasuresSequence', 2)
  if (!(spacingX > 0 && spacingY > 0)) throw refuse('PixelSpacing')
  const rescale = group('PixelValueTransformationSequence')
  return {
    file,
    frame,
    position: values('ImagePositionPatient', 'PlanePositionSequence', 3) as Xyz,
    directions: [scaled(x, 1 / lengthOf(x)), scaled(y, 1 / lengthOf(y))],
    spacingXy: [spacingX, spacingY],
    slope: rescale.number('RescaleSlope') || 1,
    intercept: rescale.number('RescaleIntercept') ?? 0,
    group,
  }
}

/** PS3.3 C.8.4.15: a positive distance stacks frames along the normal of the first. */
function inSteps(first: Plane, frames: number): Plane[] {
  const distance = first.file.attributes.number('SpacingBetweenSlices')
  if (distance === undefined || distance === 0) {
    throw new InputError(`${first.file.path}: doesn't say how far apart its ${frames} frames are (SpacingBetweenSlices). Export it as single slices.`)
  }
  const normal = cross(...first.directions)
  return Array.from({ length: frames }, (_, frame) => ({ ...first, frame, position: plus(first.position, scaled(normal, distance * frame)) }))
}
