import { z } from 'zod'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import type { Dataset } from './dataset.js'
import type { Fingerprint } from './fingerprint.js'
import { mostLabels } from './label-indices.js'
import { normalisationOf, normalisationSchema } from './preprocess/normalise.js'
import type { PreprocessPlan } from './preprocess/preprocess-case.js'
import { planConfigurations, type ConfigurationName, type ConfigurationPlan } from './planning/configurations.js'
import { planners, type PlannerName } from './planning/planners.js'
import { topologyOf } from './planning/topology.js'

const size = z.int().positive()
const length = z.number().positive()
const sizes = z.tuple([size, size, size])
const labelValue = z.int().min(0).max(255)
const axis = z.int().min(0).max(2)

/** What was derived from the dataset once; written beside the checkpoints and carried by them. Sizes and spacings are in the order of `axes`. */
export const planSchema = z.object({
  dataset: z.string(),
  /** In the order of the network's classes, the background first; label maps hold their values in a byte. */
  labels: z.array(z.object({ value: labelValue, name: z.string() })).min(2).max(mostLabels),
  /** What the network tells apart where that isn't the labels; a later one is written over an earlier one. */
  regions: z.array(z.object({ name: z.string(), values: z.array(labelValue).min(1), written: labelValue })).nullable(),
  ignore_label: labelValue.nullable(),
  channels: z.array(z.string()).min(1),
  configuration: z.enum(['2d', '3d_fullres', '3d_lowres', '3d_cascade_fullres']),
  /** The images' axes in the order in which the network sees them. */
  axes: z.tuple([axis, axis, axis]),
  /** That images are resampled to; null: every image keeps its own along that axis. */
  spacing_mm: z.tuple([length.nullable(), length, length]),
  /** By channel. */
  normalisation: z.array(normalisationSchema).min(1),
  /** Of the resampled images. */
  median_shape_zyx: z.tuple([length, length, length]),
  patch_size_zyx: sizes.refine((patch) => patch.reduce((a, b) => a * b) <= 2 ** 30, 'a patch of more than 2³⁰ voxels'),
  /** That fits the memory planned for. */
  batch_size: size,
  /** For networks whose stages are planned: by stage, the finest first. */
  stages: z.array(z.object({ stride: sizes, kernel_size: sizes, features: size })).min(1),
  /** Ids of the cases trained on and of those held out. */
  split: z.object({ training: z.array(z.string()).min(1), validation: z.array(z.string()).min(1) }),
})

export type Plan = z.output<typeof planSchema>

export interface PlanQuestion {
  planner: PlannerName
  /** Of the GPU that is planned for; the planner's own unless said otherwise. */
  memoryGb?: number
}

/** All that can be trained on a dataset, after nnU-Net v2; without its split. */
export function plansFor(
  { name, labels, regions, ignoreLabel, channels }: Pick<Dataset, 'name' | 'labels' | 'regions' | 'ignoreLabel' | 'channels'>,
  fingerprint: Fingerprint,
  { planner, memoryGb }: PlanQuestion,
): Partial<Record<ConfigurationName, Omit<Plan, 'split'>>> {
  const grids = fingerprint.cases.map(({ shape_zyx, spacing_mm }) => ({ shapeZyx: shape_zyx, spacingMm: spacing_mm }))
  const entries = (regions?.length ?? labels.length - 1) + 1 + (ignoreLabel === undefined ? 0 : 1)
  const { axes, configurations } = planConfigurations(grids, { planner: planners[planner], memoryGb, inChannels: channels.length, classes: entries })
  const common = {
    dataset: name,
    labels,
    regions: regions ?? null,
    ignore_label: ignoreLabel ?? null,
    channels,
    axes,
    normalisation: channels.map((channel, index) => normalisationOf(channel, index, fingerprint)),
  }
  return Object.fromEntries(
    Object.entries(configurations).map(([configuration, plan]) => [configuration, { ...common, configuration: configuration as ConfigurationName, ...inThree(plan) }]),
  )
}

/** A configuration's sizes along three axes; those of slices get 1 along the first. */
function inThree({ spacingMm, medianShape, patchSize, batchSize, strides, kernelSizes, features }: ConfigurationPlan): Pick<Plan, 'spacing_mm' | 'median_shape_zyx' | 'patch_size_zyx' | 'batch_size' | 'stages'> {
  const [z, y, x] = three(spacingMm)
  return {
    spacing_mm: [spacingMm.length === 2 ? null : z, y, x],
    median_shape_zyx: three(medianShape),
    patch_size_zyx: three(patchSize),
    batch_size: batchSize,
    stages: features.map((width, stage) => ({ stride: three(strides[stage]), kernel_size: three(kernelSizes[stage]), features: width })),
  }
}

/** Of slices, with 1 along the first axis. */
function three(values: readonly number[]): Triple {
  return values.length === 2 ? [1, values[0], values[1]] : [values[0], values[1], values[2]]
}

/** What preprocessing needs of a plan. */
export function preprocessPlan({ axes, spacing_mm, normalisation, labels, ignore_label }: Omit<Plan, 'split'>): PreprocessPlan {
  return {
    axes,
    spacingMm: spacing_mm,
    normalisations: normalisation,
    labelValues: labels.map(({ value }) => value),
    ...(ignore_label !== null && { ignoreLabel: ignore_label }),
  }
}

export interface PlanChoice {
  configuration: 'auto' | ConfigurationName | '3d_cascade_fullres'
  dimensions: 2 | 3
  /** In place of the planned one. */
  patchSize: 'auto' | Triple
}

/** The plan for what is to be trained. Throws InputError where there is none: a low resolution that the dataset has no need of. */
export function choosePlan(plans: Partial<Record<ConfigurationName, Omit<Plan, 'split'>>>, { configuration, dimensions, patchSize }: PlanChoice, split: Plan['split']): Plan {
  const isFlat = dimensions === 2
  const chosen = configuration === 'auto' ? (isFlat ? '2d' : '3d_fullres') : configuration
  const plan = plans[chosen === '3d_cascade_fullres' ? '3d_fullres' : chosen]
  if (plan === undefined) {
    throw new InputError(
      chosen === '3d_lowres'
        ? 'data.configuration is 3d_lowres, but a patch of 3d_fullres sees enough of these images. Train 3d_fullres.'
        : 'The images of this dataset are single slices. Set model.dimensions to 2.',
    )
  }
  return replan({ ...plan, configuration: chosen, split }, patchSize)
}

/** A plan with another patch size, where one is given, and the stages for it. */
export function replan(plan: Plan, patchSize: 'auto' | Triple): Plan {
  if (patchSize === 'auto') return plan
  const [thickness, ...within] = plan.spacing_mm
  const { strides, kernelSizes } = thickness === null ? topologyOf(within, patchSize.slice(1)) : topologyOf([thickness, ...within], patchSize)
  // Stages beyond those planned are as wide as the last.
  const features = (stage: number): number => plan.stages[Math.min(stage, plan.stages.length - 1)].features
  const stages = strides.map((stride, stage) => ({ stride: three(stride), kernel_size: three(kernelSizes[stage]), features: features(stage) }))
  return { ...plan, patch_size_zyx: patchSize, stages }
}

/** Axes of the file (0 is Z, 1 is Y, 2 is X) as the network has them, but for one along which its patches have a single voxel. */
export function networkAxes({ axes, patch_size_zyx }: Pick<Plan, 'axes' | 'patch_size_zyx'>, ofFile: readonly number[]): number[] {
  return ofFile.map((axis) => axes.indexOf(axis)).filter((axis) => patch_size_zyx[axis] > 1)
}

/** How many channels the network sees: the image's, and in a cascade one for each label that the stage before can have found. */
export function inputChannels(plan: Pick<Plan, 'channels' | 'configuration' | 'labels'>): number {
  return plan.channels.length + previousClasses(plan).length
}

/** In a cascade the places in the list of labels, each of which the stage before gives a channel. */
export function previousClasses({ configuration, labels }: Pick<Plan, 'configuration' | 'labels'>): number[] {
  return configuration === '3d_cascade_fullres' ? [...labels.keys()].slice(1) : []
}

/** Channels whose voxels outside of the image stay 0, augmented or not. */
export function insideChannels({ normalisation }: Pick<Plan, 'normalisation'>): number[] {
  return [...normalisation.keys()].filter((channel) => {
    const scheme = normalisation[channel]
    return scheme.scheme === 'z_score' && scheme.inside
  })
}
