import { InputError } from '../errors.js'
import { writeFileAtomic } from './atomic-file.js'
import { readSidecar, sidecarPath, sidecarText } from './geometry-sidecar.js'
import { chooseArray, gridOf } from './named-arrays.js'
import { npyBytes, parseNpy, type NpyArray } from './npy-array.js'
import { archiveOf, withNpz, type NpzArchive } from './npz-archive.js'
import { requireFilled, type Volume } from './volume.js'
import { convertVoxels, type VoxelType } from './voxel-types.js'

/**
 * Reads one array of a `.npz` archive (numpy.savez, numpy.savez_compressed), of shape Z, Y, X or C, Z, Y, X: the one that
 * `array` names, or without a name the only one of three axes or more. Where its voxels lie is in the `.json` beside it: see
 * `readSidecar`. Throws InputError naming the file: missing, damaged, inflating to more than it can hold, or without such an
 * array, with the names and shapes of those that there are.
 */
export async function readNpz(path: string, { array: wanted }: { array?: string } = {}): Promise<Volume> {
  const arrays = await withNpz(path, (archive) => readArrays(archive, wanted, path))
  const { name, shape, data } = chooseArray(arrays, wanted, path)
  return { data, ...gridOf(shape, `${path}: ${name}`), path, ...readSidecar(path) }
}

/** Writes a volume as the one array of a `.npz` archive, Z, Y, X or C, Z, Y, X, and the `.json` beside it, each whole or not at all. */
export function writeNpz(path: string, volume: Volume, type: VoxelType, { array = 'data' }: { array?: string } = {}): void {
  const { data, channels, shapeZyx } = volume
  requireFilled(volume)
  const bytes = npyBytes({ data: convertVoxels(data, type), shape: channels > 1 ? [channels, ...shapeZyx] : shapeZyx })
  if (bytes.length >= 2 ** 32) throw new InputError(`${path}: ${bytes.length} bytes of voxels are more than a .npz holds here, 4 GiB. Give it the ending .npy.`)
  const archive = archiveOf(`${array}${ending}`, bytes)
  writeFileAtomic(sidecarPath(path), sidecarText(volume))
  writeFileAtomic(path, archive)
}

const ending = '.npy'

/** The array of this name, where there is one, or all. */
async function readArrays({ names, read }: NpzArchive, wanted: string | undefined, path: string): Promise<(NpyArray & { name: string })[]> {
  const all = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length))
  const asked = wanted !== undefined && all.includes(wanted) ? [wanted] : all
  const arrays: (NpyArray & { name: string })[] = []
  for (const name of asked) {
    const bytes = await read(`${name}${ending}`)
    try {
      arrays.push({ name, ...parseNpy(bytes, `${path}: ${name}`) })
    } catch (error) {
      // What holds no numbers may stand beside the volume.
      if (asked.length === 1 || !(error instanceof InputError)) throw error
    }
  }
  return arrays
}
