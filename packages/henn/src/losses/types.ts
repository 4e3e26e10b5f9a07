// B batch, K channels of the logits, Z Y X voxels.
import type { Tensor } from '@henn/torch'

/**
 * A scalar, in float32 at least, of logits [B, K, Z, Y, X] and what is true: int64 class numbers [B, Z, Y, X], or for
 * regions, which may overlap, memberships of 0 and 1 [B, K, Z, Y, X].
 */
export type Loss = (logitsBKZYX: Tensor, target: Tensor) => Tensor

export interface TargetOptions {
  /** 'softmax': a voxel has one class; 'sigmoid': each channel is a region of its own. */
  activation?: 'softmax' | 'sigmoid'
  /** What the target says where nobody knows; of regions in any channel of the voxel. Such voxels count nowhere. */
  ignore?: number | null
}

/** A loss of somebody else's, which is told how to read the logits, and what marks voxels that count nowhere. */
export type PluginLoss = (logitsBKZYX: Tensor, target: Tensor, options: TargetOptions) => Tensor
