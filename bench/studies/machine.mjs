import { cpus } from 'node:os'
import { kernelLevel } from '@henn/torch'

/** The processor in a word: results of two of them are not compared. */
export function machine() {
  const all = cpus()
  return `${all.length} × ${all[0].model.trim()}, ${kernelLevel()}`
}
