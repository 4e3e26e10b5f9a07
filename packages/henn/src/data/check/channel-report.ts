import { percentileOfSorted } from '../planning/numbers.js'
import type { ChannelReport } from './report.js'
import { sortedSample } from '../voxel-sample.js'

/** Least, most and percentiles of the finite voxels of a channel [Z, Y, X], the percentiles of a sample where it is large. */
export function reportChannel(voxels: Float32Array): ChannelReport {
  let min = Infinity
  let max = -Infinity
  let nan = 0
  let infinite = 0
  for (let i = 0; i < voxels.length; i++) {
    const value = voxels[i]
    if (Number.isFinite(value)) {
      if (value < min) min = value
      if (value > max) max = value
    } else if (Number.isNaN(value)) nan++
    else infinite++
  }
  if (nan + infinite === voxels.length) return { values: null, nan, infinite }
  const sorted = sortedSample(voxels)
  const at = (percent: number): number => (sorted.length === 0 ? min : percentileOfSorted(sorted, percent))
  return { values: { min, percentile_00_5: at(0.5), median: at(50), percentile_99_5: at(99.5), max }, nan, infinite }
}

/** Whether it has no more than `most` different values. */
export function hasFewValues(voxels: Float32Array, most: number): boolean {
  const values = new Set<number>()
  for (let i = 0; i < voxels.length && values.size <= most; i++) {
    if (i === 0 || voxels[i] !== voxels[i - 1]) values.add(voxels[i])
  }
  return values.size <= most
}
