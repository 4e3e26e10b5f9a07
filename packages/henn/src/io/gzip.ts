import { gunzipSync, constants } from 'node:zlib'
import { InputError } from '../errors.js'

/** What the start of an honest file stays far below. */
const mostPeeked = 2 ** 26
/** Deflate can't do better than 258 bytes out of 2 bits, so no file inflates to more than this times its size. */
const largestRatio = 1032

/** True where the bytes begin like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The fewest bytes of gzip that can inflate to `length` bytes. */
export function smallestGzipBytes(length: number): number {
  return Math.ceil(length / largestRatio)
}

/**
 * Inflates just enough of a gzip file to see its first `wanted` bytes (fewer where it holds fewer).
 * `read(n)` gives the first n bytes of the file, of `size` in all. Throws InputError naming `path`.
 */
export function peekGzip(read: (length: number) => Buffer, size: number, wanted: number, path: string): Buffer {
  for (let length = 2048; ; length *= 16) {
    const inflated = tryInflate(() => gunzipSync(read(length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostPeeked }), path)
    if (inflated.length >= wanted || length >= size) return inflated.subarray(0, wanted)
  }
}

/**
 * Inflates a whole gzip file of one or many members, its checksums checked, and stops as soon as there is more than
 * `cap` bytes. Throws InputError naming `path`: cut off, damaged, or larger than the cap.
 */
export function inflateGzip(bytes: Buffer, cap: number, path: string): Buffer {
  const chunkSize = Math.max(64, Math.min(cap + 1, 2 ** 25))
  return tryInflate(() => gunzipSync(bytes, { maxOutputLength: cap, chunkSize }), path)
}

function tryInflate(inflate: () => Buffer, path: string): Buffer {
  try {
    return inflate()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new InputError(`${path}: inflates to more than its header implies, and was stopped there. Don't trust this file.`)
    }
    if (code === 'Z_BUF_ERROR') throw new InputError(`${path}: its gzip stream is cut off. Copy or download it again.`)
    throw new InputError(`${path}: its gzip stream is damaged (${message}). Copy or download it again.`)
  }
}
