import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../../config/schema.js'
import { InputError } from '../../errors.js'
import { loadPlugins } from '../../plugins.js'
import { checkCase, LabelValueError } from '../case-check.js'
import type { Case, Dataset } from '../dataset.js'
import { fingerprintOf, type CaseFingerprint } from '../fingerprint.js'
import { openConfigured } from '../open-configured.js'
import { indexForeground } from '../patches.js'
import { memberIndices, targetsOfDataset } from '../targets.js'
import { readStoredCase, writeStoredCase, type StoredCase } from './case-file.js'
import { preprocessCase, type PreprocessPlan } from './preprocess-case.js'

/** What a worker opens the dataset by; its functions can't cross threads. */
export type DatasetSettings = Pick<Config, 'data' | 'system' | 'plugins'>

/** To the worker: measure a case, or preprocess it into a file. */
export type CaseTask =
  | { kind: 'fingerprint'; id: string }
  | { kind: 'preprocess'; id: string; plan: PreprocessPlan; path: string; madeFrom: string }

/** From the worker. */
export type CaseReport = { id: string; warnings: string[]; /** Values of its image. */ size: number } & (
  | { result: CaseFingerprint | StoredCase }
  | { error: { name: string; message: string; values?: number[] } }
)

const settings = workerData as DatasetSettings
const opened = loadPlugins(settings.plugins).then(({ datasets }) => openConfigured(settings, datasets))

parentPort?.on('message', (task: CaseTask) => void answer(task))

async function answer(task: CaseTask): Promise<void> {
  const report: { id: string; warnings: string[]; size: number } = { id: task.id, warnings: [], size: 0 }
  try {
    const dataset = await opened
    const loaded = await load(dataset, task.id)
    report.warnings = [...(loaded.image.warnings ?? []), ...(loaded.label.warnings ?? [])]
    report.size = loaded.image.data.length
    const result = task.kind === 'fingerprint' ? fingerprintOf(loaded) : preprocess(loaded, task, memberIndices(targetsOfDataset(dataset)))
    parentPort?.postMessage({ ...report, result } satisfies CaseReport)
  } catch (error) {
    const { name, message } = error as Error
    const values = error instanceof LabelValueError ? error.values : undefined
    parentPort?.postMessage({ ...report, error: { name, message: error instanceof InputError ? message : `Case ${task.id}: ${message}`, values } } satisfies CaseReport)
  }
}

type LabelledCase = Case & Required<Pick<Case, 'label'>>

async function load(dataset: Dataset, id: string): Promise<LabelledCase> {
  const { labels, channels, ignoreLabel } = dataset
  const loaded = await dataset.load(id)
  // Once more for a dataset that comes from somebody's own code.
  const { image, label } = checkCase(loaded, { labels, channels, ignoreLabel, allowGridMismatch: settings.data.allow_grid_mismatch })
  if (label === undefined) throw new InputError(`Case ${id} has no label. Add one or leave the case out of the training.`)
  return { id, image, label }
}

function preprocess(loaded: LabelledCase, { id, plan, path, madeFrom }: Extract<CaseTask, { kind: 'preprocess' }>, members: Map<number, number[]>): StoredCase {
  const preprocessed = preprocessCase(loaded, plan)
  writeStoredCase(path, { id, madeFrom, preprocessed, foreground: indexForeground(preprocessed.label, members), reference: loaded.label.data })
  return readStoredCase(path, madeFrom)!
}
