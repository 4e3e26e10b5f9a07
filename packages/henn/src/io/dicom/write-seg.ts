import { randomUUID } from 'node:crypto'
import { InputError } from '../../errors.js'
import { cornerDistanceVoxels } from '../affine.js'
import { writeFileAtomic } from '../atomic-file.js'
import { requireFilled, shapeText, voxelCount, type Volume } from '../volume.js'
import { encodeDicom, type DataSet } from './encode.js'
import { offGridVoxels } from './grid.js'
import type { Attributes } from './header.js'
import { sopClasses } from './kinds.js'
import { pickSeries } from './series.js'
import { slicesOf, type Slice } from './slice.js'
import { stackSlices } from './stack.js'
import type { Name } from './tags.js'

/** A slice of the label map on which a segment has voxels. */
interface Frame {
  /** From 1. */
  segment: number
  k: number
}

/**
 * Writes a label map as a binary DICOM segmentation (PS3.3 A.51) of the series it was made from: label 1 is the first of
 * `names`. Patient and study are those of `source`, a folder with its series, or that and #UID; each frame refers to its
 * slice. Throws InputError where the map isn't on the series' grid or holds labels without a name.
 */
export function writeDicomSeg(path: string, labels: Volume, names: readonly string[], source: string): void {
  requireFilled(labels)
  checkNames(names)
  const slices = slicesOnGrid(labels, source)
  const frames = framesOf(labels, names)
  writeFileAtomic(path, encodeDicom(dataSetOf(labels, names, slices, frames)))
}

/** The source's slices in the order of the map's. */
function slicesOnGrid({ shapeZyx, affine, channels }: Volume, source: string): Slice[] {
  const grid = stackSlices(pickSeries(source).flatMap(slicesOf), source)
  const isSame = channels === 1 && shapeZyx.every((size, axis) => size === grid.shapeZyx[axis])
  if (!isSame || cornerDistanceVoxels(grid.affine, affine, shapeZyx) > offGridVoxels) {
    throw new InputError(`${source}: its grid of ${shapeText(grid.shapeZyx)} voxels isn't that of the label map, ${shapeText(shapeZyx)}, or lies elsewhere. Give the series that the labels belong to.`)
  }
  return grid.volumes[0]
}

function checkNames(names: readonly string[]): void {
  const wrong = names.find((name) => name === '' || name.length > 64 || /[\\\p{Cc}]/u.test(name))
  if (names.length === 0 || names.length > 255 || wrong !== undefined) {
    const problem = wrong === undefined ? `${names.length} names, and takes 1 to 255` : `the name ${JSON.stringify(wrong)}, and takes 1 to 64 characters without a backslash`
    throw new InputError(`A DICOM segmentation can't have ${problem}. Change the names of the labels.`)
  }
}

/** Segment by segment; empty frames are left out, unless all are empty, since a file has at least one. */
function framesOf({ data, shapeZyx }: Volume, names: readonly string[]): Frame[] {
  const size = shapeZyx[1] * shapeZyx[2]
  const seen = new Set<number>()
  for (let i = 0; i < voxelCount(shapeZyx); i++) {
    const value = Number(data[i])
    if (value === 0) continue
    if (!Number.isInteger(value) || value < 0 || value > names.length) throw new InputError(`The label map holds ${value}, but only labels 1 to ${names.length} have names. Name the others.`)
    seen.add((value - 1) * shapeZyx[0] + Math.floor(i / size))
  }
  const filled = seen.size === 0 ? [0] : [...seen].toSorted((a, b) => a - b)
  return filled.map((at) => ({ segment: Math.floor(at / shapeZyx[0]) + 1, k: at % shapeZyx[0] }))
}

/** All frames' bits one after the other, the lowest of a byte first. */
function bitsOf({ data, shapeZyx }: Volume, frames: readonly Frame[]): Uint8Array {
  const size = shapeZyx[1] * shapeZyx[2]
  const bits = new Uint8Array(Math.ceil((frames.length * size) / 8))
  for (const [frame, { segment, k }] of frames.entries()) {
    for (let i = 0; i < size; i++) {
      const at = frame * size + i
      if (Number(data[k * size + i]) === segment) bits[Math.floor(at / 8)] |= 1 << (at % 8)
    }
  }
  return bits
}

const copied: readonly Name[] = ['StudyDate', 'StudyTime', 'AccessionNumber', 'ReferringPhysicianName', 'PatientName', 'PatientID', 'PatientBirthDate', 'PatientSex', 'StudyInstanceUID', 'StudyID', 'FrameOfReferenceUID', 'PositionReferenceIndicator']

function dataSetOf(labels: Volume, names: readonly string[], slices: readonly Slice[], frames: readonly Frame[]): DataSet {
  const [first] = slices
  const { attributes } = first.file
  const organization = newUid()
  const now = new Date().toISOString()
  const [date, time] = [now.slice(0, 10).replaceAll('-', ''), now.slice(11, 19).replaceAll(':', '')]
  return {
    ...Object.fromEntries(copied.map((name) => [name, attributes.text(name) ?? ''])),
    ImageType: ['DERIVED', 'PRIMARY'],
    SOPClassUID: sopClasses.segmentation,
    SOPInstanceUID: newUid(),
    SeriesInstanceUID: newUid(),
    SeriesNumber: 1000 + (attributes.number('SeriesNumber') ?? 0),
    InstanceNumber: 1,
    ContentDate: date,
    ContentTime: time,
    Modality: 'SEG',
    SeriesDescription: 'Segmentation by HENN',
    Manufacturer: 'HENN',
    ManufacturerModelName: 'HENN',
    DeviceSerialNumber: '1',
    SoftwareVersions: '1',
    ContentLabel: 'SEGMENTATION',
    ContentDescription: 'Segmentation by HENN',
    ContentCreatorName: '',
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    NumberOfFrames: frames.length,
    Rows: first.rows,
    Columns: first.columns,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    SegmentsOverlap: 'NO',
    SegmentSequence: names.map((name, i) => ({
      SegmentNumber: i + 1,
      SegmentLabel: name,
      SegmentAlgorithmType: 'AUTOMATIC',
      SegmentAlgorithmName: 'HENN',
      SegmentedPropertyCategoryCodeSequence: [code('85756007', 'SCT', 'Tissue')],
      // Names are the user's own, of which no terminology knows the code.
      SegmentedPropertyTypeCodeSequence: [code(String(i + 1), '99HENN', name)],
    })),
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    DimensionIndexSequence: [
      { DimensionOrganizationUID: organization, DimensionIndexPointer: ['ReferencedSegmentNumber'], FunctionalGroupPointer: ['SegmentIdentificationSequence'], DimensionDescriptionLabel: 'Segment' },
      { DimensionOrganizationUID: organization, DimensionIndexPointer: ['ImagePositionPatient'], FunctionalGroupPointer: ['PlanePositionSequence'], DimensionDescriptionLabel: 'Position' },
    ],
    ReferencedSeriesSequence: [
      { SeriesInstanceUID: attributes.text('SeriesInstanceUID') ?? '', ReferencedInstanceSequence: [...new Map(slices.map(({ file }) => [file, referenceTo(file.attributes)])).values()] },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PlaneOrientationSequence: [{ ImageOrientationPatient: first.directions.flat() }],
        PixelMeasuresSequence: [pixelMeasures(first, labels)],
      },
    ],
    PerFrameFunctionalGroupsSequence: frames.map(({ segment, k }) => ({
      FrameContentSequence: [{ DimensionIndexValues: [segment, k + 1] }],
      PlanePositionSequence: [{ ImagePositionPatient: slices[k].position }],
      SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment }],
      DerivationImageSequence: [derivationFrom(slices[k])],
    })),
    PixelData: bitsOf(labels, frames),
  }
}

function pixelMeasures(slice: Slice, { spacingMm }: Volume): DataSet {
  const [distance] = spacingMm
  const thickness = slice.group('PixelMeasuresSequence').number('SliceThickness') ?? distance
  return { SliceThickness: thickness, SpacingBetweenSlices: distance, PixelSpacing: slice.spacingXy.toReversed() }
}

function derivationFrom({ file, frame }: Slice): DataSet {
  const isOneOfMany = (file.attributes.number('NumberOfFrames') ?? 1) > 1
  return {
    DerivationCodeSequence: [code('113076', 'DCM', 'Segmentation')],
    SourceImageSequence: [
      {
        ...referenceTo(file.attributes),
        ...(isOneOfMany && { ReferencedFrameNumber: frame + 1 }),
        SpatialLocationsPreserved: 'YES',
        PurposeOfReferenceCodeSequence: [code('121322', 'DCM', 'Source image for image processing operation')],
      },
    ],
  }
}

function referenceTo(attributes: Attributes): DataSet {
  return { ReferencedSOPClassUID: attributes.text('SOPClassUID') ?? '', ReferencedSOPInstanceUID: attributes.text('SOPInstanceUID') ?? '' }
}

function code(value: string, scheme: string, meaning: string): DataSet {
  return { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning }
}

/** PS3.5 B.2. */
function newUid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
}
