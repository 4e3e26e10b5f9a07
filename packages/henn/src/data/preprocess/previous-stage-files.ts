import { join } from 'node:path'
import { safetensorsLayout, saveSafetensors, TensorData } from '@henn/torch/serialization'
import { PreviousStage } from '../../inference/previous-stage.js'
import type { Config } from '../../config/schema.js'
import { makeFolder } from '../../io/make-folder.js'
import type { Dataset } from '../dataset.js'
import type { Plan } from '../plan.js'
import { shortHash, stateOfFile, stateOfFiles } from './cache.js'
import type { StoredCase } from './case-file.js'

export interface PreviousStageOptions {
  dataset: Dataset
  cases: readonly StoredCase[]
  plan: Plan
  settings: Pick<Config, 'data' | 'system' | 'plugins'>
  folder: string
  onProgress?: (done: number, of: number) => void
}

/**
 * Gives each case a file with what the stage before says of it, by the networks that have not seen it; files that are there stay
 * where neither the case nor the checkpoints have changed. Throws InputError naming the case or the checkpoint.
 */
export async function addPreviousStage({ dataset, cases, plan, settings, folder, onProgress }: PreviousStageOptions): Promise<StoredCase[]> {
  const checkpoints = settings.data.previous_stage
  const target = join(folder, `previous-${shortHash(checkpoints.map(stateOfFile))}`)
  makeFolder(target)
  const refs = new Map(dataset.cases.map((ref) => [ref.id, ref]))
  const places = cases.map((stored) => {
    const madeFrom = JSON.stringify([stateOfFiles(refs.get(stored.id)!), stored.way])
    const previous = join(target, `${stored.id}.safetensors`)
    return { stored: { ...stored, previous }, previous, madeFrom, isThere: isMadeFrom(previous, madeFrom) }
  })
  const missing = places.filter(({ isThere }) => !isThere)
  if (missing.length === 0) return places.map(({ stored }) => stored)
  const stage = await PreviousStage.open(checkpoints, { plan, plugins: settings.plugins, device: settings.system.device === 'auto' ? undefined : settings.system.device })
  try {
    for (const [done, { stored, previous, madeFrom }] of missing.entries()) {
      const { image } = await dataset.load(stored.id)
      const label = await stage.predict(image, stored.way, stored.id)
      saveSafetensors(previous, { label: new TensorData('uint8', stored.way.resampledZyx, label) }, { made_from: madeFrom }, { synced: false })
      onProgress?.(done + 1, missing.length)
    }
  } finally {
    stage.release()
  }
  return places.map(({ stored }) => stored)
}

function isMadeFrom(path: string, madeFrom: string): boolean {
  try {
    return safetensorsLayout(path).metadata.made_from === madeFrom
  } catch {
    // Missing or damaged: it is made again.
    return false
  }
}
