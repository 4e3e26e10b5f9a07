import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { InputError } from '../errors.js'
import { partPath, readDicom } from './dicom/index.js'
import { sidecarPath } from './geometry-sidecar.js'
import { readHdf5, writeHdf5 } from './hdf5.js'
import { metaImageVoxels, readMetaImage, writeMetaImage } from './metaimage.js'
import { readNifti, writeNifti } from './nifti.js'
import { readNpy, writeNpy } from './npy.js'
import { readNpz, writeNpz } from './npz.js'
import { nrrdVoxels, readNrrd, writeNrrd } from './nrrd.js'
import type { Volume } from './volume.js'
import { toFloat32, type VoxelType } from './voxel-types.js'

export interface ReadOptions {
  /** What voxels become; left out, they come as they are stored. */
  cast?: 'float32'
  /** The name of the array, of a file that may hold several. */
  array?: string
}

export interface WriteOptions {
  /** What the array is called, in a file that may hold several; `data` unless said otherwise. */
  array?: string
}

/** A file format of volumes. */
interface Format {
  /** Of file names, in lower case, a longer one before what it ends in. */
  endings: readonly string[]
  /** Those of the endings that are written. */
  written: readonly string[]
  read: (path: string, options: ReadOptions) => Volume | Promise<Volume>
  write: (path: string, volume: Volume, type: VoxelType, options: WriteOptions) => void | Promise<void>
  /** The file, there or not, that a second part of a volume is in. Throws InputError where the first can't be read. */
  beside?: (path: string) => string | undefined
}

const formats: readonly Format[] = [
  { endings: ['.nii.gz', '.nii'], written: ['.nii.gz', '.nii'], read: readNifti, write: writeNifti },
  { endings: ['.mha', '.mhd'], written: ['.mha'], read: readMetaImage, write: writeMetaImage, beside: metaImageVoxels },
  { endings: ['.nrrd', '.nhdr'], written: ['.nrrd'], read: readNrrd, write: writeNrrd, beside: nrrdVoxels },
  { endings: ['.npy'], written: ['.npy'], read: readNpy, write: writeNpy, beside: sidecarPath },
  { endings: ['.npz'], written: ['.npz'], read: readNpz, write: writeNpz, beside: sidecarPath },
  { endings: ['.h5', '.hdf5'], written: ['.h5', '.hdf5'], read: readHdf5, write: writeHdf5, beside: sidecarPath },
]

/** A series is a folder, whatever its files are called. */
const dicom: Format = {
  endings: [],
  written: ['.nii.gz'],
  read: (path) => readDicom(path),
  write(path) {
    throw new InputError(`${path}: DICOM images aren't written. Give a file that ends in ${knownEndings}; writeDicomSeg writes label maps.`)
  },
}

/** Whether a path leads to DICOM: a folder with a series, one of several in it (FOLDER#UID), or a file that ends in .dcm. */
export function isDicomPath(path: string): boolean {
  return dicomFile.test(path) || (statSync(partPath(path).folder, { throwIfNoEntry: false })?.isDirectory() ?? false)
}

const dicomFile = /\.dcm$/i

/** For messages: ".nii.gz, .nii … or .hdf5". */
export const knownEndings = formats.flatMap(({ endings }) => endings).join(', ').replace(/, (?=[^,]*$)/, ' or ')

/** What a volume's file is called without its ending; undefined for a name that no format has. */
export function volumeName(path: string): string | undefined {
  const ending = endingOf(path)
  return ending === undefined ? undefined : basename(path).slice(0, -ending.length)
}

/** The name of the file for a result on a volume's grid: the volume's own, in a form that is written. */
export function resultName(path: string): string {
  const { written } = formatOf(path)
  const ending = endingOf(path)
  if (ending === undefined) return `${dicomName(path)}${written[0]}`
  return written.includes(ending) ? basename(path) : `${volumeName(path)}${written[0]}`
}

/** What a series is called: the folder's name, with the UID where one is picked, or the file's without its ending. */
export function dicomName(path: string): string {
  const { folder, uid } = partPath(path)
  return `${basename(resolve(folder)).replace(dicomFile, '')}${uid === undefined ? '' : `_${uid}`}`
}

/** Reads a volume in the format that its name says. Throws InputError naming the file. */
export async function readVolume(path: string, options: ReadOptions & { cast: 'float32' }): Promise<Volume<Float32Array>>
export async function readVolume(path: string, options?: ReadOptions): Promise<Volume>
export async function readVolume(path: string, options: ReadOptions = {}): Promise<Volume> {
  const volume = await formatOf(path).read(path, options)
  return options.cast === undefined ? volume : { ...volume, data: toFloat32(volume.data) }
}

/** Writes a volume in the format that the name says, whole or not at all; a value that `type` can't hold is a RangeError. */
export async function writeVolume(path: string, volume: Volume, type: VoxelType, options: WriteOptions = {}): Promise<void> {
  await formatOf(path).write(path, volume, type, options)
}

/** The files that a volume is read from, there or not: a series is its folder. */
export function filesOfVolume(path: string): string[] {
  try {
    const beside = formatOf(path).beside?.(path)
    return beside === undefined ? [path] : [path, beside]
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return [path]
  }
}

function formatOf(path: string): Format {
  const ending = endingOf(path)
  if (ending === undefined && isDicomPath(path)) return dicom
  const format = formats.find(({ endings }) => ending !== undefined && endings.includes(ending))
  if (format === undefined) throw new InputError(`${path}: no format of volumes that is known. Give a file that ends in ${knownEndings}.`)
  return format
}

function endingOf(path: string): string | undefined {
  const lower = path.toLowerCase()
  return formats.flatMap(({ endings }) => endings).find((ending) => lower.endsWith(ending))
}
