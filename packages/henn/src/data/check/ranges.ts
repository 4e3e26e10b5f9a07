import type { Triple } from '../../types.js'
import { percentile } from '../planning/numbers.js'

export interface Range {
  min: number
  median: number
  max: number
}

/** Each axis by itself. */
export interface TripleRange {
  min: Triple
  median: Triple
  max: Triple
}

/** Of one value at least. */
export function rangeOf(values: readonly number[]): Range {
  return { min: percentile(values, 0), median: percentile(values, 50), max: percentile(values, 100) }
}

/** Of one triple at least. */
export function tripleRangeOf(triples: readonly Triple[]): TripleRange {
  const [z, y, x] = [0, 1, 2].map((axis) => rangeOf(triples.map((triple) => triple[axis])))
  return { min: [z.min, y.min, x.min], median: [z.median, y.median, x.median], max: [z.max, y.max, x.max] }
}
