import { ops, type Tensor } from '@henn/torch'
import { axesOfSums, type OverlapOptions } from './overlap.js'
import { softSkeleton } from './soft-skeleton.js'
import { scored } from './target.js'
import type { Loss } from './types.js'

export interface ClDiceOptions extends OverlapOptions {
  /** Radius, in voxels, of the thickest structure that is thinned to its centre line. */
  iterations?: number
}

/**
 * One minus the harmonic mean of how much of the prediction's skeleton is true and how much of the true skeleton is
 * predicted (Shit et al. 2021), of each channel, averaged: for tubes, whose connections matter more than their width.
 * Voxels that nobody knows are outside of both.
 */
export function clDice({ iterations = 3, batch = true, ...options }: ClDiceOptions = {}): Loss {
  return (logits, target) => {
    const { probabilities, truth } = scored(logits, target, options)
    const voxels = axesOfSums(batch)
    const precision = shareInside(softSkeleton(probabilities, iterations), truth, voxels)
    const sensitivity = shareInside(softSkeleton(truth, iterations), probabilities, voxels)
    const harmonicMean = precision.mul(sensitivity).mul(2).div(precision.add(sensitivity))
    return ops.rsub(harmonicMean.mean(), 1)
  }
}

/** Smoothed by 1, as in the paper's code. */
function shareInside(skeleton: Tensor, mask: Tensor, voxels: number[]): Tensor {
  return skeleton.mul(mask).sum(voxels).add(1).div(skeleton.sum(voxels).add(1))
}
