import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../errors.js'
import { readPickle } from './pickle-reader.js'
import { type Picklable, writePickle } from './pickle-writer.js'
import { toPlainValue } from './plain-value.js'

/** Reads a pickle without tensors, written here as text of single bytes. */
function read(pickle: string): unknown {
  return toPlainValue(readPickle(Buffer.from(pickle, 'latin1')), () => {
    throw new Error('no tensor expected')
  })
}

function refusal(pickle: string): string {
  let error: unknown
  try {
    read(pickle)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(FormatError)
  return (error as FormatError).message
}

function text(value: string): string {
  return `X${uint32(value.length)}${value}`
}

function uint32(value: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes.toString('latin1')
}

test.each([
  ['\x80\x02N.', null],
  ['\x80\x02J\xfe\xff\xff\xff.', -2],
  ['\x80\x02M\x01\x02.', 513],
  ['\x80\x02\x8a\x00.', 0],
  ['\x80\x02\x8a\x02\x00\xff.', -256],
  ['\x80\x02\x8b\x01\x00\x00\x00\x07.', 7],
  ['\x80\x02\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01.', 2n ** 64n],
  ['\x80\x02G\x3f\xf8\x00\x00\x00\x00\x00\x00.', 1.5],
  ['\x80\x02U\x02\xe9A.', 'éA'],
  ['\x80\x02K\x010K\x02.', 2],
  ['\x80\x02K\x01(K\x02K\x031.', 1],
  ['\x80\x02](K\x01K\x02e.', [1, 2]],
  ['\x80\x02]K\x01a.', [1]],
  ['\x80\x02]q\x00h\x00\x86.', [[], []]],
  ['\x80\x02K\x052\x86.', [5, 5]],
  ['\x80\x02}K\x01K\x02s.', new Map([[1, 2]])],
  ['\x80\x04\x95\x03\x00\x00\x00\x00\x00\x00\x00\x8f(K\x01\x90.', [1]],
  ['\x80\x05\x96\x02\x00\x00\x00\x00\x00\x00\x00ab.', Uint8Array.of(97, 98)],
])('the pickle %j is read', (pickle, expected) => {
  expect(read(pickle)).toEqual(expected)
})

describe('fault 1: names that weights do not need are refused and nothing is run', () => {
  test.each([
    ['posix.system', '\x80\x02cposix\nsystem\n(X\x04\x00\x00\x00idtR.'],
    ['os.system', 'cos\nsystem\n(X\x02\x00\x00\x00idtR.'],
    ['builtins.eval', `\x80\x04\x8c\x08builtins\x8c\x04eval\x93${text('1+1')}\x85R.`],
    ['torch.load', '\x80\x02ctorch\nload\n.'],
    ['torch._utils.os', '\x80\x02ctorch._utils\nos\n.'],
    ['collections.OrderedDict.update', '\x80\x04\x8c\x0bcollections\x8c\x12OrderedDict.update\x93.'],
    ['__proto__.constructor', '\x80\x02c__proto__\nconstructor\n.'],
  ])('%s', (name, pickle) => {
    expect(refusal(pickle)).toContain(`names '${name}', which weights do not need: refused, nothing was run`)
  })

  test('control characters of a name do not reach the terminal', () => {
    expect(refusal('c\x1b[2J\nx\n.')).toContain("names '?[2J.x'")
  })

  test('instructions that import or build objects are refused', () => {
    for (const opcode of ['i', 'o', '\x82', '\x83', '\x84', '\x92', '\x97', 'P']) {
      expect(refusal(`\x80\x02(${opcode}os\nsystem\n.`)).toContain('which weights do not need: refused, nothing was run')
    }
  })

  test('known names are only called as functions, and only functions are called', () => {
    expect(refusal('\x80\x02cposixpath\njoin\n)R.')).toContain("'posixpath.join'")
    expect(refusal('\x80\x02X\x01\x00\x00\x00x)R.')).toContain('calls what is no function')
    expect(refusal('\x80\x02ctorch\nFloatStorage\n)R.')).toContain('calls what is no function')
    expect(refusal('\x80\x02ccollections\nOrderedDict\n.')).toContain('holds a function or type')
  })
})

describe('fault 4: bounds', () => {
  test('a memo number beyond what the pickle can hold', () => {
    expect(refusal(`\x80\x02Nr${uint32(0xffffffff)}.`)).toContain('numbers a value 4294967295')
  })

  test('nesting of marks, and of values', () => {
    expect(refusal(`\x80\x02${'('.repeat(2_000_000)}.`)).toContain('nests deeper than 1000 levels')
    expect(refusal(`\x80\x02N${'\x85'.repeat(2_000_000)}.`)).toContain('nests deeper than 200 levels')
  })

  test('lengths of strings, bytes and integers', () => {
    expect(refusal('\x80\x02X\xff\xff\xff\xff.')).toContain('a string of 4294967295 bytes')
    expect(refusal('\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.')).toContain('a string of 1844674407370955')
    expect(refusal('\x80\x04\x8e\x00\x00\x00\x00\x01\x00\x00\x00.')).toContain('a byte string of 4294967296 bytes')
    expect(refusal('\x80\x02\x8b\x00\x00\x00\x01.')).toContain('an integer of 16777216 bytes')
    expect(refusal('\x80\x02X\x05\x00\x00\x00ab.')).toContain('ends early')
  })

  test('lists that hold the one before many times: 2^60 values from a few hundred bytes', () => {
    const doubling = '](h\x00h\x00eq\x000'
    expect(refusal(`\x80\x02]q\x000${doubling.repeat(60)}h\x00.`)).toContain('unfolds into more than 20000000 values')
  })

  test('a value that holds itself', () => {
    expect(refusal('\x80\x02]q\x00h\x00a.')).toContain('holds itself')
  })

  test('one long value copied again and again', () => {
    const encoding = 'c_codecs\nencode\nq\x00'
    const copy = `h\x00h\x01h\x02\x86R`
    const pickle = `\x80\x02(${encoding}0${text('a'.repeat(100_000))}q\x010${text('latin1')}q\x020${copy.repeat(100)}t.`
    expect(refusal(pickle)).toContain('copies far more than it holds')
  })
})

test('damaged structure is refused', () => {
  for (const pickle of ['', '.', '\x80', '\x80\x02', '0.', 'e.', 'a.', 't.', '(.', 'h\x05.', 'R.', 'b.', 'Q.', 's.', 'NNs.', 'Na.', '2.']) {
    expect(refusal(pickle)).toContain('the file is damaged')
  }
  expect(refusal('\x80\x06N.')).toContain('protocol 6')
  expect(refusal(`\x80\x02}${text('__proto__')}}s.`)).toContain("'__proto__'")
})

test('what is written is read again', () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.string({ unit: 'grapheme' }),
    fc.bigInt().filter((value) => value < -(2n ** 60n) || value > 2n ** 60n),
  )
  const { tree } = fc.letrec<{ tree: Picklable }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true }).filter((dict) => !Object.hasOwn(dict, '__proto__')),
      fc.uniqueArray(fc.tuple(fc.integer(), tie('tree')), { selector: ([key]) => key, minLength: 1 }).map((pairs) => new Map(pairs)),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      expect(read(Buffer.from(writePickle(value).pickle).toString('latin1'))).toEqual(value)
    }),
  )
})

test('random instructions give a value or a FormatError', () => {
  const opcodes = Buffer.from('()02BCGJKMNQRTUX]abcehjqrstu}\x80\x81\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x93\x94\x95\x96', 'latin1')
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom(...opcodes).map((opcode) => Buffer.from([opcode])), weight: 6 },
    fc.constantFrom('ccollections\nOrderedDict\n', 'cnumpy\ndtype\n', 'ctorch\nFloatStorage\n', 'ctorch._utils\n_rebuild_tensor_v2\n').map((name) => Buffer.from(name)),
    fc.constantFrom('K\x01', 'X\x02\x00\x00\x00f4', 'C\x04abcd', 'q\x00', 'h\x00', '(', ')').map((name) => Buffer.from(name, 'latin1')),
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const pickle = Buffer.concat([...pieces, Buffer.from('.')])
      try {
        readPickle(pickle)
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError)
      }
    }),
    { numRuns: 5000 },
  )
})
