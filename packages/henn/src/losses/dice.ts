import { ops } from '@henn/torch'
import { overlapSums, smoothRatio, type OverlapOptions } from './overlap.js'
import type { Loss } from './types.js'

/**
 * One minus the soft Dice of each channel, averaged: 2 Σ p·g / (Σ p + Σ g) (Milletari et al. 2016, in nnU-Net's form: no
 * squares below the line, smoothed).
 */
export function dice(options: OverlapOptions = {}): Loss {
  return (logits, target) => {
    const { both, predicted, truth } = overlapSums(logits, target, options)
    return ops.rsub(smoothRatio(both.mul(2), predicted.add(truth)).mean(), 1)
  }
}
