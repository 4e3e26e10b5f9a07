import { FormatError } from '../errors.js'

/** Code that reads file contents does not know the file's name: it throws without, and this adds it. */
export function nameFile(path: string, error: unknown): unknown {
  if (error instanceof FormatError) return new FormatError(`${path}: ${error.message}`, { cause: error.cause })
  if (error instanceof Error && 'syscall' in error) {
    return new FormatError(`${path}: cannot be read (${error.message}); check the path and its permissions`, { cause: error })
  }
  return error
}

/** The contents contradict themselves: transport or disk changed them, or a program wrote nonsense. */
export function damaged(reason: string, cause?: unknown): FormatError {
  return new FormatError(`${reason}; the file is damaged, fetch it again or take another one`, { cause })
}

/** The contents are sound as far as they go, but hold what is not read here. */
export function unsupported(reason: string, wayOut: string): FormatError {
  return new FormatError(`${reason}; ${wayOut}`)
}

/** A name out of a file, fit for a one-line message. */
export function quoted(name: string): string {
  return `'${printable(name.length > 100 ? `${name.slice(0, 100)}...` : name)}'`
}

/** Control characters out of a file must not reach the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
}
