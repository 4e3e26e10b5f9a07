import { squaredDistancesAcross } from './distances-across.js'
import { meanOverKnown, scored } from './target.js'
import type { Loss, TargetOptions } from './types.js'

export interface HausdorffOptions extends TargetOptions {
  /** Power of the distances. */
  alpha?: number
}

/**
 * Mean over voxels and channels of (p − g)²·(d_p^α + d_g^α), with d the distance to the surface of the prediction (p above
 * a half) and to the true one, in voxels (Karimi & Salcudean 2019): faults weigh more the farther from a surface they are.
 * A surface that isn't there, as in an empty channel of a sample, counts as distance 0.
 */
export function hausdorffDt({ alpha = 2, ...options }: HausdorffOptions = {}): Loss {
  return (logits, target) => {
    const { probabilities, truth, known } = scored(logits, target, options)
    const predicted = probabilities.detach().gt(0.5).to({ dtype: truth.dtype })
    const [toPredicted, toTruth] = [predicted, truth].map((inside) => squaredDistancesAcross(inside, known).pow(alpha / 2))
    return meanOverKnown(probabilities.sub(truth).square().mul(toPredicted.add(toTruth)), known)
  }
}
