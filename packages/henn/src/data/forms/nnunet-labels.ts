import { z } from 'zod'
import type { Dataset, Label, Region } from '../dataset.js'

const labelValue = z.int().min(0).max(255)

/** nnU-Net's `labels`: values by name, or for regions lists of values. */
export const labelsSchema = z.record(z.string(), z.union([labelValue, z.array(labelValue).min(1)]))
export const regionsOrderSchema = z.array(labelValue)

type Given = z.output<typeof labelsSchema>
type NnunetLabels = Pick<Dataset, 'labels' | 'regions' | 'ignoreLabel'>

/**
 * What nnU-Net's `labels` and `regions_class_order` say. Where a name has several values the names are regions, and the order
 * holds what is written for each, in theirs. `refuse` makes the error for a key of the two and what is wrong with it.
 */
export function parseLabels(given: Given, order: readonly number[] | undefined, refuse: (key: string, problem: string) => Error): NnunetLabels {
  const { background, ignore: ignoreLabel, ...named } = given
  if (background !== 0) throw refuse('labels', `must have a background of value 0, but it is ${JSON.stringify(background) ?? 'missing'}`)
  if (ignoreLabel !== undefined && typeof ignoreLabel !== 'number') throw refuse('labels', 'ignore must be one value')
  const entries = Object.entries(named).map(([name, value]) => ({ name, values: [value].flat() }))
  const values = [...new Set([0, ...entries.flatMap((entry) => entry.values)])].toSorted((a, b) => a - b)
  const missing = values.findIndex((value, i) => value !== i)
  if (missing >= 0) throw refuse('labels', `must have the values 0 to ${values.length - 1} without a gap, but ${missing} is missing`)
  if (ignoreLabel !== undefined && ignoreLabel !== values.length) throw refuse('labels', `ignore is ${ignoreLabel}, and must be ${values.length}, the value after the last`)

  if (!entries.some((entry) => entry.values.length > 1)) {
    const byValue = new Map(entries.map(({ name, values: [value] }) => [value, name]))
    if (byValue.size < entries.length || byValue.has(0)) throw refuse('labels', 'gives one value to two names')
    return { labels: values.map((value) => ({ value, name: byValue.get(value) ?? 'background' })), ...ignored(ignoreLabel) }
  }
  return { labels: labelsOfRegions(values, entries), regions: parseRegions(entries, order, values, refuse), ...ignored(ignoreLabel) }
}

function parseRegions(entries: readonly { name: string; values: number[] }[], order: readonly number[] | undefined, known: readonly number[], refuse: (key: string, problem: string) => Error): Region[] {
  const regions = entries.filter(({ values }) => values.some((value) => value !== 0))
  if (order === undefined) throw refuse('regions_class_order', 'is missing, and must say what is written for each region')
  if (order.length !== regions.length) throw refuse('regions_class_order', `has ${order.length} values for ${regions.length} regions`)
  const foreign = order.find((value) => !known.includes(value))
  if (foreign !== undefined) throw refuse('regions_class_order', `has ${foreign}, which is no label`)
  // JSON's readers put such keys first, and the order would mean others.
  const number = regions.find(({ name }) => /^\d+$/.test(name))
  if (number !== undefined) throw refuse('labels', `calls a region ${JSON.stringify(number.name)}, and its name must be no number`)
  return regions.map(({ name, values }, i) => ({ name, values, written: order[i] }))
}

/** Labels inside regions have a name where a region is that label alone. */
function labelsOfRegions(values: readonly number[], entries: readonly { name: string; values: number[] }[]): Label[] {
  return values.map((value) => {
    const alone = entries.find((entry) => entry.values.length === 1 && entry.values[0] === value)
    return { value, name: value === 0 ? 'background' : (alone?.name ?? `label ${value}`) }
  })
}

function ignored(ignoreLabel: number | undefined): { ignoreLabel?: number } {
  return ignoreLabel === undefined ? {} : { ignoreLabel }
}

/** The reverse of `parseLabels`: the keys of a dataset.json. Names of labels that are no region's are lost. */
export function nnunetLabels({ labels, regions, ignoreLabel }: NnunetLabels): { labels: Given; regions_class_order?: number[] } {
  const ignore: Given = ignoreLabel === undefined ? {} : { ignore: ignoreLabel }
  if (regions === undefined) {
    return { labels: { background: 0, ...Object.fromEntries(labels.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value])), ...ignore } }
  }
  return {
    labels: { background: 0, ...Object.fromEntries(regions.map(({ name, values }) => [name, values])), ...ignore },
    regions_class_order: regions.map(({ written }) => written),
  }
}
