import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../../config/schema.js'
import { InputError } from '../../errors.js'
import { voxelCount } from '../../io/volume.js'
import { checkCase, LabelValueError } from '../case-check.js'
import type { Case, Dataset } from '../dataset.js'
import { datasetOfFiles, type FilesDescription } from '../forms/dataset-of-files.js'
import { fingerprintOf, type CaseFingerprint } from '../fingerprint.js'
import { openOptions, openWithPlugins } from '../open-configured.js'
import { indexForeground } from '../patches.js'
import { memberIndices, targetsOfDataset } from '../targets.js'
import { readStoredCase, writeStoredCase, type StoredCase } from './case-file.js'
import { preprocessCase, type PreprocessPlan } from './preprocess-case.js'

/** What a worker opens the dataset by; its functions can't cross threads. */
export interface DatasetSource {
  settings: Pick<Config, 'data' | 'system' | 'plugins'>
  /** Of one made of files, which needn't be looked through again. */
  files?: FilesDescription
}

/** To the worker: measure a case, or preprocess it into a file. */
export type CaseTask =
  | { kind: 'fingerprint'; id: string }
  | { kind: 'preprocess'; id: string; plan: PreprocessPlan; path: string; madeFrom: string }

/** From the worker. */
export type CaseReport = { id: string; /** Values of its image, read or made. */ size: number } & (
  | { result: CaseFingerprint | StoredCase }
  | { error: { name: string; message: string; values?: number[] } }
)

const { settings, files } = workerData as DatasetSource
const opened = open()

parentPort?.on('message', (task: CaseTask) => void answer(task))

async function open(): Promise<Dataset> {
  return files === undefined ? openWithPlugins(settings) : datasetOfFiles(files, openOptions(settings.data))
}

async function answer(task: CaseTask): Promise<void> {
  const report = { id: task.id, size: 0 }
  try {
    const dataset = await opened
    const loaded = await load(dataset, task.id)
    report.size = loaded.image.data.length
    const result = task.kind === 'fingerprint' ? fingerprintOf(loaded) : preprocess(loaded, task, memberIndices(targetsOfDataset(dataset)))
    if ('way' in result) report.size = Math.max(report.size, result.channels * voxelCount(result.shapeZyx))
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
  // What comes from somebody's own code; files are checked where they are read.
  const { image, label } = files === undefined ? checkCase(loaded, { labels, channels, ignoreLabel, allowGridMismatch: settings.data.allow_grid_mismatch }) : loaded
  if (label === undefined) throw new InputError(`Case ${id} has no label. Add one or leave the case out of the training.`)
  return { id, image, label }
}

function preprocess(loaded: LabelledCase, { id, plan, path, madeFrom }: Extract<CaseTask, { kind: 'preprocess' }>, members: Map<number, number[]>): StoredCase {
  const warnings = [...(loaded.image.warnings ?? []), ...(loaded.label.warnings ?? [])]
  const preprocessed = preprocessCase(loaded, plan)
  writeStoredCase(path, { id, madeFrom, warnings, preprocessed, foreground: indexForeground(preprocessed.label, members), reference: loaded.label.data })
  return readStoredCase(path, madeFrom)!
}
