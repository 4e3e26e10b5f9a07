import { ops, type Tensor } from '@henn/torch'
import { overlapSums, smoothRatio, type OverlapOptions } from './overlap.js'
import type { Loss } from './types.js'

export interface TverskyOptions extends OverlapOptions {
  /** Weight of what is predicted and isn't true. */
  alpha?: number
  /** Weight of what is true and isn't predicted; above `alpha` it favours finding all of a structure. */
  beta?: number
}

/** One minus the Tversky index of each channel, averaged (Salehi et al. 2017). Both weights 0.5: Dice; both 1: Jaccard. */
export function tversky(options: TverskyOptions = {}): Loss {
  return (logits, target) => ops.rsub(tverskyIndex(logits, target, options).mean(), 1)
}

/** Σ p·g / (Σ p·g + α Σ p·(1 − g) + β Σ (1 − p)·g) of each channel, [F] or [B, F]. */
export function tverskyIndex(logits: Tensor, target: Tensor, { alpha = 0.3, beta = 0.7, ...options }: TverskyOptions): Tensor {
  const { both, predicted, truth } = overlapSums(logits, target, options)
  const faults = predicted.sub(both).mul(alpha).add(truth.sub(both).mul(beta))
  return smoothRatio(both, both.add(faults))
}
