import { ops, type Tensor } from '@henn/torch'
import { atLeastFloat32 } from '../at-least-float32.js'

/** Mean over the voxels of −log softmax(logits)[label]. logits [B, K, Z, Y, X], label [B, Z, Y, X] int64; in float32 or better. */
export function crossEntropy(logitsBKZYX: Tensor, labelBZYX: Tensor): Tensor {
  return ops.crossEntropyLoss(atLeastFloat32(logitsBKZYX), labelBZYX)
}
