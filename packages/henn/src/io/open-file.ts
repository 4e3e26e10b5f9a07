import { constants } from 'node:buffer'
import { closeSync, constants as fs, fstatSync, openSync, readSync } from 'node:fs'
import { InputError } from '../errors.js'

/** Opens a file, which is closed at the end whatever happens. `kind` is what an error asks for, such as ".npy". */
export function withFile<T>(path: string, kind: string, use: (fd: number, size: number) => T): T {
  let fd: number
  try {
    // Without waiting for the other end, should it be a named pipe.
    fd = openSync(path, fs.O_RDONLY | (fs.O_NONBLOCK ?? 0))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new InputError(
      code === 'ENOENT' ? `${path}: no such file. Check the path.` : `${path}: can't be opened (${code}). Check its permissions.`,
    )
  }
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) throw new InputError(`${path}: not a file. Give a ${kind} file.`)
    return use(fd, stat.size)
  } finally {
    closeSync(fd)
  }
}

/** Throws InputError naming the file where there can be no array of so many bytes. */
export function requireHeld(bytes: number, path: string): void {
  if (bytes > constants.MAX_LENGTH) throw new InputError(`${path}: ${bytes} bytes of voxels are more than Node ${process.version} can hold in one piece. Split the volume, or store it in smaller numbers.`)
}

/** Bytes of a file from a position on; fewer where it ends before. */
export function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  let done = 0
  while (done < length) {
    const count = readSync(fd, bytes, done, Math.min(length - done, 2 ** 30), position + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}
