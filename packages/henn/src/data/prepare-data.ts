import type { Config } from '../config/schema.js'
import type { OnEvent, Preparing } from '../monitoring/events.js'
import { requireCheckpoints } from '../inference/previous-stage.js'
import type { Dataset } from './dataset.js'
import type { Fingerprint } from './fingerprint.js'
import { filesOf } from './open-configured.js'
import { choosePlan, plansFor, preprocessPlan, replan, type Plan, type PlanChoice } from './plan.js'
import { openCache } from './preprocess/cache.js'
import type { StoredCase } from './preprocess/case-file.js'
import { CasePool } from './preprocess/case-pool.js'
import { fingerprintDataset, knownFingerprint } from './preprocess/fingerprint-dataset.js'
import { preprocessDataset } from './preprocess/preprocess-dataset.js'
import { addPreviousStage } from './preprocess/previous-stage-files.js'
import { splitOf, strataOf } from './splits.js'

export interface PreparedData {
  plan: Plan
  /** All that could be trained; empty for a run that goes on with its plan. */
  plans: ReturnType<typeof plansFor>
  /** Where the preprocessed cases are. */
  folder: string
  trainingCases: StoredCase[]
  validationCases: StoredCase[]
  /** To be called when no case is read any more. */
  close: () => void
}

export interface PrepareOptions {
  /** Of a run that goes on: with its own plan and split, whatever cases were added since. */
  plan: Plan | null
  onWarning?: (line: string) => void
  onEvent?: OnEvent
}

/** Fingerprint, plan, preprocess: all that is between a dataset and its patches. Rejects with InputError naming the case. */
export async function prepareData(dataset: Dataset, settings: Config, { plan: before, onWarning, onEvent }: PrepareOptions): Promise<PreparedData> {
  const { data } = settings
  if (data.configuration === '3d_cascade_fullres') requireCheckpoints(data.previous_stage)
  const cache = openCache(dataset, data)
  const pool = new CasePool({ settings, files: filesOf(dataset, data) })
  const progress = (stage: Preparing['stage']) => (done: number, of: number): void => onEvent?.({ type: 'preparing', stage, done, of, time: new Date().toISOString() })
  try {
    const { plan, plans } = before === null ? await planned() : { plan: replan(before, data.patch_size), plans: {} }
    const { training, validation } = plan.split
    const ids = [...training, ...validation]
    const stored = await preprocessDataset({ dataset, ids, plan: preprocessPlan(plan), folder: cache.folder }, pool, progress('preprocessing'))
    for (const { warnings } of stored) for (const line of warnings) onWarning?.(line)
    const isCascade = plan.configuration === '3d_cascade_fullres'
    const cases = isCascade
      ? await addPreviousStage({ dataset, cases: stored, plan, settings, folder: cache.folder, onProgress: progress('predicting') })
      : stored
    return { plan, plans, folder: cache.folder, trainingCases: cases.slice(0, training.length), validationCases: cases.slice(training.length), close: cache.close }
  } catch (error) {
    cache.close()
    throw error
  } finally {
    await pool.close()
  }

  async function planned(): Promise<Pick<PreparedData, 'plan' | 'plans'>> {
    return planFrom(dataset, await fingerprintDataset(dataset, cache.folder, pool, progress('measuring')), settings)
  }
}

/** What a dataset would be trained by, where it was measured before; null where it wasn't. Throws InputError as `prepareData` does. */
export function knownPlan(dataset: Dataset, settings: Config): Plan | null {
  const cache = openCache(dataset, settings.data)
  try {
    const fingerprint = knownFingerprint(dataset, cache.folder)
    return fingerprint === undefined ? null : planFrom(dataset, fingerprint, settings).plan
  } finally {
    cache.close()
  }
}

function planFrom(dataset: Dataset, fingerprint: Fingerprint, { data, model, system }: Config): Pick<PreparedData, 'plan' | 'plans'> {
  const plans = plansFor(dataset, fingerprint, { planner: data.planner, memoryGb: data.gpu_memory_gb ?? undefined })
  const split = splitOf(dataset, { folds: data.folds, fold: data.fold, seed: system.seed, strata: strataOf(fingerprint.cases) })
  const choice: PlanChoice = { configuration: data.configuration, dimensions: model.dimensions === 2 ? 2 : 3, patchSize: data.patch_size }
  return { plan: choosePlan(plans, choice, split), plans }
}
