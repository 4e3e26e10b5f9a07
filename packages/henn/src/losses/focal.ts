import type { Tensor } from '@henn/torch'
import { knownVoxels, meanOverKnown } from './target.js'
import type { Loss, TargetOptions } from './types.js'
import { voxelEntropies } from './voxel-entropy.js'

export interface FocalOptions extends TargetOptions {
  /** How much less a voxel counts that is nearly right; 0: the cross-entropy. */
  gamma?: number
  /** Weight of foreground classes or of regions' inside, one minus it of the rest; null: no weights. */
  alpha?: number | null
}

/**
 * −(1 − p)^γ · log p with p the probability of what is true (Lin et al. 2017): the mean over the voxels, for regions over
 * voxels and regions.
 */
export function focal({ gamma = 2, alpha = null, ...options }: FocalOptions = {}): Loss {
  return (logits, target) => {
    const entropies = voxelEntropies(logits, target, options)
    // 1 − p without loss of digits; a root's slope at zero is infinite.
    const faults = entropies.neg().expm1().neg().clampMin(1e-7)
    const values = faults.pow(gamma).mul(entropies)
    return meanOverKnown(alpha === null ? values : values.mul(balance(target, values, alpha)), knownVoxels(target, options))
  }
}

function balance(target: Tensor, { dtype }: Tensor, alpha: number): Tensor {
  const inside = (target.shape.length === 4 ? target.unsqueeze(1) : target).ne(0).to({ dtype })
  return inside.mul(2 * alpha - 1).add(1 - alpha)
}
