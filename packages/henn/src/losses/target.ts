// B batch, K channels of the logits, F those that are scored, Z Y X voxels.
import { arange, type Tensor } from '@henn/torch'
import { atLeastFloat32 } from '../at-least-float32.js'
import type { TargetOptions } from './types.js'

export interface Scored {
  /** [B, F, Z, Y, X], zero where nobody knows. */
  probabilities: Tensor
  /** [B, F, Z, Y, X] of 0 and 1 in the probabilities' type, zero where nobody knows. */
  truth: Tensor
  /** As `knownVoxels` says. */
  known: Tensor | null
}

/**
 * The channels that losses over regions look at: all of them for 'sigmoid', all but the first for 'softmax'. Class 0 is
 * the background, and counting it would hide small structures. In float32 or better.
 */
export function scored(logitsBKZYX: Tensor, target: Tensor, options: TargetOptions): Scored {
  const logits = atLeastFloat32(logitsBKZYX)
  const isSoftmax = options.activation !== 'sigmoid'
  const probabilities = isSoftmax ? foreground(logits.softmax(1)) : logits.sigmoid()
  const members = isSoftmax ? foregroundMembers(target, logits.shape[1]) : target
  const truth = members.to({ dtype: probabilities.dtype })
  const known = knownVoxels(target, options)
  if (known === null) return { probabilities, truth, known }
  return { probabilities: probabilities.mul(known), truth: truth.mul(known), known }
}

/** Whether somebody knows, as bool [B, 1, Z, Y, X]; null where nothing is to be ignored. */
export function knownVoxels(target: Tensor, { activation = 'softmax', ignore = null }: TargetOptions): Tensor | null {
  if (ignore === null) return null
  const known = target.ne(ignore)
  return activation === 'softmax' ? known.unsqueeze(1) : known.all(1, true)
}

/** Mean over the channels of known voxels, 0 where there are none. values [B, C, Z, Y, X], zero where nobody knows. */
export function meanOverKnown(values: Tensor, known: Tensor | null): Tensor {
  if (known === null) return values.mean()
  return values.sum().div(known.sum().mul(values.shape[1]).clampMin(1))
}

function foreground(valuesBKZYX: Tensor): Tensor {
  return valuesBKZYX.narrow(1, 1, valuesBKZYX.shape[1] - 1)
}

/** Whether a voxel is of class 1, 2 … K − 1: bool [B, K − 1, Z, Y, X]. */
function foregroundMembers(labelBZYX: Tensor, classes: number): Tensor {
  const numbers = arange(classes, { dtype: 'int64', device: labelBZYX.device }).view([1, classes, 1, 1, 1])
  return labelBZYX.unsqueeze(1).eq(foreground(numbers))
}
