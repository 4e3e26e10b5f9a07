import { dirname } from 'node:path'
import { InputError } from '../../errors.js'
import { requireHeld } from '../open-file.js'
import { voxelsOfBytes } from '../raw-voxels.js'
import { voxelTypes, type VoxelType } from '../voxel-types.js'
import { decodeFrames } from './compressed.js'
import type { ReadFrames } from './fragments.js'
import { readBytes, type DicomFile } from './header.js'
import { isSegmentation } from './kinds.js'
import type { Slice } from './slice.js'

/** Slices that are decoded at once. */
const mostAtOnce = 64
const bigEndian = '1.2.840.10008.1.2.2'

/** Voxels as DICOM stores whole numbers. */
export type StoredVoxels = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array

/** How the pixels of a file are stored. */
export interface PixelFormat {
  type: VoxelType
  bitsAllocated: number
  bitsStored: number
  highBit: number
  isSigned: boolean
}

/**
 * The voxels of slices, one after the other: as stored where no slice is rescaled, else float32, each slice by its own
 * slope and intercept. Those of MONOCHROME1, which is shown with its lowest value white, are stored values like others, and
 * are not turned round. Throws InputError naming the file.
 */
export async function readVoxels(slices: readonly Slice[]): Promise<StoredVoxels | Float32Array> {
  const size = slices[0].rows * slices[0].columns
  const types = new Set(slices.map(storedType))
  const isPlain = types.size === 1 && slices.every(({ slope, intercept }) => slope === 1 && intercept === 0)
  const type = isPlain ? [...types][0] : 'float32'
  requireHeld(size * slices.length * voxelTypes[type].bytes, dirname(slices[0].file.path))
  const voxels = voxelTypes[type].create(size * slices.length) as StoredVoxels | Float32Array
  const files: ReadFrames = new Map()
  let at = 0
  for (const batch of batches(slices)) {
    for (const [i, stored] of (await readStored(batch, files)).entries()) {
      const { slope, intercept } = batch[i]
      if (isPlain) voxels.set(stored, at)
      else for (let j = 0; j < size; j++) voxels[at + j] = stored[j] * slope + intercept
      at += size
    }
  }
  return voxels
}

/** The voxels of slices of one format and one transfer syntax, as they are stored. */
export async function readStored(slices: readonly Slice[], files: ReadFrames = new Map()): Promise<StoredVoxels[]> {
  const format = pixelFormat(slices[0].file)
  const isCompressed = slices[0].file.pixels?.bytes === undefined
  const frames = isCompressed ? await decodeFrames(slices, format, files) : slices.map((slice) => readFrame(slice, format))
  for (const frame of frames) keepStoredBits(frame, format)
  return frames
}

/** Slices in runs of one format and one transfer syntax. */
function batches(slices: readonly Slice[]): Slice[][] {
  const kind = ({ file }: Slice): string => JSON.stringify([file.transferSyntax, pixelFormat(file)])
  const runs: Slice[][] = []
  for (const slice of slices) {
    const run = runs.at(-1)
    if (run !== undefined && run.length < mostAtOnce && kind(run[0]) === kind(slice)) run.push(slice)
    else runs.push([slice])
  }
  return runs
}

/** Throws InputError where the file holds no voxels of one value each. */
function pixelFormat(file: DicomFile): PixelFormat {
  const { path, attributes, pixels } = file
  const refuse = (problem: string): InputError => new InputError(`${path}: ${problem}`)
  if (pixels === undefined) throw refuse('has no pixel data, or is cut off before them. Copy it again, or take it out of the folder.')
  const photometric = attributes.text('PhotometricInterpretation') ?? 'missing'
  // A segmentation's palette only says how it is shown.
  const isGrey = /^MONOCHROME[12]$/.test(photometric) || isSegmentation(file)
  if ((attributes.number('SamplesPerPixel') ?? 1) !== 1 || !isGrey) {
    throw refuse(`its pixels are ${photometric}; read are those of one value, MONOCHROME1 and MONOCHROME2. Export it in grey.`)
  }
  if (attributes.items('ModalityLUTSequence').length > 0) throw refuse('its values go through a table (ModalityLUTSequence), which is not read. Export it with a slope and an intercept.')
  const bitsAllocated = attributes.number('BitsAllocated') ?? 0
  const bitsStored = attributes.number('BitsStored') ?? bitsAllocated
  const highBit = attributes.number('HighBit') ?? bitsStored - 1
  const isSigned = attributes.number('PixelRepresentation') === 1
  const isRight = [8, 16, 32].includes(bitsAllocated) && bitsStored >= 1 && highBit >= bitsStored - 1 && highBit < bitsAllocated
  if (!isRight) throw refuse(`its pixels have ${bitsStored} bits of ${bitsAllocated}, the highest ${highBit}; read are those in 8, 16 and 32. Export it again.`)
  // Whether pairs of bytes are swapped depends on who wrote it.
  if (file.transferSyntax === bigEndian && bitsAllocated === 8) throw refuse('its bytes are in big-endian words, which are not read. Convert it first, for example by gdcmconv --raw.')
  return { type: `${isSigned ? '' : 'u'}int${bitsAllocated as 8 | 16 | 32}`, bitsAllocated, bitsStored, highBit, isSigned }
}

/** Throws InputError, before there is room for them, where the file is too short to hold the slice's voxels. */
function storedType({ file, frame, rows, columns }: Slice): VoxelType {
  const { type, bitsAllocated } = pixelFormat(file)
  if (file.pixels?.bytes !== undefined) requireBytes(file, ((frame + 1) * rows * columns * bitsAllocated) / 8)
  return type
}

function readFrame({ file, frame, rows, columns }: Slice, { type, bitsAllocated }: PixelFormat): StoredVoxels {
  const bytes = (rows * columns * bitsAllocated) / 8
  return voxelsOfBytes(nativeBytes(file, frame * bytes, bytes), type, file.transferSyntax === bigEndian) as StoredVoxels
}

/** A part of pixel data that are not compressed. Throws InputError where they end before. */
export function nativeBytes(file: DicomFile, offset: number, bytes: number): Buffer {
  requireBytes(file, offset + bytes)
  return readBytes(file, file.pixels!.offset + offset, bytes)
}

function requireBytes({ path, pixels, size }: DicomFile, bytes: number): void {
  if (pixels?.bytes === undefined || pixels.bytes < bytes || size - pixels.offset < bytes) throw new InputError(`${path}: its pixel data are cut off. Copy it again.`)
}

/** Bits beside those of the value, such as overlays', are cleared; the sign is spread over them. */
function keepStoredBits(voxels: StoredVoxels, { bitsAllocated, bitsStored, highBit, isSigned }: PixelFormat): void {
  if (bitsStored === bitsAllocated) return
  const [up, down] = [31 - highBit, 32 - bitsStored]
  for (let i = 0; i < voxels.length; i++) voxels[i] = isSigned ? (voxels[i] << up) >> down : (voxels[i] << up) >>> down
}
