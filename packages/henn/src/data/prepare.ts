import { setImmediate } from 'node:timers/promises'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { checkCase, LabelValueError, valuesText } from './case-check.js'
import type { Dataset } from './dataset.js'
import { zScore } from './normalize.js'
import { indexForeground, type ForegroundIndex } from './patches.js'

/** A case ready to be cut into patches. Its arrays lie in SharedArrayBuffers: all threads use one copy. */
export interface PreparedCase {
  id: string
  channels: number
  shapeZyx: Triple
  spacingMm: Triple
  /** [C, Z, Y, X], normalised. */
  image: Float32Array
  /** [Z, Y, X] */
  label: Uint8Array
  foreground: ForegroundIndex
}

export interface PrepareOptions {
  /** Take image and label as lying on one grid even where their corners are further than 0.1 voxel apart. */
  allowGridMismatch?: boolean
  /** Gets what there is to say about a file, a line at a time. */
  onWarning?: (line: string) => void
}

/**
 * Loads, checks and normalises cases, letting the event loop run between them.
 * Throws InputError naming the case; label values that the dataset doesn't have are gathered over all cases first.
 */
export async function prepare(
  dataset: Dataset,
  ids: readonly string[],
  options: PrepareOptions = {},
): Promise<PreparedCase[]> {
  const cases: PreparedCase[] = []
  const problems: LabelValueError[] = []
  for (const id of ids) {
    try {
      cases.push(await prepareCase(dataset, id, options))
    } catch (error) {
      if (!(error instanceof LabelValueError)) throw error
      problems.push(error)
    }
    await setImmediate()
  }
  if (problems.length === 1) throw problems[0]
  if (problems.length > 1) {
    const list = problems.slice(0, 20).map(({ caseId, values }) => `${caseId} (${valuesText(values)})`)
    const more = problems.length > 20 ? ` and ${problems.length - 20} more cases` : ''
    const allowed = dataset.labels.map(({ value }) => value).join(', ')
    throw new InputError(
      `Labels of ${problems.length} cases hold values outside the dataset's ${allowed}: ${list.join(', ')}${more}. Correct the label maps or the dataset's labels.`,
    )
  }
  return cases
}

async function prepareCase(dataset: Dataset, id: string, options: PrepareOptions): Promise<PreparedCase> {
  const loaded = await dataset.load(id)
  // Once more for a dataset that comes from somebody's own code.
  const { image, label } = checkCase(loaded, { labels: dataset.labels, channels: dataset.channels, ...options })
  for (const line of [...(image.warnings ?? []), ...(label?.warnings ?? [])]) options.onWarning?.(line)
  if (!label) throw new InputError(`Case ${id} has no label. Add one or leave the case out of the training.`)
  const normalised = new Float32Array(new SharedArrayBuffer(4 * image.data.length))
  const shared = new Uint8Array(new SharedArrayBuffer(label.data.length))
  shared.set(label.data)
  return {
    id,
    channels: image.channels,
    shapeZyx: image.shapeZyx,
    spacingMm: image.spacingMm,
    image: zScore(image.data, image.channels, normalised),
    label: shared,
    foreground: indexForeground(shared),
  }
}
