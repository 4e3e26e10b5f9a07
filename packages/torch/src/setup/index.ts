import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { recordPath, sourceKey, type SetupRecord } from './addon-key.js'
import { buildAddon } from './build.js'
import { makeFolder } from './cache.js'
import { findLibtorch } from './libtorch.js'
import { findSetup } from './locate.js'
import type { OnProgress } from './progress.js'

export type { SetupRecord } from './addon-key.js'
export { cacheFolder } from './cache.js'
export { SetupError } from './errors.js'
export { addonPath, findSetup, possibleSolutions } from './locate.js'
export { progressPrinter, type OnProgress, type ProgressLine } from './progress.js'

export interface SetupOptions {
  onProgress?: OnProgress
}

/**
 * Makes the engine ready: finds or fetches libtorch, builds the addon, writes down where they are. Does nothing when
 * that has been done. Throws a `SetupError` of one line that says what is missing and what to do.
 */
export async function setup({ onProgress = () => {} }: SetupOptions = {}): Promise<SetupRecord> {
  const found = findSetup()
  if (found !== null) return found
  const key = sourceKey()
  const libtorch = await findLibtorch(onProgress)
  const addon = await buildAddon(key, libtorch, onProgress)
  const record: SetupRecord = { addon, libtorch: libtorch.folder, version: libtorch.version }
  await writeRecord(recordPath(key), record)
  onProgress({ text: `the engine is ready: libtorch ${libtorch.version} (${libtorch.folder})`, transient: false })
  return record
}

async function writeRecord(path: string, record: SetupRecord): Promise<void> {
  makeFolder(dirname(path))
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, JSON.stringify(record))
  await rename(temporary, path)
}
