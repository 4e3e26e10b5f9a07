import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../errors.js'
import { loadSafetensors, saveSafetensors } from './safetensors.js'
import { describeValue, fixturePath, floats, readJson, temporaryFolder } from './serialization.test.helpers.js'
import { TensorData } from './tensor-data.js'

function fileOf(header: string, dataBytes = 0): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)))
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(dataBytes)])
}

function refusal(file: Uint8Array): string {
  const path = join(temporaryFolder(), 'x.safetensors')
  writeFileSync(path, file)
  let error: unknown
  try {
    loadSafetensors(path)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(FormatError)
  const { message } = error as FormatError
  expect(message.startsWith(`${path}: `)).toBe(true)
  return message
}

test('a file of the reference implementation holds what was put in', () => {
  const { tensors, metadata } = loadSafetensors(fixturePath('tensors.safetensors'))
  expect(describeValue(tensors)).toEqual(readJson('tensors.json'))
  expect(metadata).toEqual({ format: 'pt', note: 'Größe' })
})

test('a saved file, byte by byte', () => {
  const path = join(temporaryFolder(), 'a.safetensors')
  saveSafetensors(path, { small: new TensorData('uint8', [3], Uint8Array.of(1, 2, 3)), large: floats(1) }, { by: 'us' })
  // Large elements first, so that they are aligned; the header is filled up to a multiple of 8.
  const header =
    '{"__metadata__":{"by":"us"},"large":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"small":{"dtype":"U8","shape":[3],"data_offsets":[4,7]}}'
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8)
  const expected = fileOf(padded, 7)
  expected.set([0, 0, 128, 63, 1, 2, 3], expected.length - 7)
  expect(readFileSync(path)).toEqual(expected)
})

test('what is saved is read again', () => {
  const path = join(temporaryFolder(), 'a.safetensors')
  const tensors = {
    b: new TensorData('bfloat16', [2, 1], Uint8Array.of(1, 2, 3, 4)),
    a: new TensorData('bool', [], Uint8Array.of(1)),
    'größe "x"\n': new TensorData('int64', [0, 4], new Uint8Array(0)),
  }
  saveSafetensors(path, tensors)
  expect(loadSafetensors(path)).toEqual({ tensors, metadata: {} })
  expect(() => saveSafetensors(path, { __metadata__: floats(1) })).toThrow("reserved name '__metadata__'")
})

describe('refused headers', () => {
  const tensor = (begin: number, end: number, more = '"dtype":"F32","shape":[1]') => `{${more},"data_offsets":[${begin},${end}]}`
  test.each<[string, Buffer, string]>([
    ['no bytes', Buffer.alloc(0), 'is not a safetensors file'],
    ['longer than the file', fileOf('{}').fill(0xff, 0, 8), 'states a header of 1844674407370955'],
    ['longer than 100 MB', Buffer.concat([Buffer.from([1, 0xe1, 0xf5, 5, 0, 0, 0, 0]), Buffer.alloc(100)]), 'header of 100000001'],
    ['no JSON', fileOf('{"a":}'), 'the header is not JSON'],
    ['a list', fileOf('[]'), 'not a JSON object'],
    ['metadata of numbers', fileOf('{"__metadata__":{"a":1}}'), 'metadata are not text'],
    ['a tensor twice', fileOf(`{"a":${tensor(0, 4)},"\\u0061" :${tensor(0, 4)}}`, 4), "holds the name 'a' twice"],
    ['a key twice within', fileOf('{"a":{"dtype":"F32","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1), "'dtype' twice"],
    ['an overlap', fileOf(`{"a":${tensor(0, 4)},"b":${tensor(2, 6)}}`, 6), "'b' begins at 2, not at 4"],
    ['a hole', fileOf(`{"a":${tensor(0, 4)},"b":${tensor(6, 10)}}`, 10), "'b' begins at 6, not at 4"],
    ['bytes left over', fileOf(`{"a":${tensor(0, 4)}}`, 5), 'take 4 bytes, the file holds 5'],
    ['bytes missing', fileOf(`{"a":${tensor(0, 4)}}`, 3), 'take 4 bytes, the file holds 3'],
    ['a size that does not fit', fileOf(`{"a":${tensor(0, 4, '"dtype":"F64","shape":[1]')}}`, 4), 'takes 8 bytes, its offsets give 4'],
    ['offsets turned round', fileOf(`{"a":${tensor(4, 0)}}`, 4), 'its offsets give -4'],
    ['a negative size', fileOf(`{"a":${tensor(0, 4, '"dtype":"F32","shape":[-1,-1]')}}`, 4), 'impossible shape'],
    ['sizes beyond 2^53', fileOf(`{"a":${tensor(0, 0, '"dtype":"F32","shape":[9007199254740991,9,0]')}}`), 'impossible shape'],
    ['one offset', fileOf('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0]}}'), 'impossible offsets'],
    ['data beyond the file', fileOf(`{"a":${tensor(0, 2 ** 30, '"dtype":"U8","shape":[1073741824]')},"b":${tensor(2 ** 30, 2 ** 30 + 4)}}`, 4), 'take 1073741828 bytes'],
    ['a foreign type', fileOf(`{"a":${tensor(0, 4, '"dtype":"F8_E4M3","shape":[4]')}}`, 4), "elements of type 'F8_E4M3'"],
    ['no description', fileOf('{"a":7}'), "tensor 'a' has no description"],
    ['the name __proto__', fileOf(`{"__proto__":${tensor(0, 4)}}`, 4), "reserved name '__proto__'"],
  ])('%s', (_, file, reason) => {
    expect(refusal(file)).toContain(reason)
  })
})

test('a missing file is refused by name', () => {
  expect(() => loadSafetensors('/no/such.safetensors')).toThrow('/no/such.safetensors: cannot be read (ENOENT')
})

test('names of tensors may hold braces, quotes and colons', () => {
  const path = join(temporaryFolder(), 'a.safetensors')
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: fc.constantFrom('{', '}', '[', '"', '\\', ':', ',', ' ', 'a') })), (names) => {
      saveSafetensors(path, Object.fromEntries(names.map((name) => [name, floats(1)])))
      expect(Object.keys(loadSafetensors(path).tensors).toSorted()).toEqual(names.toSorted())
    }),
  )
})

test('truncated and changed files are refused or read, and never crash', () => {
  const whole = readFileSync(fixturePath('tensors.safetensors'))
  const path = join(temporaryFolder(), 'x.safetensors')
  const readable = (bytes: Uint8Array) => {
    writeFileSync(path, bytes)
    try {
      loadSafetensors(path)
      return true
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError)
      return false
    }
  }
  fc.assert(fc.property(fc.nat(whole.length - 1), (length) => !readable(whole.subarray(0, length))))
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const changed = Buffer.from(whole)
      changed[at] = byte
      readable(changed)
    }),
    { numRuns: 1000 },
  )
})
