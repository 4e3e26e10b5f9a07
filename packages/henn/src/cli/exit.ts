import type { FinishReason } from '../monitoring/events.js'

/** 128 + the signal's number where one ended the run, as shells have it. */
export function exitCodeOf(reason: FinishReason): number {
  if (reason === 'SIGINT') return 130
  return reason === 'SIGTERM' ? 143 : 0
}

/** 2: what was given can't be used. 1: something failed on the way. */
export function exitCodeOfError(error: unknown): number {
  if (!(error instanceof Error)) return 1
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode
  // By name: to import @henn/torch for its class would load the engine.
  return error.name === 'FormatError' ? 2 : 1
}

/** One line; with HENN_DEBUG=1 the stack as well. */
export function errorText(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return `henn: ${String(error)}`
  const line = `henn: ${error.message.trim().replaceAll(/\s*\n\s*/g, ' ')}`
  return debug ? `${line}\n${error.stack}` : line
}
