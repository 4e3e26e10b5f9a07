import { crc32 } from 'node:zlib'
import type { Sink } from './atomic-file.js'

// PyTorch maps storages into memory, and aligns their data so that vector loads do not straddle cache lines.
const alignment = 64
const limit16 = 0xffff
const limit32 = 0xffffffff
const utf8Names = 0x0800
// 1 January 1980, the first day zip knows: equal contents give equal files.
const dosDate = 0x0021
const paddingId = 0x4246 // 'FB', as PyTorch's own writer
const zip64Id = 0x0001
const crcChunkBytes = 64 * 2 ** 20

interface WrittenEntry {
  name: Buffer
  bytes: number
  crc: number
  offset: number
}

/** Writes a zip archive of stored (uncompressed) entries whose data begin at multiples of 64 bytes; zip64 where needed. */
export class ZipWriter {
  private readonly entries: WrittenEntry[] = []

  constructor(private readonly sink: Sink) {}

  /** Appends an entry. */
  add(name: string, data: Uint8Array): void {
    const entry = { name: Buffer.from(name), bytes: data.byteLength, crc: checksum(data), offset: this.sink.position }
    this.sink.write(localHeader(entry))
    this.sink.write(data)
    this.entries.push(entry)
  }

  /** Appends the directory of the archive. Nothing may be added afterwards. */
  finish(): void {
    const start = this.sink.position
    for (const entry of this.entries) this.sink.write(centralHeader(entry))
    const bytes = this.sink.position - start
    const count = this.entries.length
    if (count >= limit16 || start >= limit32 || bytes >= limit32) {
      this.sink.write(zip64End(count, bytes, start, this.sink.position))
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(Math.min(count, limit16), 8)
    end.writeUInt16LE(Math.min(count, limit16), 10)
    end.writeUInt32LE(Math.min(bytes, limit32), 12)
    end.writeUInt32LE(Math.min(start, limit32), 16)
    this.sink.write(end)
  }
}

function checksum(data: Uint8Array): number {
  let crc = 0
  for (let start = 0; start < data.byteLength; start += crcChunkBytes) {
    crc = crc32(data.subarray(start, start + crcChunkBytes), crc)
  }
  return crc
}

function localHeader(entry: WrittenEntry): Buffer {
  const large = entry.bytes >= limit32
  // In the local header zip64 sizes come as a pair.
  const zip64 = large ? extraField(zip64Id, uint64(entry.bytes), uint64(entry.bytes)) : Buffer.alloc(0)
  const unpadded = entry.offset + 30 + entry.name.length + zip64.length + 4
  const padding = extraField(paddingId, Buffer.alloc((alignment - (unpadded % alignment)) % alignment, 'Z'))
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry, large)
  header.writeUInt16LE(zip64.length + padding.length, 28)
  return Buffer.concat([header, entry.name, zip64, padding])
}

function centralHeader(entry: WrittenEntry): Buffer {
  const large = entry.bytes >= limit32
  const far = entry.offset >= limit32
  const sizes = large ? [uint64(entry.bytes), uint64(entry.bytes)] : []
  const offsets = far ? [uint64(entry.offset)] : []
  const zip64 = large || far ? extraField(zip64Id, ...sizes, ...offsets) : Buffer.alloc(0)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(zip64.length > 0 ? 45 : 20, 4)
  writeCommon(header, 6, entry, zip64.length > 0)
  header.writeUInt16LE(zip64.length, 30)
  header.writeUInt32LE(far ? limit32 : entry.offset, 42)
  return Buffer.concat([header, entry.name, zip64])
}

/** The fields from "version needed" to "name length", which local and central headers share. */
function writeCommon(header: Buffer, at: number, entry: WrittenEntry, zip64: boolean): void {
  const bytes = Math.min(entry.bytes, limit32)
  header.writeUInt16LE(zip64 ? 45 : 20, at)
  header.writeUInt16LE(utf8Names, at + 2)
  header.writeUInt16LE(dosDate, at + 8)
  header.writeUInt32LE(entry.crc, at + 10)
  header.writeUInt32LE(bytes, at + 14)
  header.writeUInt32LE(bytes, at + 18)
  header.writeUInt16LE(entry.name.length, at + 22)
}

/** The zip64 end record and its locator. */
function zip64End(count: number, bytes: number, start: number, position: number): Buffer {
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  uint64(44).copy(record, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  uint64(count).copy(record, 24)
  uint64(count).copy(record, 32)
  uint64(bytes).copy(record, 40)
  uint64(start).copy(record, 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  uint64(position).copy(locator, 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator])
}

function extraField(id: number, ...data: Buffer[]): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt16LE(id, 0)
  header.writeUInt16LE(data.reduce((sum, part) => sum + part.length, 0), 2)
  return Buffer.concat([header, ...data])
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
