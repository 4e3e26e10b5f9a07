// B batch, K channels of the logits, Z Y X voxels.
import { ops, type Tensor } from '@henn/torch'
import { atLeastFloat32 } from '../at-least-float32.js'
import { knownVoxels } from './target.js'
import type { TargetOptions } from './types.js'

export interface EntropyOptions extends TargetOptions {
  /** Factors of the channels, [K] in the logits' type or float32; null: 1. */
  weights?: Tensor | null
  /** Share of the truth that is spread evenly over the classes, or over yes and no of a region. */
  labelSmoothing?: number
}

/**
 * −log of the probability of what is true: of a voxel's class, [B, 1, Z, Y, X], or of each region's answer,
 * [B, K, Z, Y, X]. Zero where nobody knows. In float32 or better.
 */
export function voxelEntropies(logitsBKZYX: Tensor, target: Tensor, { weights = null, labelSmoothing = 0, ...options }: EntropyOptions): Tensor {
  const logits = atLeastFloat32(logitsBKZYX)
  const known = knownVoxels(target, options)
  if (options.activation === 'sigmoid') {
    const truth = target.to({ dtype: logits.dtype }).mul(1 - labelSmoothing).add(labelSmoothing / 2)
    const values = ops.binaryCrossEntropyWithLogits(logits, truth, weights?.view([1, -1, 1, 1, 1]), null, reductionNone)
    return known === null ? values : values.mul(known)
  }
  return ops.crossEntropyLoss(logits, target, weights, reductionNone, options.ignore ?? noClass, labelSmoothing).unsqueeze(1)
}

/** libtorch's number for a loss that is left as it is, voxel by voxel. */
const reductionNone = 0
/** No label has it. */
const noClass = -100
