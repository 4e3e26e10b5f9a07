import { createHash } from 'node:crypto'
import type { Volume } from '../../io/volume.js'
import { toFloat32 } from '../../io/voxel-types.js'

const block = 2 ** 20

/** SHA-256 of a volume's shape and its voxels as float32: the same for the same voxels, however they are stored. */
export function voxelHash({ data, channels, shapeZyx }: Volume): string {
  const hash = createHash('sha256').update([channels, ...shapeZyx].join(' '))
  for (let start = 0; start < data.length; start += block) {
    const { buffer, byteOffset, byteLength } = toFloat32(data.subarray(start, start + block))
    hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
  return hash.digest('hex')
}
