import { InputError } from '../../errors.js'
import { plural } from '../../plural.js'

export interface CsvRow {
  /** Where it begins, from 1. */
  line: number
  /** By their columns. */
  cells: Map<string, string>
}

export interface CsvTable {
  /** As they are written. */
  names: string[]
  /** The names in lower case. */
  columns: string[]
  rows: CsvRow[]
}

/**
 * The rows below the header of a CSV (RFC 4180): cells in quotes, which may hold line breaks; lines that end in LF, CRLF or CR; a
 * byte order mark. Of tab, semicolon and comma the one that the header has most of lies between cells. Spaces around cells don't
 * count, nor do empty lines. Throws InputError naming `path` and the line.
 */
export function parseCsv(text: string, path: string): CsvTable {
  const [header, ...rest] = parseLines(text.replace(/^\uFEFF/, ''), path).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (header === undefined) throw new InputError(`${path}: empty. The first line of a table names its columns.`)
  const names = header.cells
  const columns = names.map((name) => name.toLowerCase())
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) < i)
  if (twice !== undefined) throw new InputError(`${path}: the column ${JSON.stringify(twice)} stands twice in the first line. Keep one.`)
  const rows = rest.map(({ line, cells }) => {
    if (cells.length !== columns.length) throw new InputError(`${path}: line ${line} has ${plural(cells.length, 'cell')} for ${columns.length} columns. Correct it, or put cells with a separator in them in quotes.`)
    return { line, cells: new Map(columns.map((name, i) => [name, cells[i]])) }
  })
  return { names, columns, rows }
}

function parseLines(text: string, path: string): { line: number; cells: string[] }[] {
  const separator = separatorOf(text)
  // A cell in quotes or without any, and what ends it.
  const cellPattern = new RegExp(` *(?:"([^"]*(?:""[^"]*)*)" *|([^"${separator}\r\n]*))(${separator}|\r\n|\n|\r|$)`, 'y')
  const lines: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let line = 1
  for (let first = line; cellPattern.lastIndex < text.length || cells.length > 0; ) {
    const match = cellPattern.exec(text)
    if (match === null) throw new InputError(`${path}: line ${line}: a quote has no end, or stands inside of a cell. Correct it.`)
    const [whole, quoted, bare, end] = match
    cells.push(quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'))
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0
    if (end === separator) continue
    lines.push({ line: first, cells })
    cells = []
    first = line
  }
  return lines
}

function separatorOf(text: string): string {
  const [header] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/)
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0].separator
}
