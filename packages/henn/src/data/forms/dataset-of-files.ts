import { InputError } from '../../errors.js'
import { partPath } from '../../io/dicom/index.js'
import { isThere } from '../../io/read-text.js'
import { checkCase } from '../case-check.js'
import type { CaseRef, Dataset, OpenOptions } from '../dataset.js'
import { readImage } from '../read-image.js'
import { readLabel } from '../read-label.js'

export interface CaseFiles {
  id: string
  /** The image's, or one for each of its channels. */
  images: string[]
  /** The label map's, or a mask's for each label but the background; none for a case without. */
  labels: string[]
  patient?: string
}

/** All there is to know of a dataset made of files, as plain data. */
export interface FilesDescription extends Omit<Dataset, 'cases' | 'load' | 'files'> {
  /** What lists the cases, for messages. */
  path: string
  cases: CaseFiles[]
}

/**
 * A dataset of files, each of which is read and checked when its case is loaded. Throws InputError where one is missing.
 */
export function datasetOfFiles(files: FilesDescription, options: OpenOptions): Dataset {
  const { path, cases, ...about } = files
  requireFiles(cases, path)
  const byId = new Map(cases.map((entry) => [entry.id, entry]))
  return {
    ...about,
    cases: cases.map((entry) => refOf(entry, options.patientPattern)),
    files,
    async load(id) {
      const entry = byId.get(id)
      if (!entry) throw new InputError(`Case ${id} isn't in ${path}.`)
      const image = await readImage(entry, about.channels, options)
      const label = await readLabel(entry, about.labels, options, image)
      return checkCase({ id, image, label }, { ...about, allowGridMismatch: options.allowGridMismatch })
    },
  }
}

function refOf({ id, images, labels, patient: named }: CaseFiles, pattern: RegExp | undefined): CaseRef {
  const patient = named ?? pattern?.exec(id)?.[1]
  return { id, images, ...(labels.length > 1 ? { masks: labels } : labels.length === 1 ? { label: labels[0] } : {}), ...(patient === undefined ? {} : { patient }) }
}

/** Throws InputError naming the first file that is missing, and `path`, where the cases stand. */
export function requireFiles(cases: readonly CaseFiles[], path: string): void {
  const missing = cases.flatMap(({ id, images, labels }) => [
    ...images.filter((image) => !isThere(partPath(image).folder)).map((image) => `image ${image} of case ${id}`),
    ...labels.filter((label) => !isThere(partPath(label).folder)).map((label) => `label ${label} of case ${id}`),
  ])
  if (missing.length === 0) return
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''
  throw new InputError(`${missing[0]} is missing${more}. Add the file or take the case out of ${path}.`)
}
