import { writeFileAtomic } from './atomic-file.js'
import { readSidecar, sidecarPath, sidecarText } from './geometry-sidecar.js'
import { gridOf } from './named-arrays.js'
import { npyBytes, parseNpy } from './npy-array.js'
import { readAt, requireHeld, withFile } from './open-file.js'
import { requireFilled, type Volume } from './volume.js'
import { convertVoxels, type VoxelType } from './voxel-types.js'

/**
 * Reads a `.npy` file of shape Z, Y, X or C, Z, Y, X. Where its voxels lie is in the `.json` beside it: see `readSidecar`.
 * Throws InputError naming the file: missing, no array of numbers, damaged, cut off, or of another number of axes.
 */
export function readNpy(path: string): Volume {
  const { data, shape } = withFile(path, '.npy', (fd, size) => {
    requireHeld(size, path)
    return parseNpy(readAt(fd, 0, size), path)
  })
  return { data, ...gridOf(shape, path), path, ...readSidecar(path) }
}

/** Writes a volume as `.npy`, Z, Y, X or C, Z, Y, X, and the `.json` beside it, each whole or not at all. */
export function writeNpy(path: string, volume: Volume, type: VoxelType): void {
  const { data, channels, shapeZyx } = volume
  requireFilled(volume)
  const bytes = npyBytes({ data: convertVoxels(data, type), shape: channels > 1 ? [channels, ...shapeZyx] : shapeZyx })
  writeFileAtomic(sidecarPath(path), sidecarText(volume))
  writeFileAtomic(path, bytes)
}
