import type { Volume } from '../io/volume.js'
import type { FilesDescription } from './forms/dataset-of-files.js'

export { openDataset } from './forms/index.js'

export interface Label {
  value: number
  name: string
}

/** Labels that count as one thing, which may overlap with others: the whole tumour, its core. */
export interface Region {
  name: string
  /** The label values that belong to it. */
  values: number[]
  /** What a predicted label map holds where it is; a later region is written over an earlier one. */
  written: number
}

export interface CaseRef {
  id: string
  /** Where its files are, for a dataset made of files: the image's, or one for each of its channels. */
  images?: string[]
  label?: string
  /** In place of a label map, a mask for each label but the background. */
  masks?: string[]
  /** Cases of one patient stay on one side of a split. */
  patient?: string
}

export interface Split {
  training: string[]
  validation: string[]
}

export interface Case {
  id: string
  image: Volume<Float32Array>
  label?: Volume<Uint8Array>
}

/** What a network can be trained on: images with labels on the same grid. */
export interface Dataset {
  name: string
  /** What label maps hold, the background, value 0, first. */
  labels: Label[]
  /** What is to be told apart where that isn't the labels themselves. */
  regions?: Region[]
  /** Marks voxels of which nobody knows what they are; it isn't among `labels`. */
  ignoreLabel?: number
  /** Names of the image's channels, in order. */
  channels: string[]
  cases: CaseRef[]
  /** The folds that come with it. */
  splits?: Split[]
  load(id: string): Promise<Case> | Case
  /** By which other threads open a dataset made of files, where it is as `openDataset` gave it. */
  files?: FilesDescription
}

export interface OpenOptions {
  /** Take image and label as lying on one grid even where their corners are further than 0.1 voxel apart. */
  allowGridMismatch?: boolean
  /** The names of the arrays that are image and label, in files that hold several. */
  arrays?: { image?: string; label?: string }
  /** Its first group is the patient in a case's id, where the dataset doesn't say it. */
  patientPattern?: RegExp
}
