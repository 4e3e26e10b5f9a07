import type { Triple } from '@henn/torch/nn'
import { z } from 'zod'
import { positiveInt } from '../config/fields.js'
import { commonConfig } from './common-config.js'
import { cube } from './cube.js'

export const mostStages = 10

/** What nnU-Net's residual encoders have, as far down as a network goes. */
const usualBlocks = [1, 3, 4, 6, 6, 6, 6, 6, 6, 6]

const side = positiveInt.max(31)
const triples = z.array(z.tuple([side, side, side])).min(2).max(mostStages).nullable().default(null)

/** What both have. */
const stagesConfig = {
  ...commonConfig,
  features: z.array(positiveInt.max(2048)).min(2).max(mostStages).nullable().default(null).describe('channels of each stage, the first at full resolution; null: planned from the dataset'),
  kernel_sizes: triples.describe('odd sizes along Z, Y, X for each stage; null: planned from the dataset'),
  strides: triples.describe('steps along Z, Y, X into each stage, 1 into the first; null: planned from the dataset'),
}

/** nnU-Net's plain U-Net. */
export const plainConfig = z
  .strictObject({
    type: z.literal('plain'),
    ...stagesConfig,
    convs: positiveInt.max(100).default(2).describe('convolutions of each encoder stage'),
    decoder_convs: positiveInt.max(100).default(2).describe('convolutions of each decoder stage'),
  })
  .check((context) => checkStages(context))

/** nnU-Net's U-Net with a residual encoder. */
export const residualConfig = z
  .strictObject({
    type: z.literal('residual'),
    ...stagesConfig,
    blocks: z.array(positiveInt.max(100)).min(2).max(mostStages).nullable().default(null).describe('residual blocks of each encoder stage; null: 1, 3, 4, then 6'),
    decoder_convs: positiveInt.max(100).default(1).describe('convolutions of each decoder stage'),
  })
  .check((context) => checkStages(context))

export type PlainConfig = z.output<typeof plainConfig>
export type ResidualConfig = z.output<typeof residualConfig>

type Stages = Pick<PlainConfig, 'dimensions' | 'features' | 'kernel_sizes' | 'strides'> & { blocks?: number[] | null }

/** What there is of each stage, the finest first. */
export interface StageGeometry {
  features: number[]
  kernels: Triple[]
  strides: Triple[]
}

/** What was neither said nor planned is as it is for most datasets. */
export function stageGeometry({ dimensions, ...given }: Stages): StageGeometry {
  const stages = perStage.map((key) => given[key]?.length).find((length) => length !== undefined) ?? usualStages
  const indices = Array.from({ length: stages }, (_, i) => i)
  return {
    features: given.features ?? indices.map((i) => Math.min(mostFeatures, 32 * 2 ** i)),
    kernels: given.kernel_sizes ?? indices.map(() => cube(3, dimensions)),
    strides: given.strides ?? indices.map((i) => cube(i === 0 ? 1 : 2, dimensions)),
  }
}

/** Residual blocks of each encoder stage. */
export function stageBlocks(config: Stages): number[] {
  return config.blocks ?? usualBlocks.slice(0, stageGeometry(config).features.length)
}

/** Settings with one entry a stage. */
const perStage = ['features', 'strides', 'kernel_sizes', 'blocks'] as const
const usualStages = 4
const mostFeatures = 320

function checkStages<T extends Stages>({ value, issues }: z.core.ParsePayload<T>): void {
  const [first, ...others] = perStage.filter((key) => (value[key] ?? null) !== null)
  for (const key of others) {
    const [wanted, length] = [value[first]!.length, value[key]!.length]
    if (length !== wanted) issues.push(fault(value, key, `has ${length} stages but model.${first} has ${wanted}; give both one entry a stage`))
  }
  for (const key of ['kernel_sizes', 'strides'] as const) {
    const along = value.dimensions === 2 ? (value[key]?.findIndex(([z]) => z !== 1) ?? -1) : -1
    if (along >= 0) issues.push(fault(value, key, `has ${value[key]![along].join('×')} at stage ${along}, but a network of 2 dimensions has 1 along Z; change it or model.dimensions`))
  }
  if (value.dimensions === 3 && value.kernel_sizes?.every(([z]) => z === 1)) {
    issues.push(fault(value, 'kernel_sizes', 'has 1 along Z at every stage, but a network of 3 dimensions is to see more than slices; set it and model.strides to null, or model.dimensions to 2'))
  }
  const even = value.kernel_sizes?.find((kernel) => kernel.some((size) => size % 2 === 0))
  if (even !== undefined) issues.push(fault(value, 'kernel_sizes', `holds ${even.join('×')}, but kernels have a middle: give odd sizes`))
  const into = value.strides?.[0]
  if (into?.some((step) => step !== 1)) issues.push(fault(value, 'strides', `begin with ${into.join('×')}, but the first stage is at full resolution: begin with 1×1×1`))
}

function fault(input: Stages, key: string, message: string): z.core.$ZodRawIssue {
  return { code: 'custom', input, path: [key], message }
}
