import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { InputError } from '../errors.js'
import { makeFolder } from '../io/make-folder.js'

export interface LineFile {
  write(line: string): void
  close(): void
}

/**
 * A file that lines are appended to, each written at once, so that a crash loses none. A line that an earlier crash
 * left torn is ended first. Throws InputError where the file can't be opened. A write that fails later (a full disk)
 * is told once on stderr: the log stays behind, the run goes on.
 */
export function appendLines(path: string, complain: (message: string) => void = (text) => void process.stderr.write(`${text}\n`)): LineFile {
  const fd = open(path)
  let whole = endsInNewline(fd)
  let failed = false
  return {
    write(line) {
      const text = `${whole ? '' : '\n'}${line}\n`
      const length = Buffer.byteLength(text)
      try {
        whole = false
        whole = writeSync(fd, text) === length
        failed = false
      } catch (error) {
        if (!failed) complain(`henn: ${path}: a line was not written (${(error as Error).message}); the run goes on.`)
        failed = true
      }
    },
    close: () => closeSync(fd),
  }
}

function open(path: string): number {
  try {
    makeFolder(dirname(path))
    return openSync(path, 'a+')
  } catch (error) {
    throw new InputError(`${path}: can't be written (${(error as Error).message}). Choose another --output_dir or change its permissions.`)
  }
}

function endsInNewline(fd: number): boolean {
  const { size } = fstatSync(fd)
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] === 0x0a
}
