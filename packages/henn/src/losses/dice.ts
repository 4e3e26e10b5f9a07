// B batch, K classes, Z Y X voxels.
import { ops, zeros, type Tensor } from '@henn/torch'
import { atLeastFloat32 } from '../at-least-float32.js'

/**
 * One minus the soft Dice of each foreground class over the whole batch, averaged (Milletari et al. 2016, in the form
 * of nnU-Net: the sums of prediction and truth below the line, both smoothed by 1e-5). In float32 or better.
 * @param logitsBKZYX softmax is taken over K
 * @param labelBZYX int64 class numbers
 */
export function diceLoss(logitsBKZYX: Tensor, labelBZYX: Tensor): Tensor {
  const smooth = 1e-5
  const probabilities = atLeastFloat32(logitsBKZYX).softmax(1)
  const { shape, dtype, device } = probabilities
  const truth = zeros(shape, { dtype, device }).scatter_(1, labelBZYX.unsqueeze(1), 1)
  const voxels = [0, 2, 3, 4]
  const overlap = probabilities.mul(truth).sum(voxels)
  const sizes = probabilities.sum(voxels).add(truth.sum(voxels))
  const dice = overlap.mul(2).add(smooth).div(sizes.add(smooth))
  // Class 0 is the background: counting it would hide small structures.
  return ops.rsub(dice.narrow(0, 1, dice.shape[0] - 1).mean(), 1)
}
