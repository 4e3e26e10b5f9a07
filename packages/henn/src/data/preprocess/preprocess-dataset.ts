import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../dataset.js'
import { shortHash, stateOfFiles } from './cache.js'
import { readStoredCase, type StoredCase } from './case-file.js'
import type { CasePool } from './case-pool.js'
import type { CaseTask } from './case-worker.js'
import type { PreprocessPlan } from './preprocess-case.js'

/**
 * Preprocesses cases into files of their own below `folder`, and takes those that are there already where neither their files nor
 * what the plan says of them has changed: an interrupted one goes on, and folds share. Gives them in the order of `ids`. Rejects
 * as the pool does.
 */
export async function preprocessDataset(
  { dataset, ids, plan, folder }: { dataset: Dataset; ids: readonly string[]; plan: PreprocessPlan; folder: string },
  pool: CasePool,
  onProgress?: (done: number, of: number) => void,
): Promise<StoredCase[]> {
  const target = join(folder, shortHash(plan))
  mkdirSync(target, { recursive: true })
  const refs = new Map(dataset.cases.map((ref) => [ref.id, ref]))
  const places = ids.map((id) => ({ id, path: join(target, `${id}.safetensors`), madeFrom: stateOfFiles(refs.get(id)!) }))
  const stored = new Map<string, StoredCase>()
  const tasks: CaseTask[] = []
  for (const { id, path, madeFrom } of places) {
    const found = readStoredCase(path, madeFrom)
    if (found === undefined) tasks.push({ kind: 'preprocess', id, plan, path, madeFrom })
    else stored.set(id, found)
  }
  for (const made of await pool.run<StoredCase>(tasks, onProgress)) stored.set(made.id, made)
  return ids.map((id) => stored.get(id)!)
}
