import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { InputError } from '../../errors.js'
import { knownEndings, volumeName } from '../../io/formats.js'
import { isThere, namesIn, readText } from '../../io/read-text.js'
import { parseJson } from '../../json.js'
import { channelName, parseChannelName } from '../channel-names.js'
import type { Dataset, OpenOptions, Split } from '../dataset.js'
import { datasetOfFiles, type CaseFiles } from './dataset-of-files.js'
import { checkCount, checkDescription, fileInside, inOrder, numbered } from './description.js'
import { checkSplits } from './given-splits.js'
import { checkIds } from './ids.js'
import { labelsSchema, parseLabels, regionsOrderSchema } from './nnunet-labels.js'

/** The dataset.json of nnU-Net v2 (its documentation/dataset_format.md). Other keys may stand beside. */
const description = z.object({
  name: z.string().optional(),
  channel_names: numbered('channels'),
  labels: labelsSchema,
  regions_class_order: regionsOrderSchema.optional(),
  file_ending: z.string().refine((ending) => /^\.[^/\\]+$/.test(ending) && volumeName(`a${ending}`) === 'a', { error: ({ input }) => `${JSON.stringify(input)} is none of ${knownEndings}` }),
  numTraining: z.int().min(0).optional(),
  dataset: z.record(z.string(), z.object({ images: z.array(fileInside()).min(1), label: fileInside() })).optional(),
})

const splitsSchema = z.array(z.object({ train: z.array(z.string()), val: z.array(z.string()) })).min(1)

/**
 * Opens a raw folder of nnU-Net v2: what its dataset.json holds, parsed, imagesTr with a file for each channel
 * (`<case>_0000.nii.gz`), labelsTr; or the files that the key `dataset` names, which stay in the folder. Its folds are those of
 * `splits_final.json`, in the folder or where nnU-Net keeps it (`nnUNet_preprocessed` beside `nnUNet_raw`).
 * Throws InputError naming `path`, the dataset.json, and the key, or a file that is missing.
 */
export function openNnunet(folder: string, value: unknown, path: string, options: OpenOptions): Dataset {
  const { name, channel_names: channelNames, labels, regions_class_order: order, file_ending: ending, numTraining, dataset } = checkDescription(description, value, path)
  const channels = inOrder(channelNames)
  const what = parseLabels(labels, order, (key, problem) => new InputError(`${path}: ${key}: ${problem}. Correct the file.`))
  const cases = dataset === undefined ? findCases(folder, channels, ending, path) : namedCases(folder, dataset, channels, path)
  const ids = cases.map(({ id }) => id)
  const list = dataset === undefined ? 'imagesTr' : 'dataset'
  checkIds(ids, path, list)
  checkCount(path, 'numTraining', numTraining, list, 'holds', cases.length)
  return datasetOfFiles({ path, name: name ?? basename(resolve(folder)), ...what, channels, cases, ...readSplits(folder, ids) }, options)
}

function namedCases(folder: string, dataset: Record<string, { images: string[]; label: string }>, channels: readonly string[], path: string): CaseFiles[] {
  return Object.entries(dataset).map(([id, { images, label }]) => {
    if (images.length !== channels.length) throw new InputError(`${path}: dataset.${id} has ${images.length} images for ${channels.length} channels. Correct the file.`)
    return { id, images: images.map((image) => join(folder, image)), labels: [join(folder, label)] }
  })
}

/** By the names of the files in imagesTr. */
function findCases(folder: string, channels: readonly string[], ending: string, path: string): CaseFiles[] {
  const images = join(folder, 'imagesTr')
  if (!isThere(images)) throw new InputError(`${images}: no such folder. It must hold the images, as ${path} names none.`)
  const found = new Map<string, number[]>()
  for (const file of namesIn(images)) {
    if (file.startsWith('.') || !file.endsWith(ending)) continue
    const parsed = parseChannelName(file.slice(0, -ending.length))
    if (parsed === undefined) throw new InputError(`${join(images, file)}: has no number of a channel in its name. Call it <case>_0000${ending}, or take it out of the folder.`)
    found.set(parsed.id, [...(found.get(parsed.id) ?? []), parsed.channel])
  }
  if (found.size === 0) throw new InputError(`${images}: holds no file that ends in ${ending}, as file_ending in ${path} says. Correct one of them.`)
  return [...found].map(([id, numbers]) => {
    const fileOf = (channel: number): string => join(images, `${channelName(id, channel)}${ending}`)
    const missing = channels.findIndex((_, channel) => !numbers.includes(channel))
    if (missing >= 0) throw new InputError(`${fileOf(missing)}: missing, the channel ${channels[missing]} of case ${id}. Add the file or take the case out of the folder.`)
    const extra = numbers.find((channel) => channel >= channels.length)
    if (extra !== undefined) throw new InputError(`${fileOf(extra)}: a channel that channel_names in ${path} doesn't have. Name it there, or take the file out of the folder.`)
    return { id, images: channels.map((_, channel) => fileOf(channel)), labels: [join(folder, 'labelsTr', `${id}${ending}`)] }
  })
}

function readSplits(folder: string, ids: readonly string[]): { splits?: Split[] } {
  const path = placesOfSplits(folder).find(isThere)
  if (path === undefined) return {}
  const splits = checkDescription(splitsSchema, parseJson(readText(path), path), path).map(({ train, val }) => ({ training: train, validation: val }))
  checkSplits(splits, ids, path, (index) => `fold ${index}`)
  return { splits }
}

const splitsFile = 'splits_final.json'

function placesOfSplits(folder: string): string[] {
  const whole = resolve(folder)
  const parent = dirname(whole)
  const preprocessed = basename(parent) === 'nnUNet_raw' ? [join(dirname(parent), 'nnUNet_preprocessed', basename(whole), splitsFile)] : []
  return [join(folder, splitsFile), ...preprocessed]
}
