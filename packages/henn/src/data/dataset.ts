import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { InputError } from '../errors.js'
import { readVolume } from '../io/formats.js'
import type { Volume } from '../io/volume.js'
import { checkCase } from './case-check.js'
import { parseDecathlon } from './decathlon.js'

export interface Label {
  value: number
  name: string
}

export interface CaseRef {
  id: string
  /** Where its files are, for a dataset made of files. */
  image?: string
  label?: string
}

export interface Case {
  id: string
  image: Volume<Float32Array>
  label?: Volume<Uint8Array>
}

/** What a network can be trained on: images with labels on the same grid. */
export interface Dataset {
  name: string
  /** The background, value 0, comes first. */
  labels: Label[]
  /** Names of the image's channels, in order. */
  channels: string[]
  cases: CaseRef[]
  load(id: string): Promise<Case> | Case
}

export interface OpenOptions {
  /** Take image and label as lying on one grid even where their corners are further than 0.1 voxel apart. */
  allowGridMismatch?: boolean
}

/**
 * Opens a folder in the form of the Medical Segmentation Decathlon: dataset.json, imagesTr, labelsTr.
 * The files must exist; each is read and checked when its case is loaded. Throws InputError naming file and key.
 */
export function openDataset(folder: string, options: OpenOptions = {}): Dataset {
  const path = join(folder, 'dataset.json')
  if (!existsSync(folder)) throw new InputError(`${folder}: no such folder. Check the path of the dataset.`)
  if (!existsSync(path)) {
    throw new InputError(`${path}: missing. A dataset folder holds dataset.json, imagesTr and labelsTr.`)
  }
  const decathlon = parseDecathlon(readFileSync(path, 'utf8'), path)
  const cases = decathlon.training.map(({ id, image, label }) => ({ id, image: join(folder, image), label: join(folder, label) }))
  requireFiles(cases, path)
  const labels = decathlon.labels.map((name, value) => ({ value, name }))
  const byId = new Map(cases.map((entry) => [entry.id, entry]))

  return {
    name: decathlon.name ?? basename(resolve(folder)),
    labels,
    channels: decathlon.channels,
    cases,
    async load(id) {
      const entry = byId.get(id)
      if (!entry) throw new InputError(`Case ${id} isn't in ${path}.`)
      const image = await readVolume(entry.image, { cast: 'float32' })
      const label = await readVolume(entry.label)
      return checkCase({ id, image, label }, { labels, channels: decathlon.channels, ...options })
    },
  }
}

function requireFiles(cases: { id: string; image: string; label: string }[], path: string): void {
  const missing = cases.flatMap(({ id, image, label }) => [
    ...(existsSync(image) ? [] : [`image ${image} of case ${id}`]),
    ...(existsSync(label) ? [] : [`label ${label} of case ${id}`]),
  ])
  if (missing.length === 0) return
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''
  throw new InputError(`${missing[0]} is missing${more}. Add the file or take the case out of ${path}.`)
}

/** A network's classes are counted from 0. Throws InputError where the labels aren't, or where there is none to learn. */
export function requireConsecutiveLabels({ name, labels }: Dataset): void {
  if (labels.length < 2) throw new InputError(`Dataset ${name} has no label beside the background; there is nothing to learn. Name its labels.`)
  const odd = labels.find(({ value }, index) => value !== index)
  if (odd === undefined) return
  throw new InputError(`Dataset ${name}: label ${odd.name} has the value ${odd.value}. Labels are numbered 0, 1, 2 … in their order; renumber them.`)
}
