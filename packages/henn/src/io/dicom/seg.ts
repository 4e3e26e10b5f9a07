import { InputError } from '../../errors.js'
import type { Volume } from '../volume.js'
import { indexOf, placeOnGrid } from './grid.js'
import type { DicomFile } from './header.js'
import { nativeBytes, readStored } from './pixels.js'
import { sliceName, slicesOf, type Slice } from './slice.js'
import type { Structure } from './structure.js'
import { plus, scaled } from './vector.js'

/**
 * The segments of a DICOM segmentation: binary, fractional (a voxel belongs to one from half of the maximum on) or a map of
 * labels. Frames are placed by their position, and may be fewer or smaller than the image's slices. Filling one throws
 * InputError naming the frame that doesn't lie on the image's voxels.
 */
export async function segmentsOf(file: DicomFile, image: Volume): Promise<Structure[]> {
  const { attributes, path } = file
  const kind = attributes.text('SegmentationType') ?? 'missing'
  if (!['BINARY', 'FRACTIONAL', 'LABELMAP'].includes(kind)) {
    throw new InputError(`${path}: its SegmentationType is ${kind}; read are BINARY, FRACTIONAL and LABELMAP. Export it as one of these.`)
  }
  const frames = slicesOf(file)
  const labelMap = kind === 'LABELMAP' ? await pixelsOf(frames) : undefined
  const half = (attributes.number('MaximumFractionalValue') ?? 255) / 2
  // 0 is the background of a map of labels.
  const segments = attributes.items('SegmentSequence').filter((segment) => segment.number('SegmentNumber') !== 0)
  return segments.map((segment) => {
    const number = segment.number('SegmentNumber')
    const isOwn = ({ group }: Slice): boolean => group('SegmentIdentificationSequence').number('ReferencedSegmentNumber') === number
    const belongs = { BINARY: (pixel: number) => pixel > 0, FRACTIONAL: (pixel: number) => pixel >= half, LABELMAP: (pixel: number) => pixel === number }[kind]!
    return {
      name: segment.text('SegmentLabel') ?? `segment ${number}`,
      async fill(labels, value) {
        const own = labelMap === undefined ? frames.filter(isOwn) : frames
        const pixels = labelMap ?? (await pixelsOf(own))
        for (const [i, frame] of own.entries()) fillFrame(frame, (index) => belongs(pixels[i][index]), image, labels, value)
      },
    }
  })
}

function fillFrame(slice: Slice, belongs: (index: number) => boolean, { affine, shapeZyx }: Volume, labels: Uint8Array, value: number): void {
  const { first, alongX, alongY } = placeOnGrid(slice, affine)
  for (let y = 0; y < slice.rows; y++) {
    for (let x = 0; x < slice.columns; x++) {
      if (!belongs(y * slice.columns + x)) continue
      const voxel = indexOf(plus(first, plus(scaled(alongX, x), scaled(alongY, y))), shapeZyx)
      if (voxel === undefined) throw new InputError(`${slice.file.path}: ${sliceName(slice)} marks voxels outside of the image. Give the image that it was drawn on.`)
      labels[voxel] = value
    }
  }
}

/** A value for each pixel of frames of one file. */
async function pixelsOf(frames: readonly Slice[]): Promise<ArrayLike<number>[]> {
  if (frames.length === 0) return []
  const [{ file }] = frames
  if (file.attributes.number('BitsAllocated') !== 1) return readStored(frames)
  if (file.pixels?.bytes === undefined) throw new InputError(`${file.path}: its single bits are compressed, or missing. Decompress it first, for example by gdcmconv --raw.`)
  return frames.map(bitsOf)
}

/** Frames follow one another bit by bit, the lowest of a byte first (PS3.5 8.1.1). */
function bitsOf({ file, frame, rows, columns }: Slice): Uint8Array {
  const first = frame * rows * columns
  const start = Math.floor(first / 8)
  const bytes = nativeBytes(file, start, Math.ceil((first + rows * columns) / 8) - start)
  const bits = new Uint8Array(rows * columns)
  // Counted from the first byte that is read.
  for (let i = 0, at = first - 8 * start; i < bits.length; i++, at++) bits[i] = (bytes[at >> 3] >> (at & 7)) & 1
  return bits
}
