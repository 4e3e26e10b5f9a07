import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BoundedFile } from './bounded-file.js'
import { messageOf, temporaryFolder, zipBytes } from './serialization.test.helpers.js'
import { ZipReader } from './zip-reader.js'

async function open(archive: Uint8Array, maxBytes = 2 ** 30): Promise<ZipReader> {
  const path = join(temporaryFolder(), 'x.zip')
  writeFileSync(path, archive)
  const file = await BoundedFile.open(path)
  onTestFinished(() => file.closeFile())
  return ZipReader.open(file, maxBytes)
}

/** The same archive with a name (local and central) replaced by one of the same length. */
function renamed(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1')
}

/** Fields of the central header of the only entry, changed. */
function patched(archive: Buffer, patch: (central: Buffer) => void): Buffer {
  const copy = Buffer.from(archive)
  patch(copy.subarray(copy.indexOf('PK\x01\x02')))
  return copy
}

/** An archive of one entry 'a', deflated; `stated` is the uncompressed size that it claims. */
function deflatedZip(compressed: Buffer, content: Buffer, stated = content.length): Buffer {
  const zip = zipBytes({ a: compressed })
  return patched(zip, (central) => {
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(crc32(content), 16)
    central.writeUInt32LE(stated, 24)
  })
}

test('stored and deflated entries are read', async () => {
  const stored = await open(zipBytes({ 'x/a': 'alpha', 'x/empty': '' }))
  expect(stored.names()).toEqual(['x/a', 'x/empty'])
  expect(stored.bytesOf('x/a')).toBe(5)
  expect(stored.bytesOf('x/b')).toBeUndefined()
  expect(Buffer.from(await stored.read('x/a')).toString()).toBe('alpha')
  expect(await stored.read('x/empty')).toEqual(new Uint8Array(0))

  const content = Buffer.from('abcdefgh'.repeat(50))
  const deflated = await open(deflatedZip(deflateRawSync(content), content))
  expect(Buffer.from(await deflated.read('a'))).toEqual(content)
})

describe('fault 6: entries that lead out of the archive, links and entries given twice are refused', () => {
  test.each([
    ['../evil', 'invalid relative path: ../evil'],
    ['a/../../', 'invalid relative path: a/../../'],
    ['..\\evil', 'invalid relative path: ../evil'],
    ['/etc/pw', 'absolute path: /etc/pw'],
    ['C:/evil', 'absolute path: C:/evil'],
  ])('%s', async (name, reason) => {
    const from = 'x'.repeat(name.length)
    expect(await messageOf(open(renamed(zipBytes({ [from]: 'data' }), from, name)))).toContain(reason)
  })

  test('a symbolic link', async () => {
    const link = patched(zipBytes({ a: '/etc/passwd' }), (central) => central.writeUInt32LE((0o120777 << 16) >>> 0, 38))
    expect(await messageOf(open(link))).toContain("entry 'a' is a link or device")
  })

  test('an entry given twice', async () => {
    const twice = renamed(zipBytes({ 'a/first': '1', 'a/other': '2' }), 'a/other', 'a/first')
    expect(await messageOf(open(twice))).toContain("entry 'a/first' is in the archive twice")
  })
})

describe('fault 7: inflation is bounded', () => {
  const zeros = Buffer.alloc(2_000_000)

  test('beyond 100 times the compressed size', async () => {
    const bomb = await open(deflatedZip(deflateRawSync(zeros), zeros))
    expect(await messageOf(bomb.read('a'))).toContain("entry 'a' inflates beyond 100 times its size")
  })

  test('beyond the stated size: stopped while streaming, before the end of the data is seen', async () => {
    const compressed = deflateRawSync(Buffer.from(Array.from({ length: 500_000 }, (_, i) => (i * 7919) >> 5)))
    compressed.fill(0xff, compressed.length >> 1) // Reading to here would be an error of its own.
    const liar = await open(deflatedZip(compressed, zeros, 1000))
    expect(await messageOf(liar.read('a'))).toContain('inflates beyond the 1000 bytes that it states')
  })

  test('beyond a cap, all entries together', async () => {
    const content = Buffer.from('abcdefgh'.repeat(100))
    const one = await open(deflatedZip(deflateRawSync(content), content), 799)
    expect(await messageOf(one.read('a'))).toContain("entry 'a' takes the contents beyond 799 bytes")
    const two = await open(zipBytes({ a: '12345', b: '67890' }), 9)
    await two.read('a')
    expect(await messageOf(two.read('b'))).toContain("entry 'b' takes the contents beyond 9 bytes")
  })

  test('entries that share their compressed data', async () => {
    const archive = zipBytes({ aa: 'x'.repeat(200), ab: 'y'.repeat(200) })
    const second = archive.lastIndexOf('PK\x01\x02')
    archive.writeUInt32LE(1000, second + 20)
    archive.writeUInt32LE(1000, second + 24)
    expect(await messageOf(open(archive))).toContain("entry 'ab' overlaps others or ends outside the file")
  })
})

describe('damage', () => {
  test('contents that do not match their checksum', async () => {
    const archive = await open(renamed(zipBytes({ a: 'alpha' }), 'alpha', 'alphb'))
    expect(await messageOf(archive.read('a'))).toContain("entry 'a' does not match its checksum")
  })

  test('deflated data that end early, or are none', async () => {
    const content = Buffer.from(Array.from({ length: 1000 }, (_, i) => i * i))
    const compressed = deflateRawSync(content)
    const cut = await open(deflatedZip(compressed.subarray(0, compressed.length - 9), content))
    expect(await messageOf(cut.read('a'))).toContain("entry 'a' is not sound (unexpected end of file)")
    const none = await open(deflatedZip(Buffer.from([7]), Buffer.alloc(30)))
    expect(await messageOf(none.read('a'))).toContain("entry 'a' is not sound (invalid block type)")
  })

  test('encrypted entries and unknown compression', async () => {
    const encrypted = await open(patched(deflatedZip(Buffer.from('secret'), Buffer.alloc(3)), (central) => central.writeUInt16LE(1, 8)))
    expect(await messageOf(encrypted.read('a'))).toContain("entry 'a' is encrypted; save the archive without a password")
    const method = await open(patched(zipBytes({ a: 'x' }), (central) => central.writeUInt16LE(14, 10)))
    expect(await messageOf(method.read('a'))).toContain('is compressed by method 14')
  })

  test('positions out of the file, up to 2^64', async () => {
    const outside = await open(patched(zipBytes({ a: 'x' }), (central) => central.writeUInt32LE(0xfffffff0, 42)))
    expect(await messageOf(outside.read('a'))).toContain('the file names position 4294967280 outside its')
    const zip64 = Buffer.concat([zipBytes({ a: 'x' }).subarray(0, -22), Buffer.alloc(20), zipBytes({}).subarray(-22)])
    const locator = zip64.length - 42
    zip64.writeUInt32LE(0x07064b50, locator)
    zip64.fill(0xff, locator + 8, locator + 16)
    expect(await messageOf(open(zip64))).toContain('the file names position 18446744073709552000')
  })
})
