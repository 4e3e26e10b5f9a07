import { gunzipSync, inflateSync } from 'node:zlib'
import { InputError } from '../errors.js'
import { readAt, requireHeld, withFile } from './open-file.js'
import { smallestGzipBytes } from './gzip.js'
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

export interface StoredVoxels {
  /** The file that holds them. */
  source: string
  /** Bytes of a header before them in the same file. */
  first: number
  /** Bytes to pass over after that; −1: they are at the end of the file. */
  skip: number
  /** Bytes once inflated. */
  expected: number
  compression: 'zlib' | 'gzip' | null
  /** What the header asks for, for an error: "2×3×4 of int16 that the header of a.mhd". */
  asked: string
}

/** The bytes of voxels, inflated. Throws InputError, before there is room for them, where the file is too short to hold them. */
export function readStored({ source, first, skip, expected, compression, asked }: StoredVoxels): Buffer {
  const bytes = withFile(source, 'data', (fd, size) => {
    const start = skip < 0 ? size - expected : first + skip
    const held = compression === null ? expected : Math.max(0, size - start)
    if (start < first || size - start < held || (compression !== null && held < smallestGzipBytes(expected))) {
      throw new InputError(`${source}: holds fewer voxels than the ${asked} asks for. Copy it again.`)
    }
    requireHeld(Math.max(held, expected), source)
    return readAt(fd, start, held)
  })
  return compression === null ? bytes : inflateExactly(bytes, expected, compression, source)
}

/** Inflates what must be exactly `expected` bytes, and stops at one more. Throws InputError naming `path`. */
function inflateExactly(bytes: Buffer, expected: number, kind: 'zlib' | 'gzip', path: string): Buffer {
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
  return transposed(voxels, voxels.length / channels, channels)
}

/** The reverse. */
export function channelsLast(voxels: VoxelArray, channels: number): VoxelArray {
  return transposed(voxels, channels, voxels.length / channels)
}

function transposed(values: VoxelArray, rows: number, columns: number): VoxelArray {
  if (rows === 1 || columns === 1) return values
  const result = values.slice() as VoxelArray
  for (let column = 0, to = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++, to++) result[to] = values[row * columns + column]
  }
  return result
}
