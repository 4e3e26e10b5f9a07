import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import yauzl from 'yauzl'
import type { Sink } from './atomic-file.js'
import { BoundedFile } from './bounded-file.js'
import { temporaryFolder, zipBytes } from './serialization.test.helpers.js'
import { ZipReader } from './zip-reader.js'
import { ZipWriter } from './zip-writer.js'

test('an archive of one entry, byte by byte', () => {
  const archive = zipBytes({ ab: 'hi' })
  expect([...archive.subarray(0, 14)]).toEqual([0x50, 0x4b, 3, 4, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0])
  expect(archive.readUInt32LE(14)).toBe(0xd8932aac) // zlib.crc32(b'hi') in Python
  expect(archive.readUInt32LE(18)).toBe(2)
  expect(archive.readUInt32LE(22)).toBe(2)
  expect(archive.readUInt16LE(26)).toBe(2)
  // 30 + 2 + 4 bytes, and 28 of padding up to 64.
  expect(archive.readUInt16LE(28)).toBe(32)
  expect(archive.toString('latin1', 30, 66)).toBe(`abFB\x1c\x00${'Z'.repeat(28)}hi`)
  expect(archive.toString('latin1', 66, 70)).toBe('PK\x01\x02')
})

test('65,535 entries and more are counted by zip64', async () => {
  const names = Array.from({ length: 65_536 }, (_, i) => `e/${i}`)
  const path = join(temporaryFolder(), 'many.zip')
  writeFileSync(path, zipBytes(Object.fromEntries(names.map((name) => [name, name]))))
  const file = await BoundedFile.open(path)
  onTestFinished(() => file.closeFile())
  const zip = await ZipReader.open(file, 2 ** 30)
  expect(zip.names()).toEqual(names)
  expect(Buffer.from(await zip.read('e/65535')).toString()).toBe('e/65535')
})

/** Holds only what is written after the first bytes of a file too long to keep. */
class FarSink implements Sink {
  readonly chunks: Uint8Array[] = []

  constructor(public position: number) {}

  write(bytes: Uint8Array): void {
    this.chunks.push(Uint8Array.from(bytes))
    this.position += bytes.byteLength
  }
}

/** The end of a file that holds zeros before `start`. */
class FarReader extends yauzl.RandomAccessReader {
  constructor(
    private readonly end: Buffer,
    private readonly start: number,
  ) {
    super()
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void) {
    for (let i = 0; i < length; i++) buffer[offset + i] = this.end[position + i - this.start] ?? 0
    callback(null)
  }
}

test('entries behind the first 4 GiB are found by zip64', async () => {
  const start = 5 * 2 ** 30 + 17
  const sink = new FarSink(start)
  const writer = new ZipWriter(sink)
  writer.add('far', Buffer.from('away'))
  writer.finish()
  const end = Buffer.concat(sink.chunks)
  const zip = await yauzl.fromRandomAccessReaderPromise(new FarReader(end, start), sink.position, { autoClose: false })
  const entries: yauzl.Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  expect(entries.map((entry) => [entry.fileName, entry.relativeOffsetOfLocalHeader])).toEqual([['far', start]])
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entries[0], { minimal: true })
  expect(fileDataStart % 64).toBe(0)
  expect(end.toString('latin1', fileDataStart - start, fileDataStart - start + 4)).toBe('away')
})
