import { z } from 'zod'
import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import { countValues } from './count-values.js'
import type { Case } from './dataset.js'
import { percentile, percentileOfSorted } from './planning/numbers.js'
import { cropTo, nonzeroBox } from './preprocess/crop.js'

const length = z.number().positive()
const triple = z.tuple([length, length, length])

/** Of the voxels of one channel that lie in foreground, each case counting alike. */
const intensitiesSchema = z.object({
  mean: z.number(),
  std: z.number().min(0),
  median: z.number(),
  min: z.number(),
  max: z.number(),
  percentile_00_5: z.number(),
  percentile_99_5: z.number(),
})

/** What plans are made from. Shapes are those of the images cropped to where they are nonzero. */
export const fingerprintSchema = z.object({
  cases: z
    .array(
      z.object({
        id: z.string(),
        shape_zyx: triple,
        spacing_mm: triple,
        /** The foreground's labels that are there, and how much they fill together. */
        labels: z.array(z.int()),
        foreground_mm3: z.number().min(0),
      }),
    )
    .min(1),
  /** How much of an image cropping keeps, the median over the cases. */
  median_kept: z.number().min(0).max(1),
  /** By channel; null where no case has any foreground. */
  intensities: z.array(intensitiesSchema).nullable(),
})

export type Fingerprint = z.output<typeof fingerprintSchema>
export type Intensities = z.output<typeof intensitiesSchema>

/** One case's part of it. */
export interface CaseFingerprint {
  id: string
  shapeZyx: Triple
  spacingMm: Triple
  kept: number
  labels: number[]
  foregroundMm3: number
  /** By channel; null where the case has no foreground. */
  foreground: ForegroundSample[] | null
}

interface ForegroundSample {
  mean: number
  meanSquare: number
  min: number
  max: number
  /** So many of the values that the others lie evenly between them, ascending. */
  quantiles: Float32Array
}

/** More values of a case than this move no percentile. */
const mostSorted = 200_000
const quantilesKept = 2_001

/** Measures a case with its label. */
export function fingerprintOf({ id, image, label }: Case): CaseFingerprint {
  const box = nonzeroBox(image)
  const cropped = cropTo(image.data, image.channels, image.shapeZyx, box)
  const inside = label === undefined ? new Uint8Array(voxelCount(box.shapeZyx)) : cropTo(label.data, 1, image.shapeZyx, box)
  const voxels = foregroundVoxels(inside)
  const size = inside.length
  const counts = countValues(label?.data ?? inside)
  return {
    id,
    shapeZyx: box.shapeZyx,
    spacingMm: image.spacingMm,
    kept: size / voxelCount(image.shapeZyx),
    labels: [...counts.keys()].filter((value) => value > 0 && counts[value] > 0),
    foregroundMm3: counts.subarray(1).reduce((sum, count) => sum + count, 0) * image.spacingMm[0] * image.spacingMm[1] * image.spacingMm[2],
    foreground: voxels.length === 0 ? null : Array.from({ length: image.channels }, (_, c) => sampleOf(cropped.subarray(c * size, (c + 1) * size), voxels)),
  }
}

function foregroundVoxels(label: Uint8Array): Uint32Array {
  let count = 0
  for (let i = 0; i < label.length; i++) if (label[i] > 0) count++
  const voxels = new Uint32Array(count)
  for (let i = 0, to = 0; i < label.length; i++) if (label[i] > 0) voxels[to++] = i
  return voxels
}

function sampleOf(channel: Float32Array, voxels: Uint32Array): ForegroundSample {
  let sum = 0
  let squares = 0
  for (let i = 0; i < voxels.length; i++) {
    const value = channel[voxels[i]]
    sum += value
    squares += value * value
  }
  const step = Math.ceil(voxels.length / mostSorted)
  const sorted = new Float32Array(Math.ceil(voxels.length / step))
  for (let i = 0; i < sorted.length; i++) sorted[i] = channel[voxels[i * step]]
  sorted.sort()
  const quantiles = Float32Array.from({ length: quantilesKept }, (_, i) => percentileOfSorted(sorted, (100 * i) / (quantilesKept - 1)))
  return { mean: sum / voxels.length, meanSquare: squares / voxels.length, min: quantiles[0], max: quantiles.at(-1)!, quantiles }
}

/** Joins what was measured of all cases. */
export function joinFingerprints(cases: readonly CaseFingerprint[]): Fingerprint {
  const samples = cases.flatMap(({ foreground }) => (foreground === null ? [] : [foreground]))
  return {
    cases: cases.map(({ id, shapeZyx, spacingMm, labels, foregroundMm3 }) => ({ id, shape_zyx: shapeZyx, spacing_mm: spacingMm, labels, foreground_mm3: foregroundMm3 })),
    median_kept: percentile(cases.map(({ kept }) => kept), 50),
    intensities: samples.length === 0 ? null : samples[0].map((_, channel) => joinSamples(samples.map((ofCase) => ofCase[channel]))),
  }
}

function joinSamples(samples: readonly ForegroundSample[]): Intensities {
  const meanOf = (key: 'mean' | 'meanSquare'): number => samples.reduce((sum, sample) => sum + sample[key], 0) / samples.length
  const mean = meanOf('mean')
  const pooled = new Float64Array(samples.length * quantilesKept)
  samples.forEach(({ quantiles }, i) => pooled.set(quantiles, i * quantilesKept))
  pooled.sort()
  return {
    mean,
    std: Math.sqrt(Math.max(0, meanOf('meanSquare') - mean ** 2)),
    median: percentileOfSorted(pooled, 50),
    min: Math.min(...samples.map(({ min }) => min)),
    max: Math.max(...samples.map(({ max }) => max)),
    percentile_00_5: percentileOfSorted(pooled, 0.5),
    percentile_99_5: percentileOfSorted(pooled, 99.5),
  }
}
