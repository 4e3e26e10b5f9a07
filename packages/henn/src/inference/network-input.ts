// C channels of the image, K places in the list of labels, Z Y X voxels.
import { ops, zeros, type Tensor } from '@henn/torch'
import { writeOneHot } from '../data/augment/cascade.js'

/**
 * What a network sees of a whole volume: the image [C, Z, Y, X], and in a cascade a channel for each class that the stage before may
 * have found in it, out of its label map uint8 [Z, Y, X].
 */
export function networkInput(image: Tensor, previous: Tensor | undefined, classes: readonly number[]): Tensor {
  if (previous === undefined) return image
  const oneHot = zeros([classes.length, ...previous.shape])
  writeOneHot(previous, classes, oneHot)
  return ops.cat([image, oneHot])
}
