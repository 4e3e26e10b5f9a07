import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../errors.js'
import { parseCsv } from './csv.js'

const cellsOf = (text: string): string[][] => parseCsv(text, 'a.csv').rows.map(({ cells }) => [...cells.values()])

test.each([
  ['commas', 'a,b\n1,2\n3,4\n'],
  ['semicolons', 'a;b\n1;2\n3;4'],
  ['tabs', 'a\tb\n1\t2\n3\t4\n'],
  ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['CR', 'a,b\r1,2\r3,4\r'],
  ['a byte order mark', '\uFEFFa,b\n1,2\n3,4'],
  ['spaces, empty lines and capitals', ' A , b\n\n1 ,2\n , \n3, 4\n\n'],
  ['quotes', '"a","b"\n"1","2"\n 3 , "4" \n'],
])('%s', (_, text) => {
  expect(parseCsv(text, 'a.csv').columns).toEqual(['a', 'b'])
  expect(cellsOf(text)).toEqual([['1', '2'], ['3', '4']])
})

test('quotes hold separators, quotes, line breaks and the spaces at both ends; lines are counted with them', () => {
  const { rows } = parseCsv('a,b\n"1,;\t""2""\r\n3"," 4 "\n,"🧠"', 'a.csv')
  expect(rows.map(({ line, cells }) => [line, ...cells.values()])).toEqual([[2, '1,;\t"2"\r\n3', ' 4 '], [4, '', '🧠']])
})

test('whatever the cells hold, it is read as it was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', '🧠') })
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell)), fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (rows, separator, end) => {
    const text = [['a', 'b'], ...rows].map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator)).join(end)
    expect(cellsOf(text)).toEqual(rows.filter((cells) => cells.some((value) => value !== '')))
  }))
})

test.each<[string, string, RegExp]>([
  ['a quote without an end', 'a,b\n1,2\n"3,4\n', /a\.csv: line 3: a quote has no end/],
  ['a quote inside of a cell', 'a,b\n1,2"3\n', /a\.csv: line 2: a quote has no end, or stands inside of a cell/],
  ['text behind a quote', 'a,b\n"1"2,3\n', /a\.csv: line 2: a quote/],
  ['a cell too few', 'a,b\n1,2\n3\n', /a\.csv: line 3 has 1 cell for 2 columns/],
  ['a cell too many', 'a,b\n1,2,3\n', /a\.csv: line 2 has 3 cells for 2 columns/],
  ['a column twice', 'a,b,A\n', /a\.csv: the column "a" stands twice/],
  ['nothing', '\uFEFF\r\n \n', /a\.csv: empty/],
])('%s is refused', (_, text, message) => {
  expect(() => parseCsv(text, 'a.csv')).toThrow(InputError)
  expect(() => parseCsv(text, 'a.csv')).toThrow(message)
})

test('a quote that never ends in a large file is refused soon', () => {
  expect(() => parseCsv(`a,b\n"${'""x '.repeat(200_000)}`, 'a.csv')).toThrow(/line 2: a quote has no end/)
})
