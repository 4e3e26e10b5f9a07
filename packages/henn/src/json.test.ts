import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './json.js'

test('reads what JSON.parse reads', () => {
  fc.assert(fc.property(fc.json(), (text) => {
    fc.pre(!text.includes('__proto__'))
    expect(parseJson(text, 'a.json')).toEqual(JSON.parse(text))
  }))
})

test('fault 23: a byte order mark and CRLF are fine', () => {
  expect(parseJson('\uFEFF{\r\n"a": [1,\r\n2]\r\n}\r\n', 'a.json')).toEqual({ a: [1, 2] })
})

test('fault 22: a key that stands twice in one object is refused, however it is written', () => {
  expect(() => parseJson('{"b": {"a": 1}, "c": [{"a": 1}, {"a": ": {", "\\u0061" : 2}]}', 'a.json')).toThrow(
    'a.json: the key "a" stands twice in one object. Keep one.',
  )
  expect(parseJson('{"a": {"a": {"a": "\\"a\\":"}}, "b": ["a", "a"]}', 'a.json')).toEqual({ a: { a: { a: '"a":' } }, b: ['a', 'a'] })
})

test('fault 22: __proto__ is refused', () => {
  expect(() => parseJson('{"labels": {"__proto__": "x"}}', 'a.json')).toThrow(/a\.json: the key "__proto__" isn't allowed/)
})

test('broken JSON names the file in one line', () => {
  expect(() => parseJson('{\n"a": 1,\n}', 'a.json')).toThrow(/^a\.json: not valid JSON \([^\n]*\)\. Correct the file\.$/)
})
