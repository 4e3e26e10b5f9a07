import { existsSync } from 'node:fs'
import { InputError } from '../../errors.js'
import { holdsLabels, partPath, readDicomLabels } from '../../io/dicom/index.js'
import { isDicomPath, readVolume } from '../../io/formats.js'
import type { Volume } from '../../io/volume.js'
import { checkCase } from '../case-check.js'
import type { CaseRef, Dataset, Label, OpenOptions } from '../dataset.js'
import { joinChannels } from './join-channels.js'
import { joinMasks } from './join-masks.js'

export interface CaseFiles {
  id: string
  /** The image's, or one for each of its channels. */
  images: string[]
  /** The label map's, or a mask's for each label but the background; none for a case without. */
  labels: string[]
  patient?: string
}

export interface FilesDescription extends Omit<Dataset, 'cases' | 'load'> {
  /** What lists the cases, for messages. */
  path: string
  cases: CaseFiles[]
}

/**
 * A dataset of files, each of which is read and checked when its case is loaded. Throws InputError where one is missing.
 */
export function datasetOfFiles({ path, cases, ...about }: FilesDescription, options: OpenOptions): Dataset {
  requireFiles(cases, path)
  const byId = new Map(cases.map((entry) => [entry.id, entry]))
  return {
    ...about,
    cases: cases.map(refOf),
    async load(id) {
      const entry = byId.get(id)
      if (!entry) throw new InputError(`Case ${id} isn't in ${path}.`)
      const image = await readImage(entry, about, options)
      const label = await readLabel(entry, about, options, image)
      return checkCase({ id, image, label }, { ...about, allowGridMismatch: options.allowGridMismatch })
    },
  }
}

function refOf({ id, images, labels, patient }: CaseFiles): CaseRef {
  return { id, images, ...(labels.length > 1 ? { masks: labels } : labels.length === 1 ? { label: labels[0] } : {}), ...(patient === undefined ? {} : { patient }) }
}

async function readImage({ id, images }: CaseFiles, { channels }: Pick<Dataset, 'channels'>, { allowGridMismatch, arrays }: OpenOptions): Promise<Volume<Float32Array>> {
  const volumes: Volume<Float32Array>[] = []
  for (const path of images) volumes.push(await readVolume(path, { cast: 'float32', array: arrays?.image }))
  return volumes.length === 1 ? volumes[0] : joinChannels(id, volumes, channels, allowGridMismatch)
}

async function readLabel({ id, labels: paths }: CaseFiles, { labels }: Pick<Dataset, 'labels'>, { allowGridMismatch, arrays }: OpenOptions, image: Volume): Promise<Volume | undefined> {
  if (paths.length === 1 && isDicomPath(paths[0]) && holdsLabels(paths[0])) return readOutlines(paths[0], labels, image)
  const volumes: Volume[] = []
  for (const path of paths) volumes.push(await readVolume(path, { array: arrays?.label }))
  return volumes.length > 1 ? joinMasks(id, volumes, labels, allowGridMismatch) : volumes[0]
}

/** A DICOM segmentation or structure set, by the names of the labels. */
async function readOutlines(path: string, labels: readonly Label[], image: Volume): Promise<Volume> {
  const found = labels.filter(({ value }) => value !== 0)
  const { labels: map } = await readDicomLabels(path, image, { names: found.map(({ name }) => name) })
  const values = [0, ...found.map(({ value }) => value)]
  return { ...map, data: map.data.map((place) => values[place]) }
}

/** Throws InputError naming the first file that is missing, and `path`, where the cases stand. */
export function requireFiles(cases: readonly CaseFiles[], path: string): void {
  const missing = cases.flatMap(({ id, images, labels }) => [
    ...images.filter((image) => !existsSync(partPath(image).folder)).map((image) => `image ${image} of case ${id}`),
    ...labels.filter((label) => !existsSync(partPath(label).folder)).map((label) => `label ${label} of case ${id}`),
  ])
  if (missing.length === 0) return
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''
  throw new InputError(`${missing[0]} is missing${more}. Add the file or take the case out of ${path}.`)
}
