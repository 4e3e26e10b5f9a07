import { voxelTypes, type VoxelType } from '../voxel-types.js'
import type { StoredVoxels } from './pixels.js'

/**
 * The voxels of a frame in DICOM's RLE (PS3.5 annex G): a segment for each byte of a value, the highest first, of runs and
 * literal bytes. Throws Error where the data don't fill the frame.
 */
export function decodeRle(frame: Uint8Array, count: number, type: VoxelType): StoredVoxels {
  const { bytes } = voxelTypes[type]
  const header = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (frame.length < 64 || header.getUint32(0, true) !== bytes) throw new Error(`not ${bytes} segments`)
  const result = voxelTypes[type].create(count) as StoredVoxels
  const values = new Uint8Array(result.buffer)
  for (let segment = 0; segment < bytes; segment++) {
    const [start, end] = [segment, segment + 1].map((index) => (index < bytes ? header.getUint32(4 + 4 * index, true) : frame.length))
    unpack(frame.subarray(start, end), count, (value, index) => (values[index * bytes + bytes - 1 - segment] = value))
  }
  return result
}

/** PackBits. */
function unpack(packed: Uint8Array, count: number, put: (value: number, index: number) => void): void {
  let index = 0
  for (let at = 0; index < count; ) {
    const control = packed[at] ?? 0
    const isRun = control > 128
    const length = isRun ? 257 - control : control === 128 ? 0 : control + 1
    const end = at + 1 + (isRun ? 1 : length)
    if (end > packed.length) throw new Error('too few bytes')
    for (let i = 0; i < length && index < count; i++) put(packed[at + 1 + (isRun ? 0 : i)], index++)
    at = end
  }
}
