import { ops, type Tensor } from '@henn/torch'
import { overlapSums, smoothRatio, type OverlapOptions } from './overlap.js'
import type { Loss } from './types.js'

/**
 * One minus 2 Σ w·Σ p·g / Σ w·(Σ p + Σ g), the outer sums over the channels, with w = 1 / (Σ g)² (Sudre et al. 2017), so
 * that a small structure weighs as much as a large one. The weights are scaled to 1 for the smallest structure: only then
 * is the smoothing as small as elsewhere. An empty channel weighs as the smallest structure does.
 */
export function generalisedDice(options: OverlapOptions = {}): Loss {
  return (logits, target) => {
    const { both, predicted, truth } = overlapSums(logits, target, options)
    const weights = channelWeights(truth)
    const score = smoothRatio(both.mul(weights).sum(-1).mul(2), predicted.add(truth).mul(weights).sum(-1))
    return ops.rsub(score.mean(), 1)
  }
}

function channelWeights(sizes: Tensor): Tensor {
  const smallest = sizes.maskedFill(sizes.eq(0), Infinity).amin(-1, true)
  return smallest.div(sizes).clampMax(1).square()
}
