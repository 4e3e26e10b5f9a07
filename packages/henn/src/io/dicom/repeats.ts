import { InputError } from '../../errors.js'
import { sliceName, type Slice } from './slice.js'
import type { Name } from './tags.js'

/** What may tell apart slices at one place: the attribute of single slices, and that of frames with its sequence. */
const keys: readonly { name: string; single: Name; sequence: Name; ofFrame: Name }[] = [
  { name: 'TemporalPositionIdentifier', single: 'TemporalPositionIdentifier', sequence: 'FrameContentSequence', ofFrame: 'TemporalPositionIndex' },
  { name: 'TriggerTime', single: 'TriggerTime', sequence: 'CardiacSynchronizationSequence', ofFrame: 'NominalCardiacTriggerDelayTime' },
  { name: 'EchoTime', single: 'EchoTime', sequence: 'MREchoSequence', ofFrame: 'EffectiveEchoTime' },
  { name: 'DiffusionBValue', single: 'DiffusionBValue', sequence: 'MRDiffusionSequence', ofFrame: 'DiffusionBValue' },
]

/** Volumes of one series on one grid, each slice by slice. */
export interface Repeats {
  volumes: Slice[][]
  /** What tells them apart, where there are several. */
  toldApartBy?: { name: string; values: number[] }
}

/**
 * Parts slices by place, in order, those at one place together, into volumes: by time, trigger, echo or b-value, of which
 * one must have the same values at every place, each once. Throws InputError naming two slices where none does.
 */
export function partRepeats(places: readonly Slice[][], what: string): Repeats {
  const repeated = places.find((slices) => slices.length > 1)
  if (repeated === undefined) return { volumes: [places.flat()] }
  for (const key of keys) {
    const values = places[0].map((slice) => valueOf(slice, key)).toSorted((a, b) => a - b)
    const volumes = values.map((value) => places.map((slices) => slices.filter((slice) => valueOf(slice, key) === value)))
    const isWhole = places.every(({ length }) => length === values.length) && volumes.flat().every(({ length }) => length === 1)
    if (isWhole) return { volumes: volumes.map((volume) => volume.flat()), toldApartBy: { name: key.name, values } }
  }
  throw new InputError(
    `${what}: ${sliceName(repeated[0])} and ${sliceName(repeated[1])} lie at the same place, and none of ${keys.map(({ name }) => name).join(', ')} parts the series into whole volumes. Keep one slice for each place.`,
  )
}

function valueOf({ file, group }: Slice, { single, sequence, ofFrame }: (typeof keys)[number]): number {
  return group(sequence).number(ofFrame) ?? file.attributes.number(single) ?? NaN
}
