import { existsSync } from 'node:fs'
import { parseConfig } from '../config/index.js'
import type { Config } from '../config/schema.js'
import type { OnEvent } from '../monitoring/events.js'
import { requireData, requireTargets } from '../training/preconditions.js'
import { openWithPlugins } from './open-configured.js'
import type { Plan } from './plan.js'
import { prepareData, type PreparedData } from './prepare-data.js'

export { formatPlans } from './plan-table.js'

export interface PlannedDataset extends Pick<PreparedData, 'plans'> {
  /** Where the preprocessed cases are; null where they were made for this once. */
  folder: string | null
  /** The one that `train` would take. */
  plan: Plan
  cases: number
  /** What there is to say about files, a line each. */
  warnings: string[]
}

/** What `train` does first with a dataset: measures and preprocesses it. Throws InputError as it does. */
export async function planDataset(config: Config, onEvent?: OnEvent): Promise<PlannedDataset> {
  const settings = parseConfig(config, 'config')
  requireData(settings)
  const dataset = await openWithPlugins(settings)
  requireTargets(dataset)
  const warnings: string[] = []
  const { plan, plans, folder, close } = await prepareData(dataset, settings, { plan: null, onEvent, onWarning: (line) => void warnings.push(line) })
  close()
  return { plan, plans, folder: existsSync(folder) ? folder : null, cases: dataset.cases.length, warnings }
}
