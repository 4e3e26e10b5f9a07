import { setImmediate } from 'node:timers/promises'
import type { Dataset, OpenOptions } from '../dataset.js'
import { mostLabels } from '../label-indices.js'
import { casesInUse } from '../splits.js'
import { absentClasses, compareCases, summariseClasses, summariseGeometry, summariseValues, withImage } from './compare-cases.js'
import { duplicates, sameImages } from './duplicates.js'
import { gather, type Problem } from './findings.js'
import { inspectCase } from './inspect-case.js'
import { isGiven, leakage, splitsOf } from './leakage.js'
import type { CaseReport, DatasetReport, SplitSummary } from './report.js'

/** Which case is being looked at, from 1. */
export interface CheckProgress {
  number: number
  of: number
  id: string
}

/** Beside these what the dataset was opened with. */
export interface CheckDatasetOptions extends OpenOptions {
  /** Parts of the cross-validation, where the dataset brings no splits; 5 unless said otherwise. */
  folds?: number
  /** From which they are drawn; 0 unless said otherwise. */
  seed?: number
  onProgress?: (progress: CheckProgress) => void
}

/**
 * Looks at every case of a dataset, one after the other, and then at all of them side by side. Whatever is wrong is in the
 * report; nothing of it throws. The event loop runs between cases.
 */
export async function checkDataset(dataset: Dataset, { folds = 5, seed = 0, onProgress, ...opened }: CheckDatasetOptions = {}): Promise<DatasetReport> {
  const problems = labelProblems(dataset)
  const cases: CaseReport[] = []
  const used = new Set(casesInUse(dataset))
  for (const [i, ref] of dataset.cases.entries()) {
    onProgress?.({ number: i + 1, of: dataset.cases.length, id: ref.id })
    const inspected = await inspectCase(dataset, ref, opened)
    cases.push(inspected.report)
    // A case that no fold uses needs none.
    problems.push(...inspected.problems.filter(({ kind }) => kind !== 'no_label' || used.has(ref)))
    await setImmediate()
  }
  const classes = summariseClasses(cases, dataset)
  const labelMaps = cases.filter(({ label }) => label !== null).length
  const images = sameImages(cases)
  const { splits, problems: splitProblems } = splitsOf(dataset, cases, { folds, seed })
  problems.push(
    ...splitProblems,
    ...compareCases(cases, dataset.channels),
    ...duplicates(cases, images),
    ...leakage(splits, dataset.cases, images),
    ...absentClasses(classes, labelMaps),
  )
  const findings = gather(problems)
  return {
    dataset: dataset.name,
    channels: dataset.channels,
    labels: dataset.labels,
    ignoreLabel: dataset.ignoreLabel ?? null,
    healthy: findings.every(({ severity }) => severity !== 'error'),
    findings,
    counts: { cases: cases.length, images: withImage(cases).length, labels: labelMaps },
    classes,
    geometry: summariseGeometry(cases),
    values: summariseValues(cases, dataset.channels),
    splits: splits.length === 0 ? null : summariseSplits(dataset, splits),
    cases,
  }
}

function labelProblems({ labels }: Dataset): Problem[] {
  if (labels.length < 2) return [{ kind: 'labels', cases: [], message: 'the dataset names none beside the background' }]
  if (labels.length > mostLabels) return [{ kind: 'labels_too_many', cases: [], message: `the dataset names ${labels.length}, and ${mostLabels} are the most` }]
  return []
}

function summariseSplits(dataset: Dataset, splits: NonNullable<Dataset['splits']>): SplitSummary {
  return {
    given: isGiven(dataset),
    folds: splits.map(({ training, validation }) => ({ training: training.length, validation: validation.length })),
  }
}
