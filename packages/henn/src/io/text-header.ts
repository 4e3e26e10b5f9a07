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

/** The file beside a header that it names for its voxels. Throws InputError where it leads out of the folder. */
export function fileBeside(path: string, name: string): string {
  if (isAbsolute(name) || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0')) {
    throw new InputError(`${path}: names the file ${JSON.stringify(name)}, out of its folder. Put the file beside it and correct the name.`)
  }
  return join(dirname(path), name)
}

/** Numbers apart by spaces; undefined where something is none. */
export function numbersOf(text: string | undefined, count: number): number[] | undefined {
  const numbers = text?.trim().split(/\s+/).map(Number)
  return numbers?.length === count && numbers.every(Number.isFinite) ? numbers : undefined
}
