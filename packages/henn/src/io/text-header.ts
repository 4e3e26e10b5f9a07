import { dirname, isAbsolute, join } from 'node:path'
import { InputError } from '../errors.js'
import { readAt } from './open-file.js'

const longest = 2 ** 20

/**
 * The lines of a header of text at the beginning of a file, up to and with the one that `isLast`, and where the next byte
 * is. Throws InputError naming `path` where there is no such line within the first MiB.
 */
export function readHeaderLines(fd: number, path: string, isLast: (line: string) => boolean): { lines: string[]; end: number } {
  const text = readAt(fd, 0, longest).toString('latin1')
  const lines: string[] = []
  for (let start = 0; ; ) {
    const end = text.indexOf('\n', start)
    // The last line of a header in a file of its own may end with the file.
    const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '')
    lines.push(line)
    if (isLast(line)) return { lines, end: end < 0 ? text.length : end + 1 }
    if (end < 0) throw new InputError(`${path}: its header has no end. Export the file again.`)
    start = end + 1
  }
}

/** What is before and after the first of a separator; undefined where there is none, or nothing before it. */
export function keyAndValue(line: string, separator: string): [key: string, value: string] | undefined {
  const at = line.indexOf(separator)
  const key = line.slice(0, Math.max(0, at)).trim()
  return key === '' ? undefined : [key, line.slice(at + separator.length).trim()]
}

/** The file beside a header that it names for its voxels. Throws InputError where it leads out of the folder. */
export function fileBeside(path: string, name: string): string {
  if (isAbsolute(name) || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0')) {
    throw new InputError(`${path}: names the file ${JSON.stringify(name)}, out of its folder. Put the file beside it and correct the name.`)
  }
  return join(dirname(path), asUtf8(name))
}

/** Headers are read byte by byte; names of files are mostly UTF-8. */
function asUtf8(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1
  }
}

/** Numbers apart by spaces; undefined where something is none. */
export function numbersOf(text: string | undefined, count: number): number[] | undefined {
  const numbers = text?.trim().split(/\s+/).map(Number)
  return numbers?.length === count && numbers.every(Number.isFinite) ? numbers : undefined
}
