import { basename, dirname, extname, resolve } from 'node:path'
import { InputError } from '../../errors.js'
import { partPath } from '../../io/dicom/index.js'
import { dicomName, isDicomPath, knownEndings, readVolume, volumeName } from '../../io/formats.js'
import { isThere, readText } from '../../io/read-text.js'
import { parseJson } from '../../json.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import { datasetOfFiles, requireFiles, type CaseFiles } from './dataset-of-files.js'
import { foundLabels } from './found-labels.js'
import { checkSplits } from './given-splits.js'
import { checkIds } from './ids.js'
import { csvTable, jsonTable, splitsOfRows, type Table, type TableHead, type TableRow } from './table-rows.js'

/** The names under which a folder may hold one. */
export const tableNames = ['cases.csv', 'cases.tsv', 'cases.json']

/** Whether a file's name is that of a table. */
export function isTable(path: string): boolean {
  return /\.(csv|tsv|json)$/i.test(path)
}

/**
 * Opens a table of cases, a CSV or JSON file. A row has an `image`, a `label` (empty for a case without), and may have an `id`
 * (else the name of the image's file), a `patient`, and either a `fold`, in which it is held out, or a `split`: train, validation
 * or test. An image of several files, one for each channel, is a list in JSON; in CSV they stand in the columns `image_0`,
 * `image_1` … (whatever follows the `_` is the channel's name), or in `image` with semicolons between. Paths are relative to the
 * table's folder and may lead anywhere. Other columns may stand beside, but none that is one slip away from these.
 *
 * In JSON the rows may stand below `cases`, beside `name`, `channels`, `labels` (values by name), `regions`, `ignore_label` and
 * `splits`. What isn't said is found: the labels are all values in the label maps, which are read for it, and an image in one
 * file has the channels of the first that can be read. Throws InputError naming the table and the row, or a file that is missing.
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Dataset> {
  const { rows: given, channels: named, head } = readTable(path)
  const rows = given.map((row) => ({ ...row, id: row.id ?? idOf(row.images[0]) }))
  const ids = rows.map(({ id }) => id)
  checkIds(ids, path, 'the table')
  const cases = rows.map((row) => caseOf(row, dirname(path), path))
  requireFiles(cases, path)
  const splits = splitsOfCases(rows, head, path)
  const channels = await channelsOf(cases, named, rows, path, options)
  const labels = await labelsOf(cases, head, path, options)
  return datasetOfFiles({ path, name: head.name ?? basename(dirname(resolve(path))), ...labels, channels, cases, ...splits }, options)
}

function readTable(path: string): Table & { head: TableHead } {
  const text = readText(path)
  return /\.json$/i.test(path) ? jsonTable(parseJson(text, path), path) : { ...csvTable(text, path), head: {} }
}

/** The file's name without its ending, or the folder's. */
function idOf(image: string): string {
  return volumeName(image) ?? dicomName(image)
}

function caseOf({ id, images, label, patient, at }: TableRow & { id: string }, folder: string, table: string): CaseFiles {
  const placeOf = (file: string): string => {
    const path = resolve(folder, file)
    if (extname(partPath(file).folder) === '' && !file.includes('\0') && !isThere(partPath(path).folder)) {
      throw new InputError(`${table}: ${at}: ${JSON.stringify(file)}: no such file or folder. Correct the path.`)
    }
    if (file.includes('\0') || (volumeName(file) === undefined && !isDicomPath(path))) throw new InputError(`${table}: ${at}: ${JSON.stringify(file)} doesn't end in ${knownEndings}. Correct it.`)
    return path
  }
  return { id, images: images.map(placeOf), labels: label === undefined ? [] : [placeOf(label)], ...(patient === undefined ? {} : { patient }) }
}

async function channelsOf(cases: readonly CaseFiles[], named: readonly string[] | undefined, rows: readonly TableRow[], path: string, { arrays }: OpenOptions): Promise<string[]> {
  const files = cases[0].images.length
  const odd = cases.findIndex(({ images }) => images.length !== files)
  if (odd >= 0) throw new InputError(`${path}: ${rows[odd].at} has ${cases[odd].images.length} images, and others ${files}. Give each case a file for each channel, or one file.`)
  if (named !== undefined) {
    if (files > 1 && files !== named.length) throw new InputError(`${path}: names ${named.length} channels for ${files} images a case. Correct one of them.`)
    return [...named]
  }
  const count = files > 1 ? files : await channelsOfFirst(cases, arrays?.image)
  return Array.from({ length: count }, (_, i) => `channel ${i}`)
}

/** Of the first image that can be read; others are refused when their case is loaded. */
async function channelsOfFirst(cases: readonly CaseFiles[], array: string | undefined): Promise<number> {
  let failure: unknown
  for (const { images: [path] } of cases) {
    try {
      return (await readVolume(path, { array })).channels
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failure ??= error
    }
  }
  throw failure
}

function splitsOfCases(rows: readonly (TableRow & { id: string })[], head: TableHead, path: string): Pick<Dataset, 'splits'> {
  const ofRows = splitsOfRows(rows, path)
  if (ofRows !== undefined && head.splits !== undefined) throw new InputError(`${path}: has splits, and its cases have folds or splits too. Keep one.`)
  const splits = ofRows ?? head.splits
  if (splits === undefined) return {}
  checkSplits(splits, rows.map(({ id }) => id), path)
  return { splits }
}

async function labelsOf(cases: readonly CaseFiles[], { labels: named, regions, ignore_label: ignoreLabel }: TableHead, path: string, { arrays }: OpenOptions): Promise<Pick<Dataset, 'labels' | 'regions' | 'ignoreLabel'>> {
  const labels =
    named === undefined
      ? (await foundLabels(cases, arrays?.label)).filter(({ value }) => value !== ignoreLabel)
      : Object.entries(named).map(([name, value]) => ({ value, name })).toSorted((a, b) => a.value - b.value)
  const values = labels.map(({ value }) => value)
  if (named !== undefined) {
    if (values[0] !== 0) throw new InputError(`${path}: labels: none has the value 0, the background. Correct the file, or leave labels out.`)
    const twice = values.find((value, i) => value === values[i - 1])
    if (twice !== undefined) throw new InputError(`${path}: labels: the value ${twice} has two names. Correct the file.`)
  }
  if (ignoreLabel !== undefined && values.includes(ignoreLabel)) throw new InputError(`${path}: ignore_label is ${ignoreLabel}, which is a label too. Correct one of them.`)
  const foreign = regions?.flatMap((region) => [...region.values, region.written]).find((value) => !values.includes(value))
  if (foreign !== undefined) throw new InputError(`${path}: regions: has the value ${foreign}, which is no label. Correct the file.`)
  return { labels, ...(regions === undefined ? {} : { regions }), ...(ignoreLabel === undefined ? {} : { ignoreLabel }) }
}
