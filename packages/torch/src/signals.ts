import { binding } from './binding.js'

export type CaughtSignal = 'SIGINT' | 'SIGTERM'

/** Catches SIGINT and SIGTERM natively, so that they count during a long operator. A second one ends the process at once. */
export function catchSignals(): void {
  binding.catchSignals()
}

/** Puts the handlers back that were there before. */
export function restoreSignals(): void {
  binding.restoreSignals()
}

/** The signal that came since `catchSignals`, or null. */
export function pendingSignal(): CaughtSignal | null {
  const number = binding.pendingSignal()
  return number === 0 ? null : number === 2 ? 'SIGINT' : 'SIGTERM'
}
