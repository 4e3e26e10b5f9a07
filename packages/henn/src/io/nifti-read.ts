import { InputError } from '../errors.js'
import { spacingOf } from './affine.js'
import { inflateGzip, isGzip, peekGzip, smallestGzipBytes } from './gzip.js'
import { readAt, requireHeld, withFile } from './open-file.js'
import { headerBytes, parseNiftiHeader, type NiftiHeader } from './nifti-header.js'
import { voxelsOfBytes } from './raw-voxels.js'
import { shapeWithChannels, type Volume } from './volume.js'
import { isBigIntArray, toFloat32, type VoxelArray } from './voxel-types.js'

/**
 * Reads a .nii or .nii.gz file (which of the two its bytes tell, not its name).
 * Voxels come as they are stored, or as float64 where the header scales them; `cast` makes float32 of either.
 * A fourth axis becomes the channels. Throws InputError naming the file: missing, no NIfTI, damaged, cut off, or a
 * header that asks for more voxels than the file holds (refused before anything is allocated for them).
 */
export function readNifti(path: string, options: { cast: 'float32' }): Volume<Float32Array>
export function readNifti(path: string, options?: { cast?: 'float32' }): Volume
export function readNifti(path: string, options: { cast?: 'float32' } = {}): Volume {
  return withFile(path, '.nii or .nii.gz', (fd, size) => {
    const header = readHeader(fd, size, path)
    const stored = voxelsOfBytes(readVoxels(fd, size, header, path), header.type, !header.littleEndian)
    const data = header.scaling
      ? scale(stored, header.scaling, options.cast)
      : options.cast
        ? toFloat32(stored)
        : stored
    const { channels, shapeZyx, affine, formCode, warnings } = header
    return { data, channels, shapeZyx, spacingMm: spacingOf(affine), affine, formCode, path, warnings }
  })
}

function readHeader(fd: number, size: number, path: string): NiftiHeader {
  const start = readAt(fd, 0, Math.min(size, headerBytes))
  const compressed = isGzip(start)
  const bytes = compressed ? peekGzip((length) => readAt(fd, 0, Math.min(size, length)), size, headerBytes, path) : start
  const header = parseNiftiHeader(bytes, path)
  const end = header.voxelOffset + header.voxelBytes
  if (compressed ? size < smallestGzipBytes(end) : size < end) throw tooShort(header, path)
  requireHeld(end, path)
  return header
}

/** The bytes of the voxels alone. */
function readVoxels(fd: number, size: number, header: NiftiHeader, path: string): Buffer {
  const { voxelOffset, voxelBytes } = header
  if (!isGzip(readAt(fd, 0, 2))) return readAt(fd, voxelOffset, voxelBytes)
  const bytes = inflateGzip(readAt(fd, 0, size), voxelOffset + voxelBytes, path)
  if (bytes.length < voxelOffset + voxelBytes) throw tooShort(header, path)
  return bytes.subarray(voxelOffset)
}

function scale(stored: VoxelArray, scaling: { slope: number; intercept: number }, cast?: 'float32'): VoxelArray {
  const { slope, intercept } = scaling
  const result = cast ? new Float32Array(stored.length) : new Float64Array(stored.length)
  if (isBigIntArray(stored)) {
    for (let i = 0; i < stored.length; i++) result[i] = Number(stored[i]) * slope + intercept
  } else {
    for (let i = 0; i < stored.length; i++) result[i] = stored[i] * slope + intercept
  }
  return result
}

function tooShort(header: NiftiHeader, path: string): InputError {
  const { channels, shapeZyx, type } = header
  return new InputError(`${path}: its header asks for ${shapeWithChannels(channels, shapeZyx)} voxels of ${type}, more than the file holds. Copy it again.`)
}
