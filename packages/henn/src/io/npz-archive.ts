import { constants } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { InputError } from '../errors.js'
import { smallestGzipBytes } from './gzip.js'
import { withFile } from './open-file.js'

/** A zip archive that is open. */
export interface NpzArchive {
  /** Of its entries, in their order. */
  names: string[]
  /** The bytes of one of them, checked against its checksum. Throws InputError naming the file. */
  read: (name: string) => Promise<Buffer>
}

/** Opens an archive, which is closed at the end whatever happens. Throws InputError naming `path`: missing, no archive, damaged. */
export async function withNpz<T>(path: string, use: (archive: NpzArchive) => Promise<T>): Promise<T> {
  const size = withFile(path, '.npz', (_, bytes) => bytes)
  const refusal = (error: unknown): InputError =>
    error instanceof InputError ? error : new InputError(`${path}: can't be read as an archive of arrays (${(error as Error).message}). Copy it again, or save it with numpy.savez.`)
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch((error: unknown) => Promise.reject(refusal(error)))
  // An error that nobody listens for would end the process.
  zip.on('error', () => {})
  try {
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error(`${JSON.stringify(entry.fileName)} stands in it twice`)
      entries.set(entry.fileName, entry)
    }
    return await use({ names: [...entries.keys()], read: (name) => readEntry(zip, entries.get(name)!, size).catch((error: unknown) => Promise.reject(refusal(error))) })
  } catch (error) {
    throw refusal(error)
  } finally {
    zip.close()
  }
}

async function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, fileSize: number): Promise<Buffer> {
  const { fileName, compressedSize, uncompressedSize } = entry
  // Before there is room for them.
  if (compressedSize > fileSize || compressedSize < smallestGzipBytes(uncompressedSize) || uncompressedSize > constants.MAX_LENGTH) {
    throw new Error(`${fileName} states ${uncompressedSize} bytes, more than it can hold`)
  }
  const bytes = Buffer.allocUnsafeSlow(uncompressedSize)
  let filled = 0
  // The stream fails at the first byte that is too many, and where there are too few.
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  if (crc32(bytes) !== entry.crc32) throw new Error(`${fileName} doesn't match its checksum`)
  return bytes
}

/** An archive of one entry, deflated. Equal contents give equal bytes. Throws RangeError from 4 GiB on. */
export function archiveOf(name: string, content: Buffer): Buffer {
  const nameBytes = Buffer.from(name)
  const compressed = deflateRawSync(content)
  // What local and central header share; 0x0800: the name is UTF-8, 8: deflated, 0x21: 1 January 1980.
  const common = fields([2, 20], [2, 0x0800], [2, 8], [2, 0], [2, 0x21], [4, crc32(content)], [4, compressed.length], [4, content.length], [2, nameBytes.length], [2, 0])
  const local = Buffer.concat([fields([4, 0x04034b50]), common, nameBytes, compressed])
  const central = Buffer.concat([fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, 0]), nameBytes])
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, 1], [2, 1], [4, central.length], [4, local.length], [2, 0])
  return Buffer.concat([local, central, end])
}

/** Little-endian numbers of so many bytes each. */
function fields(...numbers: [bytes: number, value: number][]): Buffer {
  return Buffer.concat(
    numbers.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
}
