// Segmentations and structure sets, against highdicom, pydicom and matplotlib (scripts/fixtures/dicom.py).
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../errors.js'
import { dicomFixture, sliceData, unpackFiles, writeSlices } from '../../testing/dicom.js'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Volume } from '../volume.js'
import { encodeDicom, type DataSet } from './encode.js'
import { sopClasses } from './kinds.js'
import { readDicomLabels } from './labels.js'
import { readDicom } from './read.js'

interface Saved {
  /** Of the image, by name. */
  files: Record<string, string>
  file: string
  names: string[]
  values: number[]
}

const { image: source, ...cases } = dicomFixture<Saved>('labels')
const unpackImage = (): Promise<Volume> => readDicom(unpackFiles(source.files))

function unpack(name: string): string {
  const path = join(temporaryFolder(), 'labels')
  writeFileSync(path, Buffer.from(cases[name].file, 'base64'))
  return path
}

describe('reads what highdicom and matplotlib make of', () => {
  test.each(Object.entries(cases))('%s', async (name, { names, values }) => {
    const image = await unpackImage()
    const path = unpack(name)
    const read = await readDicomLabels(path, image)
    expect(read.names).toEqual(names)
    expect(Array.from(read.labels.data)).toEqual(values)
    const { shapeZyx, spacingMm, affine } = image
    expect(read.labels).toMatchObject({ channels: 1, shapeZyx, spacingMm, affine, path, warnings: [] })
  })
})

describe('names', () => {
  test('say which label is which, and the later one wins', async () => {
    const image = await unpackImage()
    const path = unpack('binary, overlapping')
    const all = await readDicomLabels(path, image)
    const turned = await readDicomLabels(path, image, { names: ['Läsion', 'Leber'] })
    expect(turned.names).toEqual(['Läsion', 'Leber'])
    const values = Array.from(turned.labels.data)
    // 12 voxels each on two slices; they overlap on one slice, in 4 voxels.
    expect([1, 2, 3].map((label) => count(all.labels.data, label))).toEqual([20, 32, 1])
    expect([1, 2].map((label) => values.filter((value) => value === label).length)).toEqual([28, 24])
  })

  test('that the file lacks stay empty, with a warning', async () => {
    const image = await unpackImage()
    const path = unpack('structure set')
    const { labels, names } = await readDicomLabels(path, image, { names: ['Niere', 'beyond'] })
    expect(names).toEqual(['Niere', 'beyond'])
    expect(new Set(labels.data)).toEqual(new Set([0, 2]))
    expect(labels.warnings).toEqual([`${path}: nothing that is outlined is called Niere; it has Äußeres, beyond.`])
    await expect(readDicomLabels(path, image, { names: ['Niere', 'Herz'] })).rejects.toThrow(/nothing that is outlined is called Niere or Herz; it has Äußeres, beyond\. Correct the names\./)
  })
})

function count(data: Uint8Array, value: number): number {
  return data.reduce((sum, label) => sum + (label === value ? 1 : 0), 0)
}

describe('on a grid of 3×3×4', () => {
  const image = (): Promise<Volume> => readDicom(writeSlices(temporaryFolder(), 3))
  const read = async (data: DataSet): Promise<Uint8Array> => {
    const path = join(temporaryFolder(), 'labels.dcm')
    writeFileSync(path, encodeDicom(data))
    return (await readDicomLabels(path, await image())).labels.data
  }
  const segment = (number: number, name: string): DataSet => ({ SegmentNumber: number, SegmentLabel: name })
  /** Bits of one frame, 3 rows of 4. */
  const bits = (text: string): Uint8Array => {
    const bytes = new Uint8Array(Math.ceil(text.length / 8))
    for (const [i, bit] of Array.from(text).entries()) if (bit === '1') bytes[i >> 3] |= 1 << (i & 7)
    return bytes
  }
  const segmentation = (change: DataSet = {}, frame: DataSet = {}): DataSet => ({
    ...sliceData(1),
    SOPClassUID: sopClasses.segmentation,
    SegmentationType: 'BINARY',
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    SegmentSequence: [segment(1, 'a')],
    PerFrameFunctionalGroupsSequence: [{ SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }], ...frame }],
    PixelData: bits('100000010000'),
    ...change,
  })
  const marked = (labels: Uint8Array): number[] => Array.from(labels.keys()).filter((i) => labels[i] > 0)

  test('a frame goes where its position says', async () => {
    expect(marked(await read(segmentation()))).toEqual([12, 19])
    expect(marked(await read(segmentation({ ImagePositionPatient: [10.02, 20, 6.1] })))).toEqual([24, 31])
  })

  test('a smaller frame, turned by a quarter, too', async () => {
    // Its rows run along Y, its columns along Z.
    const turned = segmentation({ Rows: 2, Columns: 3, PixelSpacing: [3, 2], ImageOrientationPatient: [0, 1, 0, 0, 0, 1], ImagePositionPatient: [11.5, 20, 3], PixelData: bits('101010') })
    expect(marked(await read(turned))).toEqual([12 + 3, 12 + 8 + 3, 24 + 4 + 3])
  })

  test('segments of one name are one label', async () => {
    const frames = [1, 2].map((number) => ({ SegmentIdentificationSequence: [{ ReferencedSegmentNumber: number }] }))
    const both = segmentation({ SegmentSequence: [segment(1, 'a'), segment(2, 'a')], NumberOfFrames: 2, PerFrameFunctionalGroupsSequence: frames, PixelData: bits('100000000000010000000000') })
    expect(Array.from(await read(both)).slice(12, 16)).toEqual([1, 1, 0, 0])
  })

  const region = (...contours: { points: number[][]; kind?: string }[]): DataSet => ({
    SOPClassUID: sopClasses.structureSet,
    SOPInstanceUID: '1.7',
    StructureSetROISequence: [{ ROINumber: 5, ROIName: 'a' }],
    ROIContourSequence: [{ ReferencedROINumber: 5, ContourSequence: contours.map(({ points, kind = 'CLOSED_PLANAR' }) => ({ ContourGeometricType: kind, ContourData: points.flat() })) }],
  })
  const box = (z: number): number[][] => [[9.9, 19, z], [10.8, 19, z], [10.8, 23, z], [9.9, 23, z]]

  test('contours fill voxels whose centres they hold', async () => {
    expect(marked(await read(region({ points: box(3) })))).toEqual([12, 13, 16, 17])
    expect(marked(await read(region({ points: box(3) }, { points: box(6.2) }, { points: [[10, 20, 0]], kind: 'POINT' })))).toEqual([12, 13, 16, 17, 24, 25, 28, 29])
  })

  test.each<[string, DataSet, RegExp]>([
    ['a frame between slices', segmentation({ ImagePositionPatient: [10, 20, 4] }), /labels\.dcm: labels\.dcm doesn't lie on the voxels of the image, but up to 0\.33 voxels off\. Give the image that it was drawn on/],
    ['a frame of other pixels', segmentation({ PixelSpacing: [1, 0.5] }), /doesn't lie on the voxels of the image/],
    ['a frame beside the image', segmentation({ ImagePositionPatient: [10, 20, 30] }), /marks voxels outside of the image/],
    ['frames cut off', segmentation({ NumberOfFrames: 2, PerFrameFunctionalGroupsSequence: [1, 1].map((number) => ({ SegmentIdentificationSequence: [{ ReferencedSegmentNumber: number }] })) }), /its pixel data are cut off/],
    ['another kind', segmentation({ SegmentationType: 'SURFACE' }), /SegmentationType is SURFACE; read are BINARY, FRACTIONAL and LABELMAP/],
    ['a contour between slices', region({ points: box(4) }), /region a has a contour that lies in no slice of the image, but 0\.33 slices off the nearest/],
    ['a contour above the image', region({ points: box(9) }), /region a has a contour that lies in no slice of the image, but outside of its slices/],
    ['a contour across slices', region({ points: [[10, 20, 0], [11, 20, 3], [11, 22, 6]] }), /in no slice of the image, but 2\.0 slices off/],
    ['half a point', region({ points: [[10, 20, 0], [11, 20]] }), /whose points aren't three numbers each/],
    ['points alone', region({ points: [[10, 20, 0]], kind: 'POINT' }), /nothing that is outlined .*it has none/],
    ['an image', sliceData(0), /no DICOM segmentation or RT structure set/],
  ])('%s is refused', async (_, data, message) => {
    const reading = read(data)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toThrow(InputError)
  })

  test('of several files one must be named', async () => {
    const folder = writeSlices(temporaryFolder(), 3)
    writeFileSync(join(folder, 'a'), encodeDicom(segmentation({ SeriesInstanceUID: '1.2.7' })))
    expect(marked((await readDicomLabels(folder, await readDicom(folder))).labels.data)).toEqual([12, 19])
    writeFileSync(join(folder, 'b'), encodeDicom(region({ points: box(3) })))
    await expect(readDicomLabels(folder, await image())).rejects.toThrow(/holds 2 segmentations or structure sets \(.*a, .*b\)\. Give the path of one\./)
    expect(marked((await readDicomLabels(`${folder}#1.2.7`, await image())).labels.data)).toEqual([12, 19])
  })
})
