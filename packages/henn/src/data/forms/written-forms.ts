import { InputError } from '../../errors.js'
import { channelName } from '../channel-names.js'
import type { CaseRef, Dataset } from '../dataset.js'
import { nnunetLabels, parseLabels } from './nnunet-labels.js'
import { writtenBids } from './written-bids.js'

/** Where the files of a case are, relative to the dataset's folder. */
export interface WrittenFiles {
  /** One file with all channels, or one for each. */
  images: string[]
  /** undefined for a case without. */
  label: string | undefined
}

export interface CaseToWrite extends Pick<CaseRef, 'id' | 'patient'> {
  channels: readonly string[]
  /** Files that its image is in now. */
  files: number
  labelled: boolean
  ending: string
}

/** A form that datasets are written in. */
export interface WrittenForm {
  /** Throws InputError where it can't hold the dataset. */
  check(dataset: Dataset): void
  filesOf(entry: CaseToWrite): WrittenFiles
  /** What lies beside the volumes, by the names of its files: texts as they are, anything else as JSON. */
  describe(dataset: Dataset, cases: readonly (CaseRef & WrittenFiles)[], ending: string): Record<string, unknown>
  /** What of the dataset isn't said any more. */
  lost(dataset: Dataset): string[]
}

export const writtenForms = {
  nnunet: {
    check(dataset) {
      requireUnique(dataset, 'nnU-Net', [...(dataset.regions ?? dataset.labels.slice(1)).map(({ name }) => name), 'background', 'ignore'])
      const { labels, regions_class_order: order } = nnunetLabels(dataset)
      parseLabels(labels, order, (key, problem) => refusal(dataset, 'nnU-Net', `${key}: ${problem}`))
    },
    filesOf({ id, channels, labelled, ending }) {
      const folder = labelled ? 'imagesTr' : 'imagesTs'
      return {
        images: channels.map((_, channel) => `${folder}/${channelName(id, channel)}${ending}`),
        label: labelled ? `labelsTr/${id}${ending}` : undefined,
      }
    },
    describe({ name, channels, splits, ...labels }, cases, ending) {
      const description = {
        name,
        channel_names: Object.fromEntries(channels.entries()),
        ...nnunetLabels(labels),
        numTraining: cases.filter(({ label }) => label !== undefined).length,
        file_ending: ending,
      }
      // Cases without a label go to imagesTs, which has no folds.
      const labelled = new Set(cases.flatMap(({ id, label }) => (label === undefined ? [] : id)))
      const folds = splits?.map(({ training, validation }) => ({ train: training.filter((id) => labelled.has(id)), val: validation.filter((id) => labelled.has(id)) }))
      return { 'dataset.json': description, ...(folds === undefined ? {} : { 'splits_final.json': folds }) }
    },
    lost({ labels, regions, cases }) {
      const kept = new Set(regions?.flatMap(({ name, values }) => (values.length === 1 ? name : [])))
      const names = regions !== undefined && labels.some(({ value, name }) => value !== 0 && !kept.has(name))
      return [...(names ? ['the names of labels inside its regions'] : []), ...patients(cases)]
    },
  },
  decathlon: {
    check(dataset) {
      const { labels, regions, ignoreLabel } = dataset
      if (regions !== undefined || ignoreLabel !== undefined) throw refusal(dataset, 'the Decathlon', `that form has no ${regions === undefined ? 'label to be ignored' : 'regions'}`)
      const odd = labels.find(({ value }, index) => value !== index)
      if (odd !== undefined) throw refusal(dataset, 'the Decathlon', `labels are numbered 0, 1, 2 …, and ${odd.name} is ${odd.value}`)
    },
    filesOf({ id, labelled, ending }) {
      return { images: [`${labelled ? 'imagesTr' : 'imagesTs'}/${id}${ending}`], label: labelled ? `labelsTr/${id}${ending}` : undefined }
    },
    describe({ name, channels, labels }, cases) {
      const training = cases.flatMap(({ images: [image], label }) => (label === undefined ? [] : { image: `./${image}`, label: `./${label}` }))
      const test = cases.flatMap(({ images: [image], label }) => (label === undefined ? `./${image}` : []))
      const description = {
        name,
        tensorImageSize: channels.length > 1 ? '4D' : '3D',
        modality: Object.fromEntries(channels.entries()),
        labels: Object.fromEntries(labels.map(({ value, name: label }) => [value, label])),
        numTraining: training.length,
        numTest: test.length,
        training,
        test,
      }
      return { 'dataset.json': description }
    },
    lost({ splits, cases }) {
      return [...(splits === undefined ? [] : ['its folds']), ...patients(cases)]
    },
  },
  table: {
    check(dataset) {
      requireUnique(dataset, 'a table', dataset.labels.map(({ name }) => name))
    },
    filesOf({ id, channels, files, labelled, ending }) {
      const names = files > 1 ? channels.map((_, channel) => channelName(id, channel)) : [id]
      return { images: names.map((name) => `images/${name}${ending}`), label: labelled ? `labels/${id}${ending}` : undefined }
    },
    describe({ name, channels, labels, regions, ignoreLabel, splits }, cases) {
      const rows = cases.map(({ id, images, label, patient }) => ({ id, image: images.length > 1 ? images : images[0], label, patient }))
      const values = Object.fromEntries(labels.map(({ name: label, value }) => [label, value]))
      return { 'cases.json': { name, channels, labels: values, ignore_label: ignoreLabel, regions, splits, cases: rows } }
    },
    lost() {
      return []
    },
  },
  bids: writtenBids,
} satisfies Record<string, WrittenForm>

export type WrittenFormName = keyof typeof writtenForms

function refusal({ name }: Dataset, form: string, problem: string): InputError {
  return new InputError(`Dataset ${name} can't be written in the form of ${form}: ${problem}. Choose another one.`)
}

/** Names become the keys of an object. */
function requireUnique(dataset: Dataset, form: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw refusal(dataset, form, `two labels are called ${JSON.stringify(twice)}`)
}

function patients(cases: readonly CaseRef[]): string[] {
  return cases.some(({ patient }) => patient !== undefined) ? ['which cases are of one patient'] : []
}
