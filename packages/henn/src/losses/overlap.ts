// B batch, F scored channels, Z Y X voxels.
import type { Tensor } from '@henn/torch'
import { scored } from './target.js'
import type { TargetOptions } from './types.js'

export interface OverlapOptions extends TargetOptions {
  /** Sums over the whole batch, or over each sample, whose losses are then averaged. */
  batch?: boolean
}

/** Of each scored channel, [F] of the whole batch or [B, F] of each sample. p the probabilities, g the truth. */
export interface OverlapSums {
  /** Σ p·g */
  both: Tensor
  /** Σ p */
  predicted: Tensor
  /** Σ g */
  truth: Tensor
}

/** What Dice, Generalised Dice, Jaccard and Tversky are made of. */
export function overlapSums(logits: Tensor, target: Tensor, { batch = true, ...options }: OverlapOptions): OverlapSums {
  const { probabilities, truth } = scored(logits, target, options)
  const voxels = axesOfSums(batch)
  return { both: probabilities.mul(truth).sum(voxels), predicted: probabilities.sum(voxels), truth: truth.sum(voxels) }
}

export function axesOfSums(batch: boolean): number[] {
  return batch ? [0, 2, 3, 4] : [2, 3, 4]
}

/** A ratio of sums over voxels that is 1 where both are zero: both are smoothed by 1e-5, as in nnU-Net. */
export function smoothRatio(numerator: Tensor, denominator: Tensor): Tensor {
  const smooth = 1e-5
  return numerator.add(smooth).div(denominator.add(smooth))
}
