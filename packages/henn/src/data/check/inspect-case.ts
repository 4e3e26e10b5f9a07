import { voxelCount, shapeWithChannels, type Volume } from '../../io/volume.js'
import type { CaseRef, Dataset, OpenOptions } from '../dataset.js'
import { severityOf, type Problem } from './findings.js'
import { gridNotes } from './grid-notes.js'
import { reportImage } from './image-report.js'
import { reportLabel } from './label-report.js'
import type { Note } from './note.js'
import { readCase } from './read-case.js'
import type { CaseReport } from './report.js'

/** Reads a case, measures it, and says all that is wrong with it. */
export async function inspectCase(dataset: Dataset, ref: CaseRef, options: OpenOptions): Promise<{ report: CaseReport; problems: Problem[] }> {
  const { image, label, notes, refusal } = await readCase(dataset, ref, options)
  const add = (more: readonly Note[]): void => void notes.push(...more)
  const measured = image !== undefined && fills(image, 'image', notes) ? reportImage(image, dataset.channels) : null
  if (measured !== null) add(measured.notes)
  if (label === undefined && refusal === undefined) add([{ kind: 'no_label', message: 'no label' }])
  const oneLabel = label !== undefined && fills(label, 'label', notes) && hasOneChannel(label, notes) ? label : null
  const counted = oneLabel === null ? null : reportLabel(oneLabel, dataset)
  if (counted !== null) add(counted.notes)
  add([...(image?.warnings ?? []), ...(label?.warnings ?? [])].map((message) => ({ kind: 'header', message })))
  if (image !== undefined && label !== undefined) {
    add(gridNotes(image, label, ['image', 'label']).map((note) => (note.kind === 'place' && options.allowGridMismatch ? { ...note, kind: 'place_allowed' } : note)))
  }
  // It has its reasons, even where nothing above is one.
  if (refusal !== undefined && !notes.some(({ kind }) => severityOf(kind) === 'error')) add([{ kind: 'unreadable', message: refusal }])
  return {
    report: { id: ref.id, image: measured?.report ?? null, label: counted?.report ?? null },
    problems: notes.map(({ kind, message }) => ({ kind, cases: [ref.id], message })),
  }
}

/** For volumes that come from code rather than from a file. */
function fills({ data, channels, shapeZyx }: Volume, what: string, notes: Note[]): boolean {
  const isFull = data.length === channels * voxelCount(shapeZyx)
  if (!isFull) notes.push({ kind: 'voxel_count', message: `${what} has ${data.length} voxels, which don't fill ${shapeWithChannels(channels, shapeZyx)}` })
  return isFull
}

function hasOneChannel({ channels }: Volume, notes: Note[]): boolean {
  if (channels !== 1) notes.push({ kind: 'label_channels', message: `label has ${channels} channels` })
  return channels === 1
}
