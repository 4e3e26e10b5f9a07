// Of a convolution's weights: O output channels, I input channels, Z Y X voxels of the kernel.
import { ops, type Tensor } from '@henn/torch'
import type { Role } from './roles.js'

/** What is known of the classes that saved heads tell, and of those of the network. */
export interface Classes {
  /** For each class of the network, the row of the saved heads that tells it; null where there is none. */
  rows: readonly (number | null)[]
  /** How many the saved heads tell, where known. */
  saved: number | null
  /** Whether heads of as many classes are taken as they are. */
  areTheSame: boolean
}

export interface Adapted {
  tensor: Tensor
  /** What was done, for the user to read. */
  how: string
  /** Whether a part of it is as it was drawn. */
  isPartial: boolean
}

/**
 * Saved weights in the shape of `own`; null where there is no way, or no need:
 *
 * - heads of other classes: the rows of classes of the same name, beside the present values of the others;
 * - a first convolution of other channels: the mean over the saved channels for each, scaled by their number, so that an
 *   image that shows the same in all channels gives the same;
 * - kernels: from one voxel to several (and from two dimensions to three), copies so divided that a volume of equal slices
 *   gives what a slice gave (I3D, Carreira & Zisserman 2017); from several to one the reverse; else linear interpolation
 *   (UpKern of MedNeXt, Roy et al. 2023).
 */
export function adapt(saved: Tensor, own: Tensor, role: Role, classes: Classes): Adapted | null {
  if (saved.shape.length !== own.shape.length || saved.shape.includes(0)) return null
  if (role.classAxis !== null) return adaptHead(saved, own, role.classAxis, classes)
  return own.shape.length === 5 ? adaptConvolution(saved, own, role) : null
}

function adaptHead(saved: Tensor, own: Tensor, axis: 0 | 1, { rows, saved: savedClasses }: Classes): Adapted | null {
  const count = saved.shape[axis]
  if (differences(saved, own).some((other) => other !== axis) || (savedClasses !== null && count !== savedClasses)) return null
  const known = rows.flatMap((row, i) => (row === null || row >= count ? [] : [{ row, i }]))
  if (known.length === 0) return null
  const tensor = own.detach().clone()
  for (const { row, i } of known) tensor.select(axis, i).copy_(saved.select(axis, row))
  return { tensor, how: `${known.length} of ${rows.length} classes by their names`, isPartial: known.length < rows.length }
}

function adaptConvolution(saved: Tensor, own: Tensor, { isFirst, transposedStride }: Role): Adapted | null {
  const different = differences(saved, own)
  if (different.includes(0) || (different.includes(1) && !isFirst)) return null
  const steps: string[] = []
  let tensor = saved
  if (different.includes(1)) {
    const [before, channels] = [saved.shape[1], own.shape[1]]
    tensor = tensor.mean([1], true).mul(before / channels).expand([-1, channels, -1, -1, -1])
    steps.push(`${before} to ${channels} channels by their mean`)
  }
  const kernel = own.shape.slice(2)
  if (different.some((axis) => axis >= 2)) {
    steps.push(`kernel of ${tensor.shape.slice(2).join('×')} to ${kernel.join('×')}`)
    tensor = resizeKernel(tensor, kernel, transposedStride)
  }
  return { tensor, how: steps.join(', '), isPartial: false }
}

function resizeKernel(weights: Tensor, kernel: readonly number[], transposedStride: readonly number[] | null): Tensor {
  let tensor = weights
  for (const [i, size] of kernel.entries()) {
    const axis = i + 2
    const before = tensor.shape[axis]
    if (before === 1 && size > 1) {
      const copies = Array.from({ length: size }, (_, at) => tensor.div(tapsBeside(at, size, transposedStride?.[i] ?? 1)))
      tensor = ops.cat(copies, axis)
    } else if (size === 1 && before > 1) {
      // Networks halve the grid; what was transposed gave each voxel to two.
      tensor = tensor.sum([axis], true).div(transposedStride === null ? 1 : 2)
    }
  }
  const isDone = kernel.every((size, i) => size === tensor.shape[i + 2])
  return isDone ? tensor : tensor.upsampleTrilinear3d([...kernel], false)
}

/** How many voxels of a kernel, one at `at` among them, meet in one output of a transposed convolution; all of a plain one. */
function tapsBeside(at: number, size: number, stride: number): number {
  return Array.from({ length: size }, (_, other) => other).filter((other) => other % stride === at % stride).length
}

/** Axes in which the shapes differ. */
function differences(a: Tensor, b: Tensor): number[] {
  const other = b.shape
  return a.shape.flatMap((size, axis) => (size === other[axis] ? [] : [axis]))
}
