import { InputError } from '../../errors.js'
import { voxelCount, type Volume } from '../volume.js'
import type { DicomFile } from './header.js'
import { isLabels, isSegmentation } from './kinds.js'
import { regionsOf } from './rtstruct.js'
import { segmentsOf } from './seg.js'
import { dicomFiles, partPath } from './series.js'

/** A label map and what its values 1, 2, 3 … are called. */
export interface DicomLabels {
  labels: Volume<Uint8Array>
  names: string[]
}

/**
 * Reads a DICOM segmentation or RT structure set to a label map on an image's grid. Value 1 is the first of `names`, by
 * default the names of the file in its order; what has one name is one label. Where structures overlap, the later name is
 * written over the earlier one. A name that the file lacks stays empty, with a warning, unless it lacks them all. `path` is
 * the file, or a folder in which it is the only one, or that and #UID of its series. Throws InputError naming the file.
 */
export async function readDicomLabels(path: string, image: Volume, options: { names?: readonly string[] } = {}): Promise<DicomLabels> {
  const file = labelsFile(path)
  const structures = isSegmentation(file) ? await segmentsOf(file, image) : regionsOf(file, image)
  const present = [...new Set(structures.map(({ name }) => name))]
  const names = [...(options.names ?? present)]
  const missing = names.filter((name) => !present.includes(name))
  const has = `it has ${present.length === 0 ? 'none' : present.join(', ')}`
  if (present.length === 0 || missing.length === names.length) throw new InputError(`${file.path}: nothing that is outlined is called ${names.join(' or ')}; ${has}. Correct the names.`)
  if (names.length > 255) throw new InputError(`${file.path}: ${names.length} names are more than the 255 labels of a map. Name those that are wanted.`)

  const data = new Uint8Array(voxelCount(image.shapeZyx))
  for (const [i, name] of names.entries()) {
    for (const structure of structures) if (structure.name === name) await structure.fill(data, i + 1)
  }
  const { shapeZyx, spacingMm, affine } = image
  const warnings = missing.map((name) => `${file.path}: nothing that is outlined is called ${name}; ${has}.`)
  return { labels: { data, channels: 1, shapeZyx, spacingMm, affine, path, warnings }, names }
}

function labelsFile(path: string): DicomFile {
  const { folder, uid } = partPath(path)
  const files = dicomFiles(folder).filter((file) => isLabels(file) && (uid === undefined || file.attributes.text('SeriesInstanceUID') === uid))
  if (files.length === 1) return files[0]
  if (files.length === 0) throw new InputError(`${path}: no DICOM segmentation or RT structure set. Give the file or folder of one.`)
  throw new InputError(`${path}: holds ${files.length} segmentations or structure sets (${files.map((file) => file.path).join(', ')}). Give the path of one.`)
}
