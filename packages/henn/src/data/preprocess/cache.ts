import { createHash, randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { cacheFolder } from '@henn/torch/setup'
import type { Config } from '../../config/schema.js'
import { InputError } from '../../errors.js'
import { partPath } from '../../io/dicom/index.js'
import { filesOfVolume } from '../../io/formats.js'
import { makeFolder } from '../../io/make-folder.js'
import type { CaseRef, Dataset } from '../dataset.js'

/** To be raised where the same plan makes something else of the same files. */
const format = 1

/** Where what is made of a dataset is kept, and whether for longer than this process. */
export interface DatasetCache {
  folder: string
  /** Gives the disk back where what is there could serve nobody else. */
  close: () => void
}

/**
 * The folder for what is made of a dataset: below `cacheDir`, or in the user's cache. A dataset that isn't made of files, whose
 * cases nobody can tell to be the same another time, gets one that goes with `close`. Throws InputError where it can't be made.
 */
export function openCache(dataset: Dataset, { cache_dir: cacheDir, arrays, allow_grid_mismatch }: Pick<Config['data'], 'cache_dir' | 'arrays' | 'allow_grid_mismatch'>): DatasetCache {
  const base = cacheDir ?? join(cacheFolder(), 'preprocessed')
  const isMadeOfFiles = dataset.cases.every(({ images }) => images !== undefined)
  const name = dataset.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
  // All by which the same files could be read otherwise.
  const reading = [format, dataset.labels, dataset.regions, dataset.ignoreLabel, arrays, allow_grid_mismatch]
  const key = isMadeOfFiles ? shortHash([reading, dataset.cases.map(({ images }) => images!.map((path) => resolve(path)))]) : `${owner(process.pid)}-${randomUUID()}`
  const folder = join(base, `${name}-${key}`)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new InputError(`data.cache_dir: ${folder} can't be made or written (${(error as NodeJS.ErrnoException).code}). Name another folder for preprocessed cases.`, { cause: error })
  }
  removeLost(base)
  return { folder, close: () => (isMadeOfFiles ? undefined : rmSync(folder, { recursive: true, force: true })) }
}

/** In names of folders that serve one process alone. */
function owner(pid: number): string {
  return `of-${pid}-${hostname().replaceAll(/[^\w.]+/g, '_')}`
}

/** Folders whose process was killed before it could give them back; those of other users stay. */
function removeLost(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = Number(/-of-(\d+)-/.exec(name)?.[1])
    if (name.includes(`-${owner(pid)}-`) && !isRunning(pid)) removeIfAllowed(join(base, name))
  }
}

function removeIfAllowed(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Its owner's next run does it.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** What a case's files are now: another size or time of change makes another text. */
export function stateOfFiles({ id, images = [], label, masks = [] }: CaseRef): string {
  const files = [...images, ...(label === undefined ? [] : [label]), ...masks]
  return JSON.stringify([id, ...files.flatMap(filesOfVolume).map(stateOfFile)])
}

/** The same of one file, or of a folder with the files in it. */
export function stateOfFile(path: string): unknown {
  const { folder } = partPath(path)
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat === undefined) return path
  return stat.isDirectory() ? [path, ...readdirSync(folder).toSorted().map((name) => stateOfEntry(join(folder, name)))] : [path, stat.size, stat.mtimeMs]
}

function stateOfEntry(path: string): unknown {
  const stat = statSync(path, { throwIfNoEntry: false })
  return [path, stat?.size, stat?.mtimeMs]
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
