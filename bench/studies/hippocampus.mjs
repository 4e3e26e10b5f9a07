import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** HENN_DATA, or `shared/data` beside the checkout. */
export function dataFolder() {
  return process.env.HENN_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
}

/** The folder of MSD Task04 in it. */
export function hippocampus() {
  const folder = join(dataFolder(), 'Task04_Hippocampus')
  if (!existsSync(folder)) throw new Error(`${folder} is not there: set HENN_DATA to the folder that holds Task04_Hippocampus`)
  return folder
}
