import { expect, test } from 'vitest'
import { listText, numberText, spanText, tripleText, volumeTexts } from './words.js'

test.each([
  [0, '0'],
  [1, '1'],
  [-1024, '-1024'],
  [0.123456, '0.1235'],
  [12.3456, '12.35'],
  [99.99999, '100'],
  [123_456.7, '123457'],
  [0.00001234, '0.00001234'],
  [1.234e-9, '1.23e-9'],
  [5e12, '5.00e+12'],
])('numberText(%d) is %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test('volumes of one row have one unit', () => {
  expect(volumeTexts([12.5, 999])).toEqual(['12.5 mm³', '999 mm³'])
  expect(volumeTexts([12.5, 1000])).toEqual(['0.0125 ml', '1 ml'])
})

test('triples, lists and spans', () => {
  expect(tripleText([2.5, 0.7031, 0.70312345])).toBe('2.5×0.7031×0.7031')
  expect(listText(['a', 'b', 'c'], 3)).toBe('a, b, c')
  expect(listText(['a', 'b', 'c'], 1)).toBe('a and 2 more')
  expect([spanText([4, 4]), spanText([5, 3, 4])]).toEqual(['4', '3 to 5'])
})
