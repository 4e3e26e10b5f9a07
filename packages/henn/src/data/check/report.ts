import type { Triple } from '../../types.js'
import type { Label } from '../dataset.js'
import type { Finding } from './findings.js'
import type { Range, TripleRange } from './ranges.js'

/** What a dataset holds and what is wrong with it: plain data, all of it JSON. */
export interface DatasetReport {
  dataset: string
  channels: string[]
  labels: Label[]
  ignoreLabel: number | null
  /** Whether `train` takes it: there is no error. */
  healthy: boolean
  /** By kind, errors first. */
  findings: Finding[]
  counts: {
    cases: number
    /** Whose image could be read. */
    images: number
    /** Whose label could be read. */
    labels: number
  }
  /** Without the background. */
  classes: ClassSummary[]
  /** null where no image could be read. */
  geometry: GeometrySummary | null
  /** By channel; null where no image has a finite voxel in it. */
  values: (ValueSummary | null)[]
  /** null where the cases can't be split. */
  splits: SplitSummary | null
  cases: CaseReport[]
}

export interface ClassSummary extends Label {
  /** In how many cases it is there. */
  cases: number
  /** Over the cases in which it is; null where it is in none. */
  voxels: Range | null
  volumeMm3: Range | null
}

export interface GeometrySummary {
  shapeZyx: TripleRange
  spacingMm: TripleRange
  /** Where the axes x, y, z run to, as RAS or LPS, and in how many cases; the most frequent first. */
  orientations: { codes: string; cases: number }[]
  /** Grids turned against the body's axes, and the largest angle between the two. */
  oblique: { cases: number; degrees: number }
}

/** Of one channel: the least and the most of all cases, and medians over the cases between them. */
export interface ValueSummary {
  min: number
  percentile_00_5: number
  median: number
  percentile_99_5: number
  max: number
}

export interface SplitSummary {
  /** Whether they come with the dataset. */
  given: boolean
  /** How many cases each trains on and validates. */
  folds: { training: number; validation: number }[]
}

export interface CaseReport {
  id: string
  /** null: couldn't be read. */
  image: ImageReport | null
  label: LabelReport | null
}

export interface ImageReport {
  shapeZyx: Triple
  spacingMm: Triple
  orientation: string
  obliqueDegrees: number
  channels: ChannelReport[]
  /** Of shape and voxels. */
  sha256: string
}

/** The finite values of one channel; null where there are none. */
export interface ChannelReport {
  values: ValueSummary | null
  nan: number
  infinite: number
}

export interface LabelReport {
  /** In the order of the dataset's labels, without the background. */
  classes: { value: number; voxels: number; volumeMm3: number }[]
  ignoredVoxels: number
  sha256: string
}
