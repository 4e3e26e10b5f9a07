// Of a convolution's weights: O output channels, I input channels, Z Y X voxels of the kernel.
import type { Tensor } from '@henn/torch'
import type { ModelShape } from '../models/segmentation-model.js'

/** What is known of the network that weights come from and of the one they go to. */
export interface Adaptation {
  shape: ModelShape
  /** For each class of the network, the row of the saved heads that tells it; null where there is none. */
  rows: readonly (number | null)[]
  /** Classes of the saved heads, where known. */
  savedClasses: number | null
}

export interface Adapted {
  tensor: Tensor
  /** What was done, for the user to read. */
  how: string
}

/**
 * Saved weights in the shape of `own`, whose present values stay where nothing is known; null where there is no way:
 *
 * - heads of other classes: rows of classes of the same name;
 * - a first convolution of other channels: the mean over the saved channels for each, scaled by their number, so that an
 *   image that shows the same in all channels gives the same;
 * - kernels: of 2D weights and from one voxel to several, copies divided by their number (I3D, Carreira & Zisserman 2017);
 *   from several to one, their sum; else linear interpolation (UpKern of MedNeXt, Roy et al. 2023).
 */
export function adapt(saved: Tensor, own: Tensor, context: Adaptation): Adapted | null {
  const flat = saved.shape.length === 4 && own.shape.length === 5 ? saved.unsqueeze(2) : saved
  if (flat.shape.length !== own.shape.length) return null
  return adaptHead(flat, own, context) ?? adaptChannelsAndKernel(flat, own, context)
}

function adaptHead(saved: Tensor, own: Tensor, { shape: { classes }, rows, savedClasses }: Adaptation): Adapted | null {
  const different = differences(saved, own)
  if (different.length !== 1 || different[0] > 1) return null
  const [axis] = different
  if (own.shape[axis] !== classes || (savedClasses !== null && saved.shape[axis] !== savedClasses)) return null
  const known = rows.flatMap((row, i) => (row === null || row >= saved.shape[axis] ? [] : [{ row, i }]))
  if (known.length === 0) return null
  const tensor = own.detach().clone()
  for (const { row, i } of known) tensor.select(axis, i).copy_(saved.select(axis, row))
  return { tensor, how: `${known.length} of ${classes} classes by their names` }
}

function adaptChannelsAndKernel(saved: Tensor, own: Tensor, { shape: { inChannels } }: Adaptation): Adapted | null {
  if (own.shape.length !== 5) return null
  const different = differences(saved, own)
  const steps: string[] = []
  let tensor = saved
  if (different.includes(1)) {
    if (own.shape[1] !== inChannels || different.includes(0)) return null
    tensor = tensor.mean([1], true).mul(saved.shape[1] / inChannels).expand([-1, inChannels, -1, -1, -1])
    steps.push(`${saved.shape[1]} to ${inChannels} channels by their mean`)
  }
  if (different.includes(0)) return null
  const kernel = own.shape.slice(2)
  if (kernel.some((size, axis) => size !== tensor.shape[axis + 2])) {
    steps.push(`kernel of ${tensor.shape.slice(2).join('×')} to ${kernel.join('×')}`)
    tensor = resizeKernel(tensor, kernel)
  }
  return { tensor, how: steps.join(', ') }
}

function resizeKernel(weights: Tensor, kernel: readonly number[]): Tensor {
  let tensor = weights
  for (const [axis, size] of kernel.entries()) {
    const before = tensor.shape[axis + 2]
    if (before === 1 && size > 1) tensor = tensor.div(size).repeatInterleave(size, axis + 2)
    else if (size === 1 && before > 1) tensor = tensor.sum([axis + 2], true)
  }
  const isDone = kernel.every((size, axis) => size === tensor.shape[axis + 2])
  return isDone ? tensor : tensor.upsampleTrilinear3d([...kernel], false)
}

/** Axes in which the shapes differ. */
function differences(a: Tensor, b: Tensor): number[] {
  const other = b.shape
  return a.shape.flatMap((size, axis) => (size === other[axis] ? [] : [axis]))
}
