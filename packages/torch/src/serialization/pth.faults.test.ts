import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../errors.js'
import { loadPth } from './pth.js'
import { fixturePath, messageOf, temporaryFolder, writePth } from './serialization.test.helpers.js'

interface View {
  offset?: number | bigint
  shape?: (number | bigint)[]
  strides?: (number | bigint)[]
  elements?: number | bigint
  type?: string
}

function integer(value: number | bigint): string {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(value))
  return `\x8a\x08${bytes.toString('latin1')}`
}

function tuple(values: (number | bigint)[]): string {
  return `(${values.map(integer).join('')}t`
}

/** The pickle of one float32 tensor [2, 2] in a storage of four elements, with some of it changed. */
function tensorPickle({ offset = 0, shape = [2, 2], strides = [2, 1], elements = 4, type = 'FloatStorage' }: View): Buffer {
  const storage = `(U\x07storagectorch\n${type}\nU\x010U\x03cpu${integer(elements)}tQ`
  const tensor = `ctorch._utils\n_rebuild_tensor_v2\n(${storage}${integer(offset)}${tuple(shape)}${tuple(strides)}\x89ccollections\nOrderedDict\n)RtR`
  return Buffer.from(`\x80\x02${tensor}.`, 'latin1')
}

async function load(view: View, storageBytes = 16): Promise<unknown> {
  const path = join(temporaryFolder(), 'x.pth')
  writePth(path, tensorPickle(view), { 'archive/data/0': new Uint8Array(storageBytes) })
  return loadPth(path)
}

test('the tensor of these tests is sound as it is', async () => {
  expect(await load({})).toMatchObject({ dtype: 'float32', shape: [2, 2] })
  expect(await load({ offset: 3, shape: [1], strides: [1000] })).toMatchObject({ shape: [1] })
  expect(await load({ offset: 4, shape: [0, 9], strides: [9, 1] })).toMatchObject({ shape: [0, 9] })
})

test('fault 1: a file that names posix.system is refused with file and name', async () => {
  const path = join(temporaryFolder(), 'evil.pth')
  const proof = join(temporaryFolder(), 'proof')
  const command = `touch ${proof}`
  writePth(path, Buffer.from(`\x80\x02cposix\nsystem\nU${String.fromCodePoint(command.length)}${command}\x85R.`, 'latin1'))
  expect(await messageOf(loadPth(path))).toBe(
    `${path}: names 'posix.system', which weights do not need: refused, nothing was run; save a state dict of tensors and plain values instead`,
  )
  expect(() => readFileSync(proof)).toThrow('ENOENT')
})

describe('fault 3: a tensor that leaves its storage', () => {
  test.each<[string, View]>([
    ['size', { shape: [3, 2] }],
    ['stride', { strides: [3, 1] }],
    ['offset', { offset: 1 }],
    ['offset of an empty tensor', { offset: 5, shape: [0], strides: [1] }],
    ['product beyond 2^53', { shape: [1, 2], strides: [1, 2n ** 52n] }],
  ])('%s', async (_, view) => {
    expect(await messageOf(load(view))).toMatch(/leaves its storage '0' of 4 elements; the file is damaged/)
  })

  test.each<[string, View]>([
    ['negative offset', { offset: -1 }],
    ['negative size', { shape: [-2, 2] }],
    ['negative stride', { strides: [-2, 1] }],
    ['more strides than sizes', { strides: [4, 2, 1] }],
    ['size beyond 2^53', { shape: [2n ** 62n], strides: [0] }],
    ['sizes whose product is beyond 2^53', { shape: [2n ** 40n, 2n ** 40n, 0], strides: [0, 0, 0] }],
    ['100 axes', { shape: Array.from({ length: 100 }, () => 1), strides: Array.from({ length: 100 }, () => 1) }],
  ])('%s', async (_, view) => {
    expect(await messageOf(load(view))).toMatch(/impossible shape, stride or offset/)
  })

  test('a stride of 0 that would fill the memory', async () => {
    expect(await messageOf(load({ shape: [2 ** 40], strides: [0] }))).toMatch(/take 4398046511104 bytes once copied, more than/)
  })
})

describe('fault 5: a storage shorter than its tensor', () => {
  test('in the archive', async () => {
    expect(await messageOf(load({}, 15))).toMatch(/entry 'archive\/data\/0' has 15 bytes, but its 4 float32 elements take 16/)
    expect(await messageOf(load({ type: 'DoubleStorage' }))).toMatch(/has 16 bytes, but its 4 float64 elements take 32/)
    expect(await messageOf(load({ elements: 2n ** 50n }))).toMatch(/has 16 bytes/)
  })

  test('missing', async () => {
    const path = join(temporaryFolder(), 'x.pth')
    writePth(path, tensorPickle({}))
    expect(await messageOf(loadPth(path))).toMatch(/entry 'archive\/data\/0' is missing/)
  })
})

test('element types without a dtype here are refused by name', async () => {
  expect(await messageOf(load({ type: 'ComplexFloatStorage' }))).toContain("names 'torch.ComplexFloatStorage'")
})

describe('fault 10: damage', () => {
  const whole = readFileSync(fixturePath('nnunet.pth'))

  /** A value or a FormatError, never anything else. */
  async function survives(bytes: Uint8Array, path: string): Promise<boolean> {
    writeFileSync(path, bytes)
    try {
      await loadPth(path)
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError)
      return false
    }
  }

  test('every truncation is refused', async () => {
    const path = join(temporaryFolder(), 'x.pth')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        expect(await survives(whole.subarray(0, length), path)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('one flipped bit in the pickle is refused; elsewhere it may pass (padding) but never crashes', async () => {
    const path = join(temporaryFolder(), 'x.pth')
    const pickleStart = whole.indexOf('\x80\x02}', 0, 'latin1')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const changed = Buffer.from(whole)
        changed[at] ^= 1 << bit
        const read = await survives(changed, path)
        if (at >= pickleStart && at < pickleStart + 1000) expect(read).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('random bytes, also behind a zip signature, are refused', async () => {
    const path = join(temporaryFolder(), 'x.pth')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', 'PK', '\x80\x02'), fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        expect(await survives(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), path)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('a pickle changed under a right checksum never crashes', async () => {
    const path = join(temporaryFolder(), 'x.pth')
    const pickle = tensorPickle({})
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(pickle.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = Buffer.from(pickle)
        for (const [at, byte] of changes) changed[at] = byte
        writePth(path, changed, { 'archive/data/0': new Uint8Array(16) })
        await survives(readFileSync(path), path)
      }),
      { numRuns: 400 },
    )
  })
})
