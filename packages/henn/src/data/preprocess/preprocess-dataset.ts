import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../../io/make-folder.js'
import type { Dataset } from '../dataset.js'
import { shortHash, stateOfFiles } from './cache.js'
import { readStoredCase, type StoredCase } from './case-file.js'
import type { CasePool } from './case-pool.js'
import type { CaseTask } from './case-worker.js'
import type { PreprocessPlan } from './preprocess-case.js'

/**
 * Preprocesses cases into files of their own below `folder`, and takes those that are there already where neither their files nor
 * what the plan says of them has changed: an interrupted one goes on, and folds share. What was made of other files stays for a
 * while, since another run may read it. Gives them in the order of `ids`. Rejects as the pool does.
 */
export async function preprocessDataset(
  { dataset, ids, plan, folder }: { dataset: Dataset; ids: readonly string[]; plan: PreprocessPlan; folder: string },
  pool: CasePool,
  onProgress?: (done: number, of: number) => void,
): Promise<StoredCase[]> {
  const target = join(folder, shortHash(plan))
  makeFolder(target)
  const refs = new Map(dataset.cases.map((ref) => [ref.id, ref]))
  const places = ids.map((id) => {
    const madeFrom = stateOfFiles(refs.get(id)!)
    return { id, path: join(target, `${shortHash(madeFrom)}-${id}.safetensors`), madeFrom }
  })
  removeOld(target, new Set(places.map(({ path }) => basename(path))))
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

const longestRunMs = 30 * 24 * 3600 * 1000

/** Files that cases had before theirs changed, long ago. */
function removeOld(folder: string, current: ReadonlySet<string>): void {
  const ids = new Set([...current].map(withoutHash))
  for (const name of readdirSync(folder)) {
    if (current.has(name) || !ids.has(withoutHash(name))) continue
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > longestRunMs) rmSync(path)
  }
}

function withoutHash(name: string): string {
  return name.slice(name.indexOf('-') + 1)
}
