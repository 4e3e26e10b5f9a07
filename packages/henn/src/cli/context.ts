import type { Terminal } from '../monitoring/console.js'
import type { Modules } from './modules.js'

/** What a command gets from the process, and gives to it. */
export interface Context {
  modules: Modules
  out: Terminal
  err: Terminal
  exitCode: number
}
