import { ops } from '@henn/torch'
import { overlapSums, smoothRatio, type OverlapOptions } from './overlap.js'
import type { Loss } from './types.js'

/** One minus the soft intersection over union of each channel, averaged: Σ p·g / (Σ p + Σ g − Σ p·g) (Rahman & Wang 2016). */
export function jaccard(options: OverlapOptions = {}): Loss {
  return (logits, target) => {
    const { both, predicted, truth } = overlapSums(logits, target, options)
    return ops.rsub(smoothRatio(both, predicted.add(truth).sub(both)).mean(), 1)
  }
}
