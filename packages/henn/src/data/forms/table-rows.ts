import { z } from 'zod'
import { editDistance } from '../../config/nearest.js'
import { InputError } from '../../errors.js'
import { plural } from '../../plural.js'
import type { Split } from '../dataset.js'
import { parseCsv } from './csv.js'
import { checkDescription } from './description.js'

/** A case as a table has it; paths are relative to the table's folder, or absolute. */
export interface TableRow {
  id?: string
  images: string[]
  label?: string
  patient?: string
  fold?: number
  split?: string
  /** Where it stands, for messages: "line 3" or "cases[2]". */
  at: string
}

export interface Table {
  rows: TableRow[]
  /** Of the channels, where they are said. */
  channels?: string[]
}

const name = z.union([z.string().min(1), z.int().transform(String)])
const rowSchema = z.object({
  id: name.optional(),
  image: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  label: z.string().min(1).nullish(),
  patient: name.optional(),
  fold: z.int().min(0).optional(),
  split: z.string().optional(),
})

const label = z.int().min(0).max(255)

/** The head of a table in JSON, which the rows below `cases` may have: what else a dataset is. */
const headSchema = z.strictObject({
  name: z.string().min(1).optional(),
  channels: z.array(z.string().min(1)).min(1).max(256).optional(),
  labels: z.record(z.string().min(1), label).optional(),
  ignore_label: label.optional(),
  regions: z.array(z.strictObject({ name: z.string().min(1), values: z.array(label).min(1), written: label })).min(1).optional(),
  splits: z.array(z.strictObject({ training: z.array(z.string()), validation: z.array(z.string()) })).min(1).optional(),
  cases: z.array(rowSchema).min(1),
})

export type TableHead = Omit<z.output<typeof headSchema>, 'cases' | 'channels'>

/** Reads a table in JSON: an object with a head, or the list of cases alone. Throws InputError naming `path` and the key. */
export function jsonTable(value: unknown, path: string): Table & { head: TableHead } {
  const all = Array.isArray(value) ? { cases: value } : value
  const { cases, channels, ...head } = checkDescription(headSchema, all, path)
  for (const [i, row] of (all as { cases: object[] }).cases.entries()) requireSpelt(Object.keys(row), `${path}: cases[${i}]`)
  const rows = cases.map(({ image, label: labelPath, ...rest }, i) => ({ ...rest, images: [image].flat(), label: labelPath ?? undefined, at: `cases[${i}]` }))
  return { rows, channels, head }
}

/** Throws InputError for a name that is one slip away from a known one which is missing: it would be passed over. */
function requireSpelt(names: readonly string[], where: string): void {
  const missing = Object.keys(rowSchema.shape).filter((known) => known.length > 2 && !names.includes(known))
  for (const known of missing) {
    const slip = names.find((name) => isSlip(name, known))
    if (slip !== undefined) throw new InputError(`${where}: ${JSON.stringify(slip)} is no name that a table has; did you mean ${known}? Correct it, or call it otherwise.`)
  }
}

/** A letter too many, too few or another one, or two that have changed places; slips are seldom in the first. */
function isSlip(name: string, known: string): boolean {
  const isSwapped = editDistance(name, known) === 2 && Array.from(name).toSorted().join('') === Array.from(known).toSorted().join('')
  return name[0] === known[0] && (editDistance(name, known) === 1 || isSwapped)
}

/** Reads a table in CSV. Throws InputError naming `path` and the line. */
export function csvTable(text: string, path: string): Table {
  const { names, columns, rows } = parseCsv(text, path)
  const imageColumns = columns.filter((column) => column === 'image' || column.startsWith('image_'))
  const isOne = imageColumns.includes('image')
  requireSpelt([...columns, ...(imageColumns.length > 0 ? ['image'] : [])], path)
  if (imageColumns.length === 0 || (isOne && imageColumns.length > 1) || !columns.includes('label')) {
    throw new InputError(`${path}: its columns are ${columns.join(', ')}, and must be label and image, or image_0, image_1 … instead, one for each channel. Correct the first line.`)
  }
  if (rows.length === 0) throw new InputError(`${path}: lists no case. Add a line for each.`)
  return {
    channels: isOne ? undefined : names.filter((_, i) => imageColumns.includes(columns[i])).map((column) => column.slice('image_'.length)),
    rows: rows.map(({ line, cells }) => {
      const at = `line ${line}`
      const cell = (column: string): string | undefined => cells.get(column) || undefined
      // Files of several channels may share a cell.
      const images = isOne ? cells.get('image')!.split(';').map((part) => part.trim()) : imageColumns.map((column) => cells.get(column)!)
      if (images.includes('')) throw new InputError(`${path}: ${at} has no image${images.length > 1 ? ' for some channel' : ''}. Add it or take the line out.`)
      const fold = cell('fold')
      if (fold !== undefined && !/^\d+$/.test(fold)) throw new InputError(`${path}: ${at}: fold is ${JSON.stringify(fold)}, and must be a whole number from 0 on. Correct it.`)
      return { at, id: cell('id'), images, label: cell('label'), patient: cell('patient'), fold: fold === undefined ? undefined : Number(fold), split: cell('split') }
    }),
  }
}

const words = new Map([
  ['train', 'training'],
  ['training', 'training'],
  ['val', 'validation'],
  ['valid', 'validation'],
  ['validation', 'validation'],
  ['test', 'test'],
])

/**
 * The folds in the column `fold`, where a case is held out in the fold of its number, or the one split in the column `split`,
 * whose words are train, validation and test; test cases are in neither part. Throws InputError naming `path` and the row.
 */
export function splitsOfRows(rows: readonly (TableRow & { id: string })[], path: string): Split[] | undefined {
  const column = (['fold', 'split'] as const).filter((key) => rows.some((row) => row[key] !== undefined))
  if (column.length === 0) return undefined
  if (column.length > 1) throw new InputError(`${path}: has both fold and split. Keep one.`)
  const without = rows.find((row) => row[column[0]] === undefined)
  if (without !== undefined) throw new InputError(`${path}: ${without.at} has no ${column[0]}, which others have. Add it.`)
  if (column[0] === 'split') {
    const parts = rows.map(({ id, split, at }) => {
      const part = words.get(split!.toLowerCase())
      if (part === undefined) throw new InputError(`${path}: ${at}: split is ${JSON.stringify(split)}, and must be train, validation or test. Correct it.`)
      return { id, part }
    })
    const idsOf = (wanted: string): string[] => parts.filter(({ part }) => part === wanted).map(({ id }) => id)
    return [{ training: idsOf('training'), validation: idsOf('validation') }]
  }
  const folds = rows.reduce((most, { fold }) => Math.max(most, fold! + 1), 0)
  if (folds > rows.length) throw new InputError(`${path}: has a fold ${folds - 1} but only ${plural(rows.length, 'case')}. Number the folds 0, 1, 2 …`)
  return Array.from({ length: folds }, (_, held) => ({
    training: rows.filter(({ fold }) => fold !== held).map(({ id }) => id),
    validation: rows.filter(({ fold }) => fold === held).map(({ id }) => id),
  }))
}
