import { InputError } from '../../errors.js'
import type { CaseRef, Dataset, Split } from '../dataset.js'
import { fold, strataOf } from '../splits.js'
import type { Problem } from './findings.js'
import { groupsOf } from './groups.js'
import type { CaseReport } from './report.js'
import { listText } from './words.js'

/** Cases of one name are a patient's at most, not a hospital's. */
const mostOfOnePatient = 20

export interface SplitRules {
  /** Of the cross-validation, where the dataset brings no splits. */
  folds: number
  seed: number
}

/** The splits that `train` would take, one for each fold, or why there are none. `measured` are its cases. */
export function splitsOf(dataset: Dataset, measured: readonly CaseReport[], { folds, seed }: SplitRules): { splits: Split[]; problems: Problem[] } {
  if (isGiven(dataset)) return { splits: dataset.splits, problems: splitProblems(dataset.splits, dataset.cases) }
  const strata = strataOf(measured.map((report) => ({ id: report.id, ...foregroundOf(report, dataset.ignoreLabel) })))
  try {
    return { splits: Array.from({ length: folds }, (_, number) => fold(dataset.cases, { folds, fold: number, seed, strata })), problems: [] }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { splits: [], problems: [{ kind: 'splits', cases: [], message: error.message }] }
  }
}

/** As the fingerprint has it: voxels to be ignored are a label too. */
function foregroundOf({ image, label }: CaseReport, ignoreLabel: number | undefined): { labels: number[]; foreground_mm3: number } {
  const counts = label === null ? [] : [...label.classes, { value: ignoreLabel ?? 0, voxels: label.ignoredVoxels }].filter(({ voxels }) => voxels > 0)
  const voxels = counts.reduce((sum, entry) => sum + entry.voxels, 0)
  const [depth, height, width] = image?.spacingMm ?? [1, 1, 1]
  return { labels: counts.map(({ value }) => value).toSorted((a, b) => a - b), foreground_mm3: voxels * depth * height * width }
}

/** Whether the dataset brings its own splits, which go before others. */
export function isGiven(dataset: Dataset): dataset is Dataset & { splits: Split[] } {
  return dataset.splits !== undefined && dataset.splits.length > 0
}

function splitProblems(splits: readonly Split[], cases: readonly CaseRef[]): Problem[] {
  const known = new Set(cases.map(({ id }) => id))
  return splits.flatMap(({ training, validation }, number) => {
    const unknown = [...training, ...validation].filter((id) => !known.has(id))
    const held = new Set(validation)
    const both = training.filter((id) => held.has(id))
    const empty = [training, validation].findIndex((ids) => ids.length === 0)
    return [
      ...(unknown.length === 0 ? [] : [`names ${listText(unknown, 5)}, which the dataset doesn't have`]),
      ...(empty < 0 ? [] : [`has no case to ${['train on', 'validate'][empty]}`]),
      ...(both.length === 0 ? [] : [`has ${listText(both, 5)} both to train on and to validate`]),
    ].map((message): Problem => ({ kind: 'splits', cases: [], message: `fold ${number} ${message}` }))
  })
}

/** What is known from training when it is validated: images that are the same (groups of case ids), patients, and by their names perhaps patients. */
export function leakage(splits: readonly Split[], cases: readonly CaseRef[], sameImages: readonly string[][]): Problem[] {
  const ids = (group: readonly CaseRef[]): string[] => group.map(({ id }) => id)
  const patients = groupsOf(cases, ({ patient }) => patient).map(ids)
  const unnamed = cases.filter(({ patient }) => patient === undefined)
  const stems = groupsOf(unnamed, ({ id }) => stemOf(id)).filter((group) => group.length < unnamed.length && group.length <= mostOfOnePatient).map(ids)
  return [
    ...acrossSplits(splits, sameImages, 'leak_image'),
    ...acrossSplits(splits, patients, 'leak_patient'),
    ...acrossSplits(splits, stems, 'leak_names'),
  ]
}

function acrossSplits(splits: readonly Split[], groups: readonly string[][], kind: Problem['kind']): Problem[] {
  const sides = splits.map(({ training, validation }) => ({ training: new Set(training), validation: new Set(validation) }))
  return groups.flatMap((group) => {
    const folds = sides.flatMap(({ training, validation }, number) =>
      group.some((id) => training.has(id) && group.some((other) => other !== id && validation.has(other))) ? [number] : [],
    )
    if (folds.length === 0) return []
    return [{ kind, cases: group, message: folds.length === 1 ? `in fold ${folds[0]}` : `in folds ${folds.join(', ')}` }]
  })
}

/** What is before the last - or _ of an id, where it holds a digit: patient_07 of patient_07_left. */
function stemOf(id: string): string | undefined {
  return /^(.*\d.*)[-_][^-_]+$/.exec(id)?.[1]
}
