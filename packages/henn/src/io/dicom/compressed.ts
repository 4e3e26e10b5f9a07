import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from '../../errors.js'
import { voxelTypes } from '../voxel-types.js'
import { encodeDicom, Fragments } from './encode.js'
import { codestreams, type ReadFrames } from './fragments.js'
import { sopClasses } from './kinds.js'
import type { PixelFormat, StoredVoxels } from './pixels.js'
import { decodeRle } from './rle.js'
import type { Slice } from './slice.js'

const rle = '1.2.840.10008.1.2.5'
/** What is decoded: RLE here, the others by ITK-wasm. */
const compressions: Record<string, string> = {
  '1.2.840.10008.1.2.4.50': 'JPEG',
  '1.2.840.10008.1.2.4.51': 'JPEG extended',
  '1.2.840.10008.1.2.4.57': 'JPEG lossless',
  '1.2.840.10008.1.2.4.70': 'JPEG lossless',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  [rle]: 'RLE',
}
const wayOut = 'Decompress the series first, for example by gdcmconv --raw.'

/**
 * The stored voxels of compressed slices of one format and one transfer syntax. Throws InputError naming the file where there
 * is no decoder, or where its data are damaged.
 */
export async function decodeFrames(slices: readonly Slice[], format: PixelFormat, files: ReadFrames): Promise<StoredVoxels[]> {
  const [{ file, rows, columns }] = slices
  const compression = compressions[file.transferSyntax]
  if (compression === undefined) {
    throw new InputError(`${file.path}: its pixels are compressed in a way (transfer syntax ${file.transferSyntax}) for which there is no decoder. ${wayOut}`)
  }
  const frames = codestreams(slices, files)
  const size = rows * columns
  try {
    if (file.transferSyntax === rle) return frames.map((frame) => decodeRle(frame, size, format.type))
    const { buffer, byteOffset, byteLength } = await decodeByItk(asOneFile(frames, slices[0], format))
    const { bytes, view } = voxelTypes[format.type]
    if (byteLength !== size * slices.length * bytes) throw new Error(`${byteLength} bytes instead of ${size * slices.length * bytes}`)
    // Bits as the header means them: what is compressed may be marked with another sign.
    return slices.map((_, i) => view(buffer, byteOffset + i * size * bytes, size) as StoredVoxels)
  } catch (error) {
    if (slices.length === 1) throw new InputError(`${file.path}: its ${compression} data can't be decoded (${reasonOf(error)}). Copy it again. ${wayOut}`)
  }
  // One by one, which names the file.
  const result: StoredVoxels[] = []
  for (const slice of slices) result.push(...(await decodeFrames([slice], format, files)))
  return result
}

/** ITK gets the frames in a file of their own, without geometry and rescaling: it would average and convert by them. */
function asOneFile(frames: readonly Uint8Array[], { file, rows, columns }: Slice, { bitsAllocated, bitsStored, highBit, isSigned }: PixelFormat): Buffer {
  const dataSet = {
    SOPClassUID: bitsAllocated === 8 ? sopClasses.multiFrameByte : sopClasses.multiFrameWord,
    SOPInstanceUID: '2.25.1',
    StudyInstanceUID: '2.25.2',
    SeriesInstanceUID: '2.25.3',
    Modality: 'OT',
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    NumberOfFrames: frames.length,
    Rows: rows,
    Columns: columns,
    BitsAllocated: bitsAllocated,
    BitsStored: bitsStored,
    HighBit: highBit,
    PixelRepresentation: isSigned ? 1 : 0,
    PixelData: new Fragments(frames),
  }
  return encodeDicom(dataSet, file.transferSyntax)
}

async function decodeByItk(bytes: Buffer): Promise<StoredVoxels> {
  const { readImageDicomFileSeriesNode } = await import('@itk-wasm/dicom')
  const folder = mkdtempSync(join(tmpdir(), 'henn-dicom-'))
  // ITK-wasm overwrites it.
  const { exitCode } = process
  try {
    const path = join(folder, 'frames.dcm')
    writeFileSync(path, bytes)
    const { outputImage } = await readImageDicomFileSeriesNode({ inputImages: [path], singleSortedSeries: true })
    return outputImage.data as StoredVoxels
  } finally {
    process.exitCode = exitCode
    rmSync(folder, { recursive: true, force: true })
  }
}

/** ITK-wasm throws numbers, too. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : `ITK-wasm ended with ${String(error)}`).trim().replace(/\s+/g, ' ').slice(0, 200)
}
