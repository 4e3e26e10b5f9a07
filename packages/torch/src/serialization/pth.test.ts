import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPth, savePth } from './pth.js'
import { TensorData } from './tensor-data.js'
import { describeValue, fixturePath, floats, messageOf, readJson, temporaryFolder, writePth, zipBytes } from './serialization.test.helpers.js'

describe('files of PyTorch', () => {
  test.each([
    ['tensors', 'tensors'],
    ['plain', 'plain'],
    ['plain-protocol4', 'plain'],
    ['nnunet', 'nnunet'],
    ['nnunet-protocol5', 'nnunet'],
  ])('%s.pth holds what PyTorch put in', async (name, expected) => {
    const value = await loadPth(fixturePath(`${name}.pth`))
    expect(describeValue(value)).toEqual(readJson(`${expected}.json`))
  })

  test('minus zero and NaN keep their bits', async () => {
    const { special } = (await loadPth(fixturePath('tensors.pth'))) as { special: TensorData }
    const bits = new Uint32Array(special.bytes.buffer, special.bytes.byteOffset, 4)
    expect([...bits]).toEqual([0x7fc00000, 0x7f800000, 0xff800000, 0x80000000])
  })

  test('the order of a state dict is kept', async () => {
    const { network_weights: weights } = (await loadPth(fixturePath('nnunet.pth'))) as { network_weights: object }
    expect(Object.keys(weights)).toEqual(['0.weight', '0.bias', '1.weight', '1.bias', '2.weight', '2.bias'])
  })

  test('storages of big-endian machines are turned round', async () => {
    const path = join(temporaryFolder(), 'big.pth')
    const bytes = Buffer.alloc(8)
    bytes.writeFloatBE(1.5, 0)
    bytes.writeFloatBE(-2, 4)
    const little = join(temporaryFolder(), 'little.pth')
    savePth(little, floats(0, 0))
    const pickle = storedEntry(readFileSync(little), 'archive/data.pkl')
    writePth(path, pickle, { 'archive/byteorder': 'big', 'archive/data/0': bytes })
    expect(await loadPth(path)).toEqual(floats(1.5, -2))
  })
})

describe('savePth', () => {
  test('what is saved is read again', async () => {
    const path = join(temporaryFolder(), 'value.pth')
    const value = {
      weights: { 'a.weight': new TensorData('float32', [2, 1], new Uint8Array([0, 0, 128, 63, 0, 0, 0, 64])), b: floats() },
      scalar: new TensorData('int64', [], new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])),
      plain: [null, true, false, 0, -1, 2 ** 31, -(2 ** 31), -(2 ** 53) + 1, 1.5, 1e300, -0, 2n ** 64n, -(2n ** 63n), 'Größe 🙂', ''],
      extremes: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      nested: [[], [[{}]], new Map([[0, { momentum: floats(3) }]])],
    }
    savePth(path, value)
    expect(await loadPth(path)).toEqual(value)
  })

  test('data of storages begin at multiples of 64 bytes', () => {
    const path = join(temporaryFolder(), 'value.pth')
    savePth(path, { a: floats(1, 2, 3), b: new TensorData('uint8', [1], new Uint8Array([9])), c: floats(4) })
    const file = readFileSync(path)
    for (const key of [0, 1, 2]) expect(dataStart(file, `archive/data/${key}`) % 64).toBe(0)
  })

  test('equal values give equal files', () => {
    const folder = temporaryFolder()
    for (const name of ['a', 'b']) savePth(join(folder, name), { x: floats(1, 2), step: 3 })
    expect(readFileSync(join(folder, 'a'))).toEqual(readFileSync(join(folder, 'b')))
  })

  test('a tensor that occurs twice is stored once', async () => {
    const path = join(temporaryFolder(), 'tied.pth')
    const tied = floats(...Array.from({ length: 1000 }, () => 1))
    savePth(path, { input: tied, output: tied })
    expect(readFileSync(path).length).toBeLessThan(2 * 4000)
    expect(await loadPth(path)).toEqual({ input: tied, output: tied })
  })

  test('values that Python could not hold are refused by place, and the earlier file stays', async () => {
    const path = join(temporaryFolder(), 'value.pth')
    savePth(path, 1)
    const loop: unknown[] = []
    loop.push(loop)
    const bad = (value: unknown) => () => savePth(path, value as never)
    expect(bad({ a: [0, undefined] })).toThrow('value.a[1] is no plain value')
    expect(bad({ a: new Float32Array(2) })).toThrow('value.a is no plain value')
    expect(bad(loop)).toThrow('value[0] holds itself')
    expect(bad(new Map([[[1], 2]]))).toThrow('value has a key that is no text or number')
    expect(await loadPth(path)).toBe(1)
  })
})

describe('files that are no weights', () => {
  async function refusal(content: Uint8Array | string): Promise<string> {
    const path = join(temporaryFolder(), 'x.pth')
    writeFileSync(path, content)
    return messageOf(loadPth(path))
  }

  test('fault 2: a bare pickle and a tar archive of old PyTorch are refused with a way out', async () => {
    const old = await messageOf(loadPth(fixturePath('before-1.6.pth')))
    expect(old).toMatch(/before-1\.6\.pth: is a bare pickle.*re-save it with torch\.save of PyTorch >= 1\.6$/)
    const tar = Buffer.alloc(1024)
    tar.write('sys_info', 0)
    tar.write('ustar', 257)
    expect(await refusal(tar)).toMatch(/x\.pth: is a tar archive.*re-save it with torch\.save of PyTorch >= 1\.6$/)
  })

  test('others are named', async () => {
    expect(await refusal('')).toContain('is not a file of torch.save')
    expect(await refusal('hello')).toContain('is not a file of torch.save')
    expect(await refusal(zipBytes({ 'a/b.txt': 'x' }))).toContain('no data.pkl')
    expect(await refusal(zipBytes({ 'a/data.pkl': 'N.', 'b/data.pkl': 'N.' }))).toContain('more than one data.pkl')
    expect(await refusal(zipBytes({ 'm/data.pkl': 'N.', 'm/constants.pkl': 'N.' }))).toContain('TorchScript')
    expect(await refusal(zipBytes({ 'm/data.pkl': 'N.', 'm/byteorder': 'middle' }))).toContain('byte order')
  })

  test('a missing file and a folder are refused by name', async () => {
    const folder = temporaryFolder()
    expect(await messageOf(loadPth(join(folder, 'none.pth')))).toMatch(/none\.pth: cannot be read \(ENOENT/)
    expect(await messageOf(loadPth(folder))).toMatch(/is not a regular file/)
  })
})

/** Where the data of a stored entry begin: behind its local header, name and extra fields. */
function dataStart(file: Buffer, name: string): number {
  const at = file.indexOf(name) - 30
  return at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
}

function storedEntry(file: Buffer, name: string): Buffer {
  const start = dataStart(file, name)
  return file.subarray(start, start + file.readUInt32LE(file.indexOf(name) - 30 + 22))
}
