import type { Triple } from '../../types.js'
import { percentile, product, roundHalfEven } from './numbers.js'
import { planPatch, type PatchPlan, type PatchQuestion } from './patch.js'
import { resampledShape } from './resampled-shape.js'
import { axisOrder, targetSpacing, type Grid } from './target-spacing.js'

/** What is trained: on whole resolution, on a coarser one for the context, or on slices. */
export type ConfigurationName = '2d' | '3d_fullres' | '3d_lowres'

export interface ConfigurationPlan extends PatchPlan {
  /** That images are resampled to, in the network's order of axes; of slices the two within them. */
  spacingMm: number[]
  /** Of the resampled images. */
  medianShape: number[]
}

export interface ExperimentPlan {
  /** The images' axes in the network's order. */
  axes: Triple
  configurations: Partial<Record<ConfigurationName, ConfigurationPlan>>
}

type Question = Pick<PatchQuestion, 'inChannels' | 'classes' | 'planner' | 'memoryGb'>

/** A patch that holds less than this of the median image calls for a network of lower resolution before. */
const leastCovered = 0.25
/** From one candidate of the lower resolution to the next. */
const coarsening = 1.03
/** Voxels of the full over those of the lower resolution, for it to be worth training. */
const leastReduction = 2

/**
 * Plans the networks for a dataset, after nnU-Net v2. `grids` are those of all images, cropped to where they are nonzero.
 */
export function planConfigurations(grids: readonly Grid[], question: Question): ExperimentPlan {
  const target = targetSpacing(grids)
  const axes = axisOrder(target)
  const shapes = grids.map((grid) => resampledShape(grid, target))
  const spacingMm = axes.map((axis) => target[axis])
  const medianShape = axes.map((axis) => percentile(shapes.map((shape) => shape[axis]), 50))
  const datasetVoxels = product(medianShape) * grids.length
  const plan = (spacing: number[], shape: number[], voxels: number): ConfigurationPlan => ({
    ...planPatch({ ...question, spacingMm: spacing, medianShape: shape, datasetVoxels: voxels }),
    spacingMm: spacing,
    medianShape: shape,
  })
  const slices = plan(spacingMm.slice(1), medianShape.slice(1), datasetVoxels)
  if (medianShape[0] === 1) return { axes, configurations: { '2d': slices } }
  const full = plan(spacingMm, medianShape, datasetVoxels)
  const low = planLowResolution(full, grids.length, plan)
  return {
    axes,
    configurations: { '2d': slices, '3d_fullres': full, ...(low !== null && { '3d_lowres': low }) },
  }
}

/** The finest resolution below the full one of which a patch covers enough; null where the full one is well covered. */
function planLowResolution(
  full: ConfigurationPlan,
  cases: number,
  plan: (spacing: number[], shape: number[], voxels: number) => ConfigurationPlan,
): ConfigurationPlan | null {
  const fullVoxels = product(full.medianShape)
  let low: ConfigurationPlan | null = null
  let spacing = full.spacingMm
  let voxels = fullVoxels
  while (product((low ?? full).patchSize) / voxels < leastCovered) {
    const longest = Math.max(...spacing)
    const finer = spacing.map((length) => longest / length > 2)
    // First the voxels become cubes, within a factor of two; then all axes together.
    spacing = spacing.map((length, axis) => (finer[axis] || !finer.includes(true) ? length * coarsening : length))
    const shape = full.medianShape.map((size, axis) => (full.spacingMm[axis] / spacing[axis]) * size)
    voxels = product(shape)
    low = plan(spacing, shape.map(roundHalfEven), voxels * cases)
  }
  return fullVoxels / voxels < leastReduction ? null : low
}
