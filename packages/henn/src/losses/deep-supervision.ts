import type { Tensor } from '@henn/torch'
import type { Loss } from './types.js'

/**
 * A loss over outputs at several grids (Lee et al. 2015): each against the target at its own grid (nearest voxel), with
 * weights 1, 1/2, 1/4 … that sum to one. A single output gets the plain loss.
 */
export function deepSupervision(loss: Loss): (outputs: readonly Tensor[], target: Tensor) => Tensor {
  return (outputs, target) => {
    const total = outputs.reduce((sum, _, i) => sum + 0.5 ** i, 0)
    return outputs
      .map((logits, i) => loss(logits, targetOn(logits.shape.slice(2), target)).mul(0.5 ** i / total))
      .reduce((sum, term) => sum.add(term))
  }
}

/** target [B, Z, Y, X] or [B, K, Z, Y, X] */
function targetOn(gridZyx: number[], target: Tensor): Tensor {
  const { shape, dtype } = target
  if (gridZyx.every((size, axis) => size === shape.at(axis - 3))) return target
  const isOfClasses = shape.length === 4
  const resampled = (isOfClasses ? target.unsqueeze(1) : target).to({ dtype: 'float32' }).upsampleNearest3d(gridZyx)
  return (isOfClasses ? resampled.squeeze(1) : resampled).to({ dtype })
}
