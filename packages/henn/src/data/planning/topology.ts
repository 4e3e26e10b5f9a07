import { product } from './numbers.js'

/** How a U-Net halves a patch: for each stage, the finest first, along the patch's axes. */
export interface Topology {
  strides: number[][]
  kernelSizes: number[][]
  /** The patch, padded until every stage halves evenly. */
  patchSize: number[]
  divisibleBy: number[]
}

/** No axis becomes shorter than this in the deepest stage. */
const shortestEdge = 4

/**
 * Strides and kernels for a patch of voxels of that spacing, after nnU-Net v2 (Isensee et al. 2021): an axis is halved while
 * it is long enough and its voxels are less than twice as long as the shortest that can be halved; a kernel is 3 wide along an
 * axis once its voxels are less than twice as long as the shortest of all.
 */
export function topologyOf(spacing: readonly number[], patchSize: readonly number[]): Topology {
  const axes = spacing.map((_, axis) => axis)
  const lengths = [...spacing]
  const sizes = [...patchSize]
  const kernel = axes.map(() => 1)
  const halvings = axes.map(() => 0)
  const strides = [axes.map(() => 1)]
  const kernelSizes: number[][] = []
  for (;;) {
    const longEnough = axes.filter((axis) => sizes[axis] >= 2 * shortestEdge)
    const shortest = Math.min(...longEnough.map((axis) => lengths[axis]))
    const halved = longEnough.filter((axis) => lengths[axis] / shortest < 2)
    if (halved.length === 0 || (halved.length === 1 && sizes[halved[0]] < 3 * shortestEdge)) break
    const shortestOfAll = Math.min(...lengths)
    for (const axis of axes) if (lengths[axis] / shortestOfAll < 2) kernel[axis] = 3
    for (const axis of halved) {
      halvings[axis]++
      lengths[axis] *= 2
      sizes[axis] = Math.ceil(sizes[axis] / 2)
    }
    strides.push(axes.map((axis) => (halved.includes(axis) ? 2 : 1)))
    kernelSizes.push([...kernel])
  }
  kernelSizes.push(axes.map(() => 3))
  const divisibleBy = halvings.map((count) => 2 ** count)
  const padded = patchSize.map((size, axis) => Math.ceil(size / divisibleBy[axis]) * divisibleBy[axis])
  return { strides, kernelSizes, patchSize: padded, divisibleBy }
}

/** Voxels of a feature map of each stage. */
export function voxelsOfStages({ strides, patchSize }: Pick<Topology, 'strides' | 'patchSize'>): number[] {
  let size = patchSize
  return strides.map((stride) => {
    size = size.map((length, axis) => Math.floor(length / stride[axis]))
    return product(size)
  })
}

