import { gzipSync } from 'node:zlib'
import { InputError } from '../errors.js'
import { quaternionOf, spacingOf } from './affine.js'
import { writeFileAtomic } from './atomic-file.js'
import { requireFilled, type Volume } from './volume.js'
import { convertVoxels, voxelTypes, type VoxelType } from './voxel-types.js'

/** NIfTI-1 header and the four bytes that say "no extensions". */
const voxelOffset = 352
/** Dimensions are int16 in NIfTI-1. */
const largestSize = 32767

/**
 * Writes a volume as NIfTI-1, compressed where the name ends in .nii.gz, all or nothing (see `writeFileAtomic`).
 * The affine goes into the sform, and into the qform where it has no shear; a volume whose file had neither form
 * gets neither, so that every reader puts both on one grid. `type` is the stored voxel type; a value it can't hold
 * throws a RangeError. Throws InputError for a name or size that NIfTI-1 can't have, RunError where writing fails.
 */
export function writeNifti(path: string, volume: Volume, type: VoxelType): void {
  const compressed = /\.nii\.gz$/i.test(path)
  if (!compressed && !/\.nii$/i.test(path)) throw new InputError(`${path}: a NIfTI file's name ends in .nii or .nii.gz.`)
  const { channels, shapeZyx, data } = volume
  if ([...shapeZyx, channels].some((size) => size > largestSize)) {
    throw new InputError(`${path}: an axis of ${Math.max(...shapeZyx, channels)} is more than NIfTI-1's ${largestSize}.`)
  }
  requireFilled(volume)
  const voxels = convertVoxels(data, type)
  const bytes = Buffer.concat([header(volume, type), new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength)])
  writeFileAtomic(path, compressed ? gzipSync(bytes) : bytes)
}

function header(volume: Volume, type: VoxelType): Buffer {
  const { affine, channels, shapeZyx, formCode = 1 } = volume
  const bytes = Buffer.alloc(voxelOffset)
  const rank = channels > 1 ? 4 : 3
  const dims = [rank, shapeZyx[2], shapeZyx[1], shapeZyx[0], channels, 1, 1, 1]
  const [z, y, x] = spacingOf(affine)
  const rotation = quaternionOf(affine)
  const pixdim = [rotation?.qfac ?? 1, x, y, z, 1, 1, 1, 1]

  bytes.writeInt32LE(348, 0)
  dims.forEach((size, i) => bytes.writeInt16LE(size, 40 + 2 * i))
  bytes.writeInt16LE(voxelTypes[type].code, 70)
  bytes.writeInt16LE(8 * voxelTypes[type].bytes, 72)
  pixdim.forEach((size, i) => bytes.writeFloatLE(size, 76 + 4 * i))
  bytes.writeFloatLE(voxelOffset, 108)
  bytes.writeFloatLE(1, 112) // scl_slope
  bytes.writeUInt8(2, 123) // millimetres
  bytes.write('HENN', 148, 'latin1')
  if (formCode > 0) {
    if (rotation) {
      bytes.writeInt16LE(formCode, 252)
      rotation.quaternion.forEach((part, i) => bytes.writeFloatLE(part, 256 + 4 * i))
      ;[affine[3], affine[7], affine[11]].forEach((offset, i) => bytes.writeFloatLE(offset, 268 + 4 * i))
    }
    bytes.writeInt16LE(formCode, 254)
    affine.slice(0, 12).forEach((value, i) => bytes.writeFloatLE(value, 280 + 4 * i))
  }
  bytes.write('n+1\0', 344, 'latin1')
  return bytes
}
