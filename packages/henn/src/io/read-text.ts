import { readdirSync, readFileSync, statSync } from 'node:fs'
import { InputError } from '../errors.js'

/** The text of a file in UTF-8. Throws InputError naming it. */
export function readText(path: string): string {
  const text = named(path, 'EISDIR', 'a folder, where a file is expected', () => readFileSync(path, 'utf8'))
  // What the byte order mark of UTF-16 becomes.
  if (text.startsWith('\uFFFD\uFFFD')) throw new InputError(`${path}: no text in UTF-8. Save it as UTF-8.`)
  return text
}

/** The names in a folder, sorted. Throws InputError naming it. */
export function namesIn(folder: string): string[] {
  return named(folder, 'ENOTDIR', 'a file, where a folder is expected', () => readdirSync(folder).toSorted())
}

/** Whether there is such a file or folder. Throws InputError where a folder above can't be looked into. */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw unreadable(path, error)
  }
}

function named<T>(path: string, code: string, what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) throw new InputError(`${path}: ${what}. Correct it.`, { cause: error })
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): InputError {
  return new InputError(`${path}: can't be read (${(error as NodeJS.ErrnoException).code}). Check the path and its permissions.`, { cause: error })
}
