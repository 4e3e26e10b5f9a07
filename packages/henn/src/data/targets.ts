// B batch, R regions, Z Y X voxels.
import { tensor, type Tensor } from '@henn/torch'
import type { TargetOptions } from '../losses/types.js'
import type { Dataset, Label, Region } from './dataset.js'
import { ignoreIndex } from './label-indices.js'
import { annotated } from './patches.js'
import type { Plan } from './plan.js'

/** What a network is to tell apart. */
export interface Targets {
  labels: readonly Label[]
  /** null: the labels themselves, of which a voxel has one. */
  regions: readonly Region[] | null
  /** The value of voxels of which nobody knows what they are. */
  ignoreLabel: number | null
}

export function targetsOfDataset({ labels, regions, ignoreLabel }: Pick<Dataset, 'labels' | 'regions' | 'ignoreLabel'>): Targets {
  return { labels, regions: regions ?? null, ignoreLabel: ignoreLabel ?? null }
}

export function targetsOfPlan({ labels, regions, ignore_label }: Pick<Plan, 'labels' | 'regions' | 'ignore_label'>): Targets {
  return { labels, regions, ignoreLabel: ignore_label }
}

/** How many channels the logits have. */
export function outputsOf({ labels, regions }: Targets): number {
  return regions?.length ?? labels.length
}

/** What the channels of logits stand for: classes, the background first, of which a voxel has one, or regions. */
export interface Outputs {
  kind: 'classes' | 'regions'
  names: readonly string[]
}

export function outputsNamed({ labels, regions }: Targets): Outputs {
  return regions === null ? { kind: 'classes', names: labels.map(({ name }) => name) } : { kind: 'regions', names: regions.map(({ name }) => name) }
}

/** What is looked for, with the label values that belong to it: the regions, or the labels but for the background. */
export function foundOf({ labels, regions }: Targets): { name: string; values: number[] }[] {
  return regions === null ? labels.slice(1).map(({ name, value }) => ({ name, values: [value] })) : regions.map(({ name, values }) => ({ name, values }))
}

/** How a loss is to read logits and targets. */
export function lossTarget({ regions, ignoreLabel }: Targets): TargetOptions {
  return { activation: regions === null ? 'softmax' : 'sigmoid', ignore: ignoreLabel === null ? null : ignoreIndex }
}

/** For each thing to be found, and where some voxels are to be ignored for all others, the places in the list of labels. */
export function memberIndices(targets: Targets): Map<number, number[]> {
  const { labels, ignoreLabel } = targets
  const indexOf = new Map(labels.map(({ value }, index) => [value, index]))
  const members = new Map(foundOf(targets).map(({ values }, i) => [i, values.flatMap((value) => indexOf.get(value) ?? [])]))
  if (ignoreLabel !== null) members.set(annotated, [...labels.keys()])
  return members
}

/**
 * What a loss compares with, int64, of places in the list of labels [B, Z, Y, X]: themselves, or memberships of regions
 * [B, R, Z, Y, X], `ignoreIndex` in each where nobody knows.
 */
export function targetOf(label: Tensor, { labels, regions }: Targets): Tensor {
  if (regions === null) return label.to({ dtype: 'int64' })
  const table = new BigInt64Array(256 * regions.length)
  for (const [r, { values }] of regions.entries()) {
    for (const [index, { value }] of labels.entries()) if (values.includes(value)) table[index * regions.length + r] = 1n
    table[ignoreIndex * regions.length + r] = BigInt(ignoreIndex)
  }
  const ofValue = tensor(table, { shape: [256, regions.length], device: label.device })
  const [batch, ...zyx] = label.shape
  return ofValue.indexSelect(0, label.flatten().to({ dtype: 'int64' })).view([batch, ...zyx, regions.length]).permute([0, 4, 1, 2, 3])
}
