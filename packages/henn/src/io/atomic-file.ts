import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { RunError } from '../errors.js'

/**
 * Writes a file so that its path always holds either the whole old or the whole new content: written beside, synced,
 * renamed. Throws RunError naming the path; what was there before stays, and nothing is left beside it.
 */
export function writeFileAtomic(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const folder = dirname(path)
  // A short name of its own: the target's may already be as long as the file system allows.
  const temporary = join(folder, `.henn-${randomUUID()}.tmp`)
  try {
    const fd = openSync(temporary, 'wx')
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, path)
    syncFolder(folder)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new RunError(`${path}: not written, ${reason(error as NodeJS.ErrnoException)} What was there before is untouched.`)
  }
}

/** Makes the rename itself last through a power cut. */
function syncFolder(folder: string): void {
  // Windows can't open a folder.
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function reason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full; make room and try again.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return "there is no permission to write there; choose another folder or change the folder's permissions."
    case 'ENOENT':
    case 'ENOTDIR':
      return 'its folder does not exist; create it.'
    default:
      return `${error.message}.`
  }
}
