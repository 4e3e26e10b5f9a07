// B batch, C channels of the entropies, K those of the logits, Z Y X voxels.
import { arange, tensor, type Tensor } from '@henn/torch'
import { InputError } from '../errors.js'
import { knownVoxels, meanOverKnown } from './target.js'
import type { Loss, TargetOptions } from './types.js'
import { voxelEntropies } from './voxel-entropy.js'

export interface CrossEntropyOptions extends TargetOptions {
  /** A factor for each class or region; the mean is then the weighted one, that over the largest with `topK` a plain one. */
  classWeights?: readonly number[] | null
  /** Share of the truth that is spread evenly over the classes, or over yes and no of a region (Szegedy et al. 2016). */
  labelSmoothing?: number
  /** Percentage of the voxels, those of the largest entropy, that count (nnU-Net's top-k loss; Wu et al. 2016). */
  topK?: number | null
}

/**
 * Mean over the voxels of −log softmax(logits)[class]; for regions the binary cross-entropy, the mean over voxels and
 * regions. In float32 or better.
 */
export function crossEntropy({ classWeights = null, labelSmoothing = 0, topK = null, ...options }: CrossEntropyOptions = {}): Loss {
  return (logits, target) => {
    const weights = classWeights === null ? null : weightsFor(logits, classWeights)
    const values = voxelEntropies(logits, target, { ...options, weights, labelSmoothing })
    const known = knownVoxels(target, options)
    if (topK !== null) return meanOfLargest(values, known, topK)
    if (weights === null) return meanOverKnown(values, known)
    return values.sum().div(totalWeight(weights, values, target, known).clampMin(1e-12))
  }
}

function weightsFor({ shape, dtype, device }: Tensor, classWeights: readonly number[]): Tensor {
  if (classWeights.length !== shape[1]) {
    throw new InputError(`training.loss: class_weights has ${classWeights.length} entries, but the network's outputs have ${shape[1]} channels. Give one for each.`)
  }
  return tensor([...classWeights], { dtype: dtype === 'float64' ? dtype : 'float32', device })
}

/** Sum of the weights of all that counts. */
function totalWeight(weights: Tensor, values: Tensor, target: Tensor, known: Tensor | null): Tensor {
  const isOfClasses = target.shape.length === 4
  const each = isOfClasses ? weightsOfClasses(weights, target, known) : weights.view([1, -1, 1, 1, 1]).expandAs(values)
  return (known === null ? each : each.mul(known)).sum()
}

/** [B, 1, Z, Y, X]; any class's where nobody knows. */
function weightsOfClasses(weights: Tensor, labelBZYX: Tensor, known: Tensor | null): Tensor {
  const label = labelBZYX.unsqueeze(1)
  const classes = known === null ? label : label.mul(known)
  return weights.indexSelect(0, classes.flatten()).view(label.shape)
}

/** Mean of the largest `percent` of the known values, at least one. values [B, C, Z, Y, X], zero where nobody knows. */
function meanOfLargest(values: Tensor, known: Tensor | null, percent: number): Tensor {
  const count = Math.max(1, Math.floor((values.numel * percent) / 100))
  const [largest] = values.flatten().topk(count)
  if (known === null) return largest.mean()
  // How many are known is known to the device alone: to ask would be to wait for it.
  const share = known.sum().to({ dtype: 'float64' }).mul(values.shape[1] * percent).div(100).floor().clampMin(1)
  const counts = arange(count, { dtype: 'int64', device: values.device }).lt(share)
  return largest.mul(counts).sum().div(share.to({ dtype: values.dtype }))
}
