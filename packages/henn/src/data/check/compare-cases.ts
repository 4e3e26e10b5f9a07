import type { Dataset } from '../dataset.js'
import type { Problem } from './findings.js'
import { rangeOf, tripleRangeOf } from './ranges.js'
import type { CaseReport, ClassSummary, GeometrySummary, ImageReport, ValueSummary } from './report.js'
import { numberText, tripleText } from './words.js'

/** A spacing this many times the median one, or less than one part of so many, is far off. */
const farSpacing = 3
/** So is a range of values, of scanners and bodies as different as they come. */
const farRange = 10
/** A grid turned by less than this lies along the body's axes. */
const obliqueDegrees = 0.5

type WithImage = CaseReport & { image: ImageReport }

/** The cases whose image could be read. */
export function withImage(cases: readonly CaseReport[]): WithImage[] {
  return cases.filter((entry): entry is WithImage => entry.image !== null)
}

/** What is odd about a case beside the others. */
export function compareCases(cases: readonly CaseReport[], channels: readonly string[]): Problem[] {
  const read = withImage(cases)
  if (read.length === 0) return []
  return [...spacingOutliers(read), ...turnedOtherwise(read), ...channels.flatMap((name, c) => (isTakenAsItIs(name) ? valueOutliers(read, name, c) : []))]
}

function spacingOutliers(read: readonly WithImage[]): Problem[] {
  const { median } = tripleRangeOf(read.map(({ image }) => image.spacingMm))
  const isFar = ({ image }: WithImage): boolean =>
    image.spacingMm.some((size, axis) => size > farSpacing * median[axis] || size < median[axis] / farSpacing)
  return read.filter(isFar).map(({ id, image }) => ({
    kind: 'spacing_outlier',
    cases: [id],
    message: `${tripleText(image.spacingMm)} mm, the median ${tripleText(median)} mm`,
  }))
}

function turnedOtherwise(read: readonly WithImage[]): Problem[] {
  const [{ codes: usual }] = orientationsOf(read)
  return read
    .filter(({ image }) => image.orientation !== usual)
    .map(({ id, image }) => ({ kind: 'orientation', cases: [id], message: `${image.orientation}, most others ${usual}` }))
}

/** Channels that a network sees in the unit of the file; the others are normalised by the case. */
function isTakenAsItIs(channel: string): boolean {
  return ['ct', 'nonorm', 'rgb_to_0_1'].includes(channel.toLowerCase())
}

function valueOutliers(read: readonly WithImage[], name: string, channel: number): Problem[] {
  const ranges = read.flatMap(({ id, image }) => {
    const values = image.channels[channel]?.values ?? null
    return values === null ? [] : [{ id, values, range: values.percentile_99_5 - values.percentile_00_5 }]
  })
  if (ranges.length === 0) return []
  const { median } = rangeOf(ranges.map(({ range }) => range))
  return ranges
    .filter(({ range }) => range > farRange * median || (range > 0 && range < median / farRange))
    .map(({ id, values, range }) => ({
      kind: 'values_outlier',
      cases: [id],
      message: `${name} mostly from ${numberText(values.percentile_00_5)} to ${numberText(values.percentile_99_5)}, a range of ${numberText(range)}; the median is ${numberText(median)}`,
    }))
}

function orientationsOf(read: readonly WithImage[]): GeometrySummary['orientations'] {
  const counts = new Map<string, number>()
  for (const { image } of read) counts.set(image.orientation, (counts.get(image.orientation) ?? 0) + 1)
  return [...counts].map(([codes, count]) => ({ codes, cases: count })).toSorted((a, b) => b.cases - a.cases)
}

export function summariseGeometry(cases: readonly CaseReport[]): GeometrySummary | null {
  const read = withImage(cases)
  if (read.length === 0) return null
  const oblique = read.filter(({ image }) => image.obliqueDegrees > obliqueDegrees)
  return {
    shapeZyx: tripleRangeOf(read.map(({ image }) => image.shapeZyx)),
    spacingMm: tripleRangeOf(read.map(({ image }) => image.spacingMm)),
    orientations: orientationsOf(read),
    oblique: { cases: oblique.length, degrees: oblique.reduce((most, { image }) => Math.max(most, image.obliqueDegrees), 0) },
  }
}

export function summariseValues(cases: readonly CaseReport[], channels: readonly string[]): (ValueSummary | null)[] {
  const read = withImage(cases)
  return channels.map((_, c) => {
    const values = read.flatMap(({ image }) => image.channels[c]?.values ?? [])
    if (values.length === 0) return null
    const over = (key: keyof ValueSummary) => rangeOf(values.map((entry) => entry[key]))
    return {
      min: over('min').min,
      percentile_00_5: over('percentile_00_5').median,
      median: over('median').median,
      percentile_99_5: over('percentile_99_5').median,
      max: over('max').max,
    }
  })
}

export function summariseClasses(cases: readonly CaseReport[], { labels }: Pick<Dataset, 'labels'>): ClassSummary[] {
  return labels
    .filter(({ value }) => value !== 0)
    .map(({ value, name }) => {
      const found = cases.flatMap(({ label }) => label?.classes.filter((entry) => entry.value === value && entry.voxels > 0) ?? [])
      const over = (key: 'voxels' | 'volumeMm3') => (found.length === 0 ? null : rangeOf(found.map((entry) => entry[key])))
      return { value, name, cases: found.length, voxels: over('voxels'), volumeMm3: over('volumeMm3') }
    })
}

/** Classes that are in no label map, where there are any. */
export function absentClasses(classes: readonly ClassSummary[], labelMaps: number): Problem[] {
  if (labelMaps === 0) return []
  return classes.filter(({ cases }) => cases === 0).map(({ name, value }) => ({ kind: 'absent_class', cases: [], message: `${name} (${value})` }))
}
