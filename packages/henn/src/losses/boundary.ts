import { ops } from '@henn/torch'
import { squaredDistancesAcross } from './distances-across.js'
import { meanOverKnown, scored } from './target.js'
import type { Loss, TargetOptions } from './types.js'

/**
 * Mean over voxels and channels of p·φ (Kervadec et al. 2019), where φ is the signed distance to the true surface in
 * voxels, as in the paper's code: the distance to the nearest voxel inside for one outside, one minus the distance to the
 * nearest outside for one inside. Where a channel of a sample is empty or fills the grid there is no surface, and φ is 0.
 * Negative where the answer is good; meant to stand beside a loss over regions.
 */
export function boundary(options: TargetOptions = {}): Loss {
  return (logits, target) => {
    const { probabilities, truth, known } = scored(logits, target, options)
    const distances = squaredDistancesAcross(truth, known).sqrt()
    const signed = ops.where(truth.ne(0), distances.clampMax(1).sub(distances), distances)
    return meanOverKnown(probabilities.mul(signed), known)
  }
}
