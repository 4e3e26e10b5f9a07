import { z } from 'zod'
import type { Triple } from '../types.js'
import type { Label } from './dataset.js'
import type { PreparedCase } from './prepare.js'

const size = z.int().positive()
const length = z.number().positive()

/** What was derived from the dataset once; written beside the checkpoints and carried by them. */
export const planSchema = z.object({
  dataset: z.string(),
  /** In the order of the network's classes, the background first; label maps hold their values in a byte. */
  labels: z.array(z.object({ value: z.int().min(0).max(255), name: z.string() })).min(2),
  channels: z.array(z.string()).min(1),
  normalisation: z.literal('z_score'),
  median_shape_zyx: z.tuple([length, length, length]),
  median_spacing_mm: z.tuple([length, length, length]),
  patch_size_zyx: z.tuple([size, size, size]).refine((patch) => patch.reduce((a, b) => a * b) <= 2 ** 30, 'a patch of more than 2³⁰ voxels'),
  /** Ids of the cases trained on and of those held out. */
  split: z.object({ training: z.array(z.string()).min(1), validation: z.array(z.string()).min(1) }),
})

export type Plan = z.output<typeof planSchema>

/** Voxels of a patch at most: 128³, what two samples of a common GPU hold. */
const maxPatchVoxels = 128 ** 3
const multiple = 8

/**
 * The patch covers the median case, rounded up to multiples of 8; while it holds too many voxels, the axis that is
 * largest relative to the median loses one multiple (as nnU-Net's planner shrinks it). In 2D a patch is one slice.
 */
export function planPatchSize(medianShapeZyx: Triple, dimensions: 2 | 3 = 3): Triple {
  const patch = medianShapeZyx.map((size, axis) => (dimensions === 2 && axis === 0 ? 1 : Math.max(2 * multiple, Math.ceil(size / multiple) * multiple))) as Triple
  while (patch[0] * patch[1] * patch[2] > maxPatchVoxels) {
    const ratios = patch.map((size, axis) => (size > 2 * multiple ? size / medianShapeZyx[axis] : 0))
    patch[ratios.indexOf(Math.max(...ratios))] -= multiple
  }
  return patch
}

export function medianTriple(triples: readonly Triple[]): Triple {
  return [0, 1, 2].map((axis) => median(triples.map((triple) => triple[axis]))) as Triple
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export function makePlan(
  { name, labels, channels }: { name: string; labels: Label[]; channels: string[] },
  cases: readonly PreparedCase[],
  patchSize: 'auto' | Triple,
  split: Plan['split'],
  dimensions: 2 | 3 = 3,
): Plan {
  const medianShape = medianTriple(cases.map(({ shapeZyx }) => shapeZyx))
  return {
    dataset: name,
    labels,
    channels,
    normalisation: 'z_score',
    median_shape_zyx: medianShape,
    median_spacing_mm: medianTriple(cases.map(({ spacingMm }) => spacingMm)),
    patch_size_zyx: patchSize === 'auto' ? planPatchSize(medianShape, dimensions) : patchSize,
    split,
  }
}

/** A plan with another patch size, where one is given. */
export function replan(plan: Plan, patchSize: 'auto' | Triple): Plan {
  return patchSize === 'auto' ? plan : { ...plan, patch_size_zyx: patchSize }
}
