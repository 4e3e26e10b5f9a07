import { constants } from 'node:buffer'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset, File, Metadata } from 'h5wasm/node'
import { InputError, RunError } from '../errors.js'
import { writeFileAtomic } from './atomic-file.js'
import { smallestGzipBytes } from './gzip.js'
import { geometryOf } from './hdf5-geometry.js'
import { loadHdf5, reasonOf, withHdf5, type Hdf5 } from './hdf5-library.js'
import { chooseArray, gridOf, type NamedArray } from './named-arrays.js'
import { requireFilled, shapeWithChannels, voxelCount, type Volume } from './volume.js'
import { convertVoxels, voxelTypes, type VoxelArray, type VoxelType } from './voxel-types.js'

/** What is read at a time: the library's memory grows to it and never shrinks. */
const slabBytes = 2 ** 24
/** Parts of a dataset that nobody has written take no room in the file, so a small one may hold this much. */
const bytesThatMayBeUnwritten = 2 ** 28
/** Edge of what is compressed in one piece, so that a patch can be read without the rest. */
const chunkEdge = 64

/** HDF5's classes of types that aren't numbers. */
const otherTypes = new Map([
  [2, 'times'],
  [3, 'text'],
  [4, 'bit fields'],
  [5, 'opaque bytes'],
  [6, 'records'],
  [7, 'references'],
  [9, 'lists'],
  [10, 'arrays'],
  [11, 'complex numbers'],
])

/**
 * Reads one dataset of a HDF5 file, of shape Z, Y, X or C, Z, Y, X: the one that `array` names, such as `images/t1`, or without
 * a name the only one of three axes or more. Chunks, and the filters gzip, lzf, szip, shuffle and fletcher32 are read. Where its
 * voxels lie: see `geometryOf`. Throws InputError naming the file: missing, no HDF5, damaged, of another type (such as float16),
 * larger than the file can hold, or without such a dataset, with the names and shapes of those that there are.
 */
export async function readHdf5(path: string, { array: wanted }: { array?: string } = {}): Promise<Volume> {
  return withHdf5(path, (file, hdf5, size) => {
    const { name, shape, dataset } = chooseArray(datasetsOf(file, hdf5), wanted?.replace(/^\/+/, ''), path)
    const what = `${path}: ${name}`
    const grid = gridOf(shape, what)
    const type = voxelTypeOf(dataset.metadata, what)
    if (!canHold(grid.channels * voxelCount(grid.shapeZyx) * voxelTypes[type].bytes, dataset.metadata, size)) {
      throw new InputError(`${what}: ${shapeWithChannels(grid.channels, grid.shapeZyx)} of ${type} are more than the file can hold. Copy it again, or save it anew.`)
    }
    return { data: readVoxels(dataset, type, grid), ...grid, path, ...geometryOf([dataset, file], path) }
  })
}

/**
 * Writes a volume as the one dataset of a HDF5 file, Z, Y, X or C, Z, Y, X, in gzipped chunks, with the attribute `affine`; whole
 * or not at all.
 */
export async function writeHdf5(path: string, volume: Volume, type: VoxelType, { array = 'data' }: { array?: string } = {}): Promise<void> {
  requireFilled(volume)
  const voxels = convertVoxels(volume.data, type)
  const hdf5 = await loadHdf5()
  // The library writes files alone, and not in a way that a power cut leaves whole.
  const folder = mkdtempSync(join(tmpdir(), 'henn-hdf5-'))
  try {
    const temporary = join(folder, 'volume.h5')
    try {
      writeDataset(temporary, { ...volume, data: voxels }, array, hdf5)
    } catch (error) {
      throw new RunError(`${path}: not written (${reasonOf(error)}). What was there before is untouched.`, { cause: error })
    }
    writeFileAtomic(path, readFileSync(temporary))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeDataset(path: string, { data, channels, shapeZyx, affine }: Volume, name: string, hdf5: Hdf5): void {
  const file = new hdf5.File(path, 'w')
  try {
    const chunkZyx = shapeZyx.map((size) => Math.min(size, chunkEdge))
    const [shape, chunks] = channels > 1 ? [[channels, ...shapeZyx], [1, ...chunkZyx]] : [shapeZyx, chunkZyx]
    const dataset = file.create_dataset({ name, data, shape, chunks, compression: 'gzip' })
    dataset.create_attribute('affine', affine, [4, 4], '<d')
  } finally {
    file.close()
  }
}

/** All that lie in the file itself, by their paths. */
function datasetsOf(file: File, { Dataset: DatasetClass }: Hdf5): (NamedArray & { dataset: Dataset })[] {
  return file.paths().flatMap((name) => {
    // A link to another file, which may lie anywhere.
    if ('filename' in file.get_external_link(name)) return []
    const dataset = file.get(name)
    return dataset instanceof DatasetClass ? [{ name, shape: dataset.metadata.shape ?? [], dataset }] : []
  })
}

function voxelTypeOf({ type, size, signed, enum_type: names, virtual_sources: sources }: Metadata, what: string): VoxelType {
  if (sources !== undefined) throw new InputError(`${what}: its voxels are in other files, which isn't read. Save it in one file.`)
  const kind = otherTypes.get(type)
  if (kind !== undefined) throw new InputError(`${what}: holds ${kind}, not numbers. Save it as integers or floats.`)
  // h5py's bool.
  if (names?.members.FALSE === 0 && names.members.TRUE === 1 && size === 1) return 'uint8'
  const found = `${type === 1 ? 'float' : signed ? 'int' : 'uint'}${8 * size}`
  if (!(found in voxelTypes)) throw new InputError(`${what}: holds ${found}, which isn't read. Save it as float32, or as integers of 8 to 64 bits.`)
  return found as VoxelType
}

/** Whether voxels of so many bytes can lie in the file. */
function canHold(bytes: number, { chunks }: Metadata, fileSize: number): boolean {
  if (bytes > constants.MAX_LENGTH) return false
  if (chunks === null) return bytes <= fileSize
  // The other compressions are no better than gzip.
  return bytes <= bytesThatMayBeUnwritten || smallestGzipBytes(bytes) <= fileSize
}

/** Channel by channel, and of each some whole chunks at a time. */
function readVoxels(dataset: Dataset, type: VoxelType, { channels, shapeZyx: [depth, height, width] }: Pick<Volume, 'channels' | 'shapeZyx'>): VoxelArray {
  const { chunks, shape } = dataset.metadata
  const voxels = voxelTypes[type].create(channels * depth * height * width)
  const chunkDepth = chunks?.at(-3) ?? 1
  const slabDepth = chunkDepth * Math.max(1, Math.floor(slabBytes / (chunkDepth * height * width * voxelTypes[type].bytes)))
  for (let channel = 0; channel < channels; channel++) {
    for (let z = 0; z < depth; z += slabDepth) {
      const range: [number, number] = [z, Math.min(depth, z + slabDepth)]
      const slab = dataset.slice(shape!.length === 4 ? [[channel, channel + 1], range] : [range])
      // One type of array; the union of all has no method that takes both.
      ;(voxels as Float32Array).set(slab as Float32Array, (channel * depth + z) * height * width)
    }
  }
  return voxels
}
