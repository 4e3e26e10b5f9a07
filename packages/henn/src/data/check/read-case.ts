import { readVolume } from '../../io/formats.js'
import type { Volume } from '../../io/volume.js'
import type { CaseRef, Dataset, OpenOptions } from '../dataset.js'
import { joinChannels } from '../join-channels.js'
import { isOutlines, readLabel } from '../read-label.js'
import type { FindingKind } from './findings.js'
import type { Note } from './note.js'

/** As much of a case as can be read. */
export interface ReadCase {
  image?: Volume<Float32Array>
  label?: Volume
  notes: Note[]
  /** Why the dataset refuses the case; undefined where it doesn't. */
  refusal?: string
}

/**
 * Loads a case as `train` does. Where the dataset refuses it, its files are read one by one instead, if it has any, so that all
 * that is wrong with them can be found. `options` are those that the dataset was opened with.
 */
export async function readCase(dataset: Dataset, ref: CaseRef, options: OpenOptions): Promise<ReadCase> {
  try {
    const { image, label } = await dataset.load(ref.id)
    return { image, label, notes: [] }
  } catch (error) {
    return { ...(await readFiles(ref, dataset, options)), refusal: messageOf(error, ref.id) }
  }
}

async function readFiles({ id, images = [], label, masks = [] }: CaseRef, { channels, labels }: Dataset, options: OpenOptions): Promise<ReadCase> {
  const { allowGridMismatch, arrays } = options
  const notes: Note[] = []
  const attempt = async <T>(kind: FindingKind, body: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await body()
    } catch (error) {
      notes.push({ kind, message: messageOf(error, id) })
      return undefined
    }
  }
  const read: Volume<Float32Array>[] = []
  for (const path of images) read.push(...listOf(await attempt('unreadable', () => readVolume(path, { cast: 'float32', array: arrays?.image }))))
  const isWhole = images.length > 0 && read.length === images.length
  const image = isWhole ? await attempt('channel_grids', () => (read.length === 1 ? read[0] : joinChannels(id, read, channels, allowGridMismatch))) : undefined
  const paths = label === undefined ? masks : [label]
  // Outlines become a label map on the image's grid.
  const isReadable = paths.length > 0 && (image !== undefined || !isOutlines(paths[0]))
  return { image, label: isReadable ? await attempt('unreadable', () => readLabel({ id, labels: paths }, labels, options, image!)) : undefined, notes }
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}

/** Without the name of the case, which stands beside it. */
function messageOf(error: unknown, id: string): string {
  return (error instanceof Error ? error.message : String(error)).replace(`Case ${id}: `, '')
}
