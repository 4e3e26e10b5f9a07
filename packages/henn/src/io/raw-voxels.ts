import { gunzipSync, inflateSync } from 'node:zlib'
import { InputError } from '../errors.js'
import { voxelTypes, type VoxelArray, type VoxelType } from './voxel-types.js'

/** Voxels as a typed array of the machine's byte order (little-endian on all that libtorch runs on). May swap bytes in place. */
export function voxelsOfBytes(bytes: Buffer, type: VoxelType, bigEndian: boolean): VoxelArray {
  const info = voxelTypes[type]
  if (bigEndian && info.bytes === 2) bytes.swap16()
  if (bigEndian && info.bytes === 4) bytes.swap32()
  if (bigEndian && info.bytes === 8) bytes.swap64()
  // Typed arrays need an aligned start, which files don't promise.
  const aligned = bytes.byteOffset % info.bytes === 0 ? bytes : new Uint8Array(bytes)
  return info.view(aligned.buffer, aligned.byteOffset, Math.floor(bytes.length / info.bytes))
}

/** Inflates what must be exactly `expected` bytes, and stops at one more. Throws InputError naming `path`. */
export function inflateExactly(bytes: Buffer, expected: number, kind: 'zlib' | 'gzip', path: string): Buffer {
  let inflated: Buffer
  try {
    inflated = (kind === 'zlib' ? inflateSync : gunzipSync)(bytes, { maxOutputLength: Math.max(1, expected) })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new InputError(`${path}: inflates to more than its header implies, and was stopped there. Don't trust this file.`)
    throw new InputError(`${path}: its compressed voxels are ${code === 'Z_BUF_ERROR' ? 'cut off' : `damaged (${message})`}. Copy or download it again.`)
  }
  if (inflated.length < expected) throw new InputError(`${path}: holds fewer voxels than its header says. Copy or download it again.`)
  return inflated
}

/** From channels that run fastest, as ITK's files have them, to channels that run slowest. */
export function channelsFirst(voxels: VoxelArray, channels: number): VoxelArray {
  if (channels === 1) return voxels
  const result = voxels.slice() as VoxelArray
  const size = voxels.length / channels
  for (let c = 0, to = 0; c < channels; c++) {
    for (let voxel = 0; voxel < size; voxel++, to++) result[to] = voxels[voxel * channels + c]
  }
  return result
}

/** The reverse. */
export function channelsLast(voxels: VoxelArray, channels: number): VoxelArray {
  if (channels === 1) return voxels
  const result = voxels.slice() as VoxelArray
  const size = voxels.length / channels
  for (let c = 0, from = 0; c < channels; c++) {
    for (let voxel = 0; voxel < size; voxel++, from++) result[voxel * channels + c] = voxels[from]
  }
  return result
}
