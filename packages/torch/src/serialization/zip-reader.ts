import { constants as bufferConstants } from 'node:buffer'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { FormatError } from '../errors.js'
import type { BoundedFile } from './bounded-file.js'
import { damaged, printable, quoted, unsupported } from './refusal.js'

const maxInflation = 100
const stored = 0
const deflated = 8

/** Reads entries of a zip archive that nobody vouches for. */
export class ZipReader {
  private readonly entries = new Map<string, yauzl.Entry>()
  private bytesRead = 0

  private constructor(
    private readonly file: BoundedFile,
    private readonly zip: yauzl.ZipFile,
    private readonly maxBytes: number,
  ) {}

  /**
   * Checks the directory of the archive. The file stays the caller's to close.
   * @param maxBytes the most that `read` hands out in all, uncompressed
   * @throws FormatError for a damaged directory, entries whose names lead out of the archive, links, and names given twice
   */
  static async open(file: BoundedFile, maxBytes: number): Promise<ZipReader> {
    try {
      const zip = await yauzl.fromRandomAccessReaderPromise(file, file.size, { autoClose: false })
      // An error without a listener would end the process; `eachEntry` only listens while it runs.
      zip.on('error', () => {})
      const reader = new ZipReader(file, zip, maxBytes)
      await reader.readDirectory()
      return reader
    } catch (error) {
      throw asRefusal(error)
    }
  }

  /** The names of all entries, in the order of the archive. */
  names(): string[] {
    return [...this.entries.keys()]
  }

  /** Uncompressed bytes of an entry as the archive states them; undefined when there is none of this name. */
  bytesOf(name: string): number | undefined {
    return this.entries.get(name)?.uncompressedSize
  }

  /**
   * The uncompressed contents of an entry, checked against its checksum.
   * @throws FormatError when it is missing, damaged, encrypted, or larger than allowed
   */
  async read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.entries.get(name)
    if (entry === undefined) throw damaged(`entry ${quoted(name)} is missing`)
    this.checkReadable(entry)
    this.bytesRead += entry.uncompressedSize
    try {
      const start = (await this.zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
      const collector = new Collector(entry)
      const chunks = this.file.chunks(start, entry.compressedSize)
      if (entry.compressionMethod === stored) await collector.collect(chunks)
      else await pipeline(chunks, createInflateRaw(), (inflated) => collector.collect(inflated))
      return collector.finish()
    } catch (error) {
      throw asRefusal(error, `entry ${quoted(name)}`)
    }
  }

  private async readDirectory(): Promise<void> {
    let compressedBytes = 0
    for await (const entry of this.zip.eachEntry()) {
      checkKind(entry)
      if (this.entries.has(entry.fileName)) throw damaged(`entry ${quoted(entry.fileName)} is in the archive twice`)
      compressedBytes += entry.compressedSize
      if (compressedBytes > this.file.size) throw damaged(`entry ${quoted(entry.fileName)} overlaps others or ends outside the file`)
      this.entries.set(entry.fileName, entry)
    }
  }

  private checkReadable(entry: yauzl.Entry): void {
    const { fileName, compressionMethod, compressedSize, uncompressedSize } = entry
    if (entry.isEncrypted()) throw unsupported(`entry ${quoted(fileName)} is encrypted`, 'save the archive without a password')
    if (compressionMethod !== stored && compressionMethod !== deflated) {
      throw unsupported(`entry ${quoted(fileName)} is compressed by method ${compressionMethod}`, 'save the archive uncompressed')
    }
    if (uncompressedSize > maxInflation * compressedSize) {
      throw unsupported(`entry ${quoted(fileName)} inflates beyond ${maxInflation} times its size`, 'save the archive uncompressed')
    }
    const largest = Math.min(this.maxBytes - this.bytesRead, bufferConstants.MAX_LENGTH)
    if (uncompressedSize > largest) {
      throw unsupported(`entry ${quoted(fileName)} takes the contents beyond ${this.maxBytes} bytes`, 'raise the limit to read it')
    }
  }
}

/** Gathers the bytes of an entry, and stops at the first one too many. */
class Collector {
  private readonly bytes: Uint8Array<ArrayBuffer>
  private filled = 0
  private crc = 0

  constructor(private readonly entry: yauzl.Entry) {
    this.bytes = new Uint8Array(entry.uncompressedSize)
  }

  async collect(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of chunks) {
      if (this.filled + chunk.byteLength > this.bytes.byteLength) {
        throw damaged(`entry ${quoted(this.entry.fileName)} inflates beyond the ${this.bytes.byteLength} bytes that it states`)
      }
      this.bytes.set(chunk, this.filled)
      this.filled += chunk.byteLength
      this.crc = crc32(chunk, this.crc)
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    if (this.filled < this.bytes.byteLength) throw damaged(`entry ${quoted(this.entry.fileName)} ends early`)
    // torch.serialization.set_crc32_options(False) writes files without checksums; those are refused as well.
    if (this.crc !== this.entry.crc32) throw damaged(`entry ${quoted(this.entry.fileName)} does not match its checksum`)
    return this.bytes
  }
}

const kindMask = 0o170000
const regularFile = 0o100000
const folder = 0o040000

/** The Unix kind sits in the upper half of the attributes; zero where the archiver gave none. */
function checkKind(entry: yauzl.Entry): void {
  const kind = (entry.externalFileAttributes >>> 16) & kindMask
  if (kind !== 0 && kind !== regularFile && kind !== folder) {
    throw damaged(`entry ${quoted(entry.fileName)} is a link or device`)
  }
}

function asRefusal(error: unknown, where = 'the archive'): FormatError {
  if (error instanceof FormatError) return error
  const reason = error instanceof Error ? error.message : String(error)
  return damaged(`${where} is not sound (${printable(reason)})`, error)
}
