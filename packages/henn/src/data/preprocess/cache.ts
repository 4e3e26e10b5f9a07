import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheFolder } from '@henn/torch/setup'
import { partPath } from '../../io/dicom/index.js'
import type { CaseRef, Dataset } from '../dataset.js'

/** Where what is made of a dataset is kept, and whether for longer than this process. */
export interface DatasetCache {
  folder: string
  /** Gives the disk back where what is there could serve nobody else. */
  close: () => void
}

/**
 * The folder for what is made of a dataset: below `cacheDir`, or in the user's cache. A dataset that isn't made of files, whose
 * cases nobody can tell to be the same another time, gets one that goes with `close`.
 */
export function openCache(dataset: Dataset, cacheDir: string | null): DatasetCache {
  const base = cacheDir ?? join(cacheFolder(), 'preprocessed')
  const isMadeOfFiles = dataset.cases.every(({ images }) => images !== undefined)
  const name = dataset.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
  const key = isMadeOfFiles ? shortHash(dataset.cases.map(({ images }) => images!.map((path) => resolve(path)))) : randomUUID()
  const folder = join(base, `${name}-${key}`)
  mkdirSync(folder, { recursive: true })
  return { folder, close: () => (isMadeOfFiles ? undefined : rmSync(folder, { recursive: true, force: true })) }
}

/** What a case's files are now: another size or time of change makes another text. */
export function stateOfFiles({ id, images = [], label, masks = [] }: CaseRef): string {
  const files = [...images, ...(label === undefined ? [] : [label]), ...masks]
  return JSON.stringify([id, ...files.map(stateOfFile)])
}

/** The same of one file. */
export function stateOfFile(path: string): unknown {
  const stat = statSync(partPath(path).folder, { throwIfNoEntry: false })
  return stat === undefined ? path : [path, stat.size, stat.mtimeMs]
}

/** Enough of a hash to tell apart what a person has. */
export function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}

/** The JSON of a file that is there and whole; undefined else. */
export function readCached(path: string): unknown {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Written atomically, but for what befell the disk: made again.
    return undefined
  }
}
