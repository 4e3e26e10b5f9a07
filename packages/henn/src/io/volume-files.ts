import { InputError } from '../errors.js'
import { volumeName } from './formats.js'
import { namesIn } from './read-text.js'

/**
 * The files of volumes in a folder by their names without the ending, sorted. Other files and hidden ones are passed over.
 * Throws InputError where two have the same name.
 */
export function volumeFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const file of namesIn(folder)) {
    const name = file.startsWith('.') ? undefined : volumeName(file)
    if (name === undefined) continue
    if (files.has(name)) throw new InputError(`${folder}: holds both ${files.get(name)} and ${file}. Keep one.`)
    files.set(name, file)
  }
  return files
}
