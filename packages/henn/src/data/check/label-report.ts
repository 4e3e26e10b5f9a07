import type { VoxelArray } from '../../io/voxel-types.js'
import type { Volume } from '../../io/volume.js'
import { plural } from '../../plural.js'
import { roundLabels, valuesOf } from '../case-check.js'
import type { Label } from '../dataset.js'
import type { Note } from './note.js'
import { orientationOf } from './orientation.js'
import type { LabelReport } from './report.js'
import { listText } from './words.js'
import { voxelHash } from './voxel-hash.js'

/** An image that was given as a label has millions. */
const mostValues = 1000
const mostListed = 5

export interface LabelRules {
  labels: Label[]
  ignoreLabel?: number
}

/** Counts the voxels of each class in a label map of one channel, and lists what is no class. */
export function reportLabel(label: Volume, { labels, ignoreLabel }: LabelRules): { report: LabelReport; notes: Note[] } {
  const known = valuesOf({ labels, ignoreLabel })
  const voxels = new Map<number, number>()
  const foreign: [value: number, count: number][] = []
  for (const [value, count] of voxelsByValue(label.data)) {
    const meant = labelOf(value, known)
    if (meant === undefined) foreign.push([value, count])
    else voxels.set(meant, (voxels.get(meant) ?? 0) + count)
  }
  const ignoredVoxels = ignoreLabel === undefined ? 0 : (voxels.get(ignoreLabel) ?? 0)
  const { voxelMm3 } = orientationOf(label.affine)
  const classes = labels
    .filter(({ value }) => value !== 0)
    .map(({ value }) => ({ value, voxels: voxels.get(value) ?? 0, volumeMm3: (voxels.get(value) ?? 0) * voxelMm3 }))
  const notes = foreignNotes(foreign)
  if (notes.length === 0 && classes.every((entry) => entry.voxels === 0)) {
    const without = ignoredVoxels > 0 ? 'background and voxels to be ignored' : 'background'
    notes.push({ kind: 'empty_label', message: `${without} alone` })
  }
  return { report: { classes, ignoredVoxels, sha256: voxelHash(label) }, notes }
}

/** Voxels of each value; of an array with too many values, of the first of them. Neighbours are mostly alike. */
function voxelsByValue(data: VoxelArray): Map<number, number> {
  const counts = new Map<number, number>()
  for (let start = 0, end = 0; start < data.length; start = end) {
    const stored = data[start]
    for (end = start + 1; end < data.length && data[end] === stored; ) end++
    const value = Number(stored)
    if (counts.size < mostValues || counts.has(value)) counts.set(value, (counts.get(value) ?? 0) + end - start)
  }
  return counts
}

/** The label that training takes a value for; undefined where it refuses it. */
function labelOf(value: number, labels: Label[]): number | undefined {
  try {
    return roundLabels('', Float64Array.of(value), labels)[0]
  } catch {
    return undefined
  }
}

function foreignNotes(foreign: [value: number, count: number][]): Note[] {
  const text = (whole: boolean): string => {
    const some = foreign.filter(([value]) => Number.isInteger(value) === whole).toSorted(([a], [b]) => a - b)
    return listText(some.map(([value, count]) => `${value} (${plural(count, 'voxel')})`), mostListed)
  }
  const kinds = [['label_values', text(true)], ['label_fractions', text(false)]] as const
  return kinds.filter(([, message]) => message !== '').map(([kind, message]) => ({ kind, message }))
}
