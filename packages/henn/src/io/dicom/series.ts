import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../../errors.js'
import { plural } from '../../plural.js'
import { readDicomFile, type DicomFile } from './header.js'
import { isLabels } from './kinds.js'

/** The images, or other objects, that belong together in a folder. */
export interface Series {
  uid: string
  description: string
  /** "CT", "MR", "SEG" … */
  modality: string
  /** Paths, sorted. */
  files: string[]
  /** Planes of voxels, each frame of a file counted; 0 for what has none, such as contours. */
  slices: number
}

/** A folder or file, and the series named behind it: "scans/patient7#1.2.840.113619.2". */
export function partPath(path: string): { folder: string; uid?: string } {
  const [, folder, uid] = /^(.+)#(\d+(?:\.\d+)+)$/s.exec(path) ?? []
  return folder === undefined || existsSync(path) ? { folder: path } : { folder, uid }
}

/** The series in a folder, in order of their uids. Subfolders aren't looked into; what is no DICOM is passed over. */
export function listSeries(folder: string): Series[] {
  return [...seriesOf(folder)].map(([uid, files]) => describe(uid, files))
}

/**
 * The files of one series of images: of `series` or the one that the path names, else of the only one. Throws InputError
 * that lists the series where there are several.
 */
export function pickSeries(path: string, series?: string): DicomFile[] {
  const { folder, uid = series } = partPath(path)
  if (series !== undefined && uid !== series) throw new InputError(`${path}: names another series than the one that is asked for, ${series}. Name one.`)
  const found = seriesOf(folder)
  if (uid !== undefined && !found.has(uid)) throw new InputError(`${folder}: holds no series ${uid}. Pick one of: ${listText(found)}.`)
  const images = [...found].filter(([found, files]) => (uid === undefined || found === uid) && files.some(isImage))
  if (images.length > 1) throw new InputError(`${folder}: holds ${images.length} series of images. Pick one, as ${folder}#UID (in code: the option series): ${listText(found)}.`)
  if (images.length === 0) throw new InputError(`${folder}: no pixel data of an image in any file${uid === undefined ? '' : ` of series ${uid}`}; it holds ${listText(found)}. Give the folder of a series of images.`)
  return images[0][1]
}

/** The DICOM files of a folder, or the one that is given. Throws InputError where there is none. */
export function dicomFiles(path: string): DicomFile[] {
  const files = pathsOf(path).flatMap((file) => readDicomFile(file) ?? [])
  if (files.length === 0) throw new InputError(`${path}: no DICOM file (marked DICM at byte 128); subfolders aren't looked into. Give the folder that holds the files of a series.`)
  return files
}

/** Whether a folder holds a series of images, or several. */
export function holdsImages(folder: string): boolean {
  const paths = readdirSync(folder).map((name) => join(folder, name))
  return paths.some((path) => {
    const file = statSync(path, { throwIfNoEntry: false })?.isFile() ? readDicomFile(path) : undefined
    return file !== undefined && isImage(file)
  })
}

/** Whether a file or folder says which voxels of another image are what: a segmentation or a structure set. */
export function holdsLabels(path: string): boolean {
  return dicomFiles(partPath(path).folder).some(isLabels)
}

function pathsOf(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new InputError(`${path}: no such folder. Check the path.`)
  if (!stat.isDirectory()) return [path]
  const paths = readdirSync(path).toSorted().map((name) => join(path, name))
  return paths.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

function seriesOf(folder: string): Map<string, DicomFile[]> {
  const series = new Map<string, DicomFile[]>()
  for (const file of dicomFiles(folder)) {
    // A DICOMDIR belongs to none.
    const uid = file.attributes.text('SeriesInstanceUID')
    if (uid !== undefined) series.set(uid, series.get(uid) ?? []).get(uid)!.push(file)
  }
  return new Map([...series].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function describe(uid: string, files: readonly DicomFile[]): Series {
  const [{ attributes }] = files
  return {
    uid,
    description: attributes.text('SeriesDescription') ?? '',
    modality: attributes.text('Modality') ?? '',
    files: files.map(({ path }) => path),
    slices: files.reduce((sum, { pixels, attributes }) => sum + (pixels === undefined ? 0 : (attributes.number('NumberOfFrames') ?? 1)), 0),
  }
}

/** Of contours and segmentations the pixels, if any, are no image. */
function isImage(file: DicomFile): boolean {
  return file.pixels !== undefined && !isLabels(file)
}

function listText(series: ReadonlyMap<string, DicomFile[]>): string {
  const shown = [...series].slice(0, 10).map(([uid, files]) => {
    const { modality, description, slices } = describe(uid, files)
    return `${uid} (${[modality, description, plural(slices, 'slice')].filter((part) => part !== '').join(', ')})`
  })
  return [...shown, ...(series.size > shown.length ? [`${series.size - shown.length} more`] : [])].join('; ')
}
