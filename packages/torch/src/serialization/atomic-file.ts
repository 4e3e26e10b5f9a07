import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { dirname, join } from 'node:path'

/** Takes the bytes of a file from its beginning to its end. */
export interface Sink {
  /** Bytes taken so far. */
  readonly position: number
  write(bytes: Uint8Array): void
}

// One system call writes at most 2 GiB.
const chunkBytes = 64 * 2 ** 20

/**
 * Replaces the file as a whole or not at all, also when the machine dies on the way: written beside, synced, renamed.
 * @param options.synced false for what can be made again: much faster, but after a power cut the file may be too short
 * @throws Error with what happened, the path and a way out; the temporary file is gone and the earlier file untouched
 */
export function writeAtomically(path: string, write: (sink: Sink) => void, { synced = true } = {}): void {
  const folder = dirname(path)
  // A short name of its own: the file's may already be as long as the file system allows.
  const temporary = join(folder, `.henn-${randomBytes(8).toString('hex')}.tmp`)
  let file: number | undefined
  try {
    file = fs.openSync(temporary, 'wx')
    write(new FileSink(file))
    if (synced) fs.fsyncSync(file)
    fs.closeSync(file)
    file = undefined
    fs.renameSync(temporary, path)
  } catch (error) {
    discard(file, temporary)
    throw saveError(path, error)
  }
  if (synced) syncFolder(folder, path)
}

class FileSink implements Sink {
  position = 0

  constructor(private readonly file: number) {}

  write(bytes: Uint8Array): void {
    let done = 0
    while (done < bytes.byteLength) {
      const written = fs.writeSync(this.file, bytes, done, Math.min(chunkBytes, bytes.byteLength - done))
      done += written
      this.position += written
    }
  }
}

function discard(file: number | undefined, temporary: string): void {
  try {
    if (file !== undefined) fs.closeSync(file)
  } catch {
    // A failing disk may fail to close too; the error that brought us here is the one to tell.
  }
  try {
    fs.rmSync(temporary, { force: true })
  } catch {
    // Likewise.
  }
}

/** Without this a rename can be forgotten when the power fails. Some systems cannot sync folders, and say so. */
function syncFolder(folder: string, path: string): void {
  const unable = new Set(['EINVAL', 'EPERM', 'EISDIR', 'EACCES', 'ENOTSUP'])
  let handle: number | undefined
  try {
    handle = fs.openSync(folder, 'r')
    fs.fsyncSync(handle)
  } catch (error) {
    if (!unable.has(errorCode(error) ?? '')) {
      throw new Error(`${path} was written, but its folder could not be synced (${messageOf(error)}); save it once more`, {
        cause: error,
      })
    }
  } finally {
    if (handle !== undefined) fs.closeSync(handle)
  }
}

const reasons: Record<string, [reason: string, wayOut: string]> = {
  ENOSPC: ['the disk is full', 'free space there or choose another folder'],
  EDQUOT: ['your quota is used up', 'free space there or choose another folder'],
  EFBIG: ['the file grew past the largest size allowed there', 'choose another folder'],
  EACCES: ['no write permission', 'change the permissions of the folder or choose another one'],
  EPERM: ['writing is not permitted', 'change the permissions of the folder or choose another one'],
  EROFS: ['the file system is read-only', 'choose another folder'],
  EIO: ['the disk reported an input/output error', 'check the disk or choose another folder'],
  ENOENT: ['the folder does not exist', 'create it or choose another one'],
  ENOTDIR: ['part of the path is not a folder', 'choose another path'],
  EISDIR: ['a folder has this name', 'choose another name'],
}

/** Errors of the operating system are explained; any other (a value that cannot be saved) passes as it is. */
function saveError(path: string, error: unknown): unknown {
  const code = errorCode(error)
  if (code === undefined) return error
  const [reason, wayOut] = reasons[code] ?? [messageOf(error), 'check the disk or choose another folder']
  const earlier = fs.existsSync(path) ? ', the earlier file is untouched' : ''
  return new Error(`cannot save ${path}: ${reason} (${code})${earlier}; ${wayOut}`, { cause: error })
}

function errorCode(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'code' in error && 'syscall' in error
  return isSystemError && typeof error.code === 'string' ? error.code : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
