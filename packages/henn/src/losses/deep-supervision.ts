import type { Tensor } from '@henn/torch'
import type { Loss } from './index.js'

/**
 * A loss over outputs at several grids (Lee et al. 2015): each against the label at its own grid (nearest voxel), with
 * weights 1, 1/2, 1/4 … that sum to one. A single output gets the plain loss.
 */
export function deepSupervision(loss: Loss): (outputs: Tensor[], labelBZYX: Tensor) => Tensor {
  return (outputs, labelBZYX) => {
    const total = outputs.reduce((sum, _, i) => sum + 0.5 ** i, 0)
    return outputs
      .map((logits, i) => loss(logits, labelOn(logits.shape.slice(2), labelBZYX)).mul(0.5 ** i / total))
      .reduce((sum, term) => sum.add(term))
  }
}

function labelOn(gridZyx: number[], labelBZYX: Tensor): Tensor {
  if (gridZyx.every((size, axis) => size === labelBZYX.shape[axis + 1])) return labelBZYX
  const resampled = labelBZYX.unsqueeze(1).to({ dtype: 'float32' }).upsampleNearest3d(gridZyx)
  return resampled.squeeze(1).to({ dtype: 'int64' })
}
