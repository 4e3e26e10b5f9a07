/** The forms in which datasets come. */
import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { InputError } from '../../errors.js'
import { isThere, readText } from '../../io/read-text.js'
import { parseJson } from '../../json.js'
import type { Dataset, OpenOptions } from '../dataset.js'
import { isBids, openBids } from './bids.js'
import { openDecathlon } from './decathlon.js'
import { openNnunet } from './nnunet.js'
import { isTable, openTable, tableNames } from './table.js'

const descriptionFile = 'dataset.json'

/**
 * Opens a dataset in the form that it has: a folder of the Medical Segmentation Decathlon, of nnU-Net or in BIDS, or a table of
 * cases (see `openDecathlon`, `openNnunet`, `openBids`, `openTable`). Its files must exist; each is read and checked when its
 * case is loaded. Throws InputError naming file and key, or the forms where it has none of them.
 */
export async function openDataset(path: string, options: OpenOptions = {}): Promise<Dataset> {
  if (!isThere(path)) throw new InputError(`${path}: no such folder. Check the path of the dataset.`)
  if (!statSync(path).isDirectory()) {
    if (basename(path) === descriptionFile) return openDataset(dirname(path), options)
    if (isTable(path)) return openTable(path, options)
    throw new InputError(`${path}: no dataset in a form that is known. ${forms}`)
  }
  const description = join(path, descriptionFile)
  if (isThere(description)) {
    const value = parseJson(readText(description), description)
    const open = isObject(value) && 'channel_names' in value ? openNnunet : openDecathlon
    return open(path, value, description, options)
  }
  const table = tableNames.map((name) => join(path, name)).find(isThere)
  if (table !== undefined) return openTable(table, options)
  if (isBids(path)) return openBids(path, options)
  throw new InputError(`${path}: no dataset in a form that is known. ${forms}`)
}

const forms =
  `Give a folder with ${descriptionFile} (the Medical Segmentation Decathlon, or nnU-Net), one with ${tableNames.join(', ').replace(/, (?=[^,]*$)/, ' or ')} or ` +
  'such a table itself, or one in BIDS (sub-…/anat, derivatives).'

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
