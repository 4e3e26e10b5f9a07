import { ops, type Tensor } from '@henn/torch'

/** Mean over the voxels of −log softmax(logits)[label]. logits [B, K, Z, Y, X], label [B, Z, Y, X] int64; in float32. */
export function crossEntropy(logitsBKZYX: Tensor, labelBZYX: Tensor): Tensor {
  return ops.crossEntropyLoss(logitsBKZYX.to({ dtype: 'float32' }), labelBZYX)
}
