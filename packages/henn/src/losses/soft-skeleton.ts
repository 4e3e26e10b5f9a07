// B batch, F channels, Z Y X voxels.
import { ops, scope, type Tensor } from '@henn/torch'

/**
 * The skeleton of a soft mask [B, F, Z, Y, X] by erosions and openings, which are minima and maxima of neighbours (Shit et
 * al. 2021). `iterations` is the radius, in voxels, up to which structures are thinned. An axis of one voxel changes
 * nothing, so the skeleton of a slice is the two-dimensional one.
 */
export function softSkeleton(mask: Tensor, iterations: number): Tensor {
  let eroded = erode(mask)
  let skeleton = opened(mask, eroded)
  for (let i = 0; i < iterations; i++) {
    // Of a whole volume each tensor is large: what is not returned goes at once.
    ;[eroded, skeleton] = scope(() => {
      const next = erode(eroded)
      const added = opened(eroded, next)
      return [next, skeleton.add(added.sub(skeleton.mul(added)).relu())]
    })
  }
  return skeleton
}

/** What an opening takes away. */
function opened(mask: Tensor, eroded: Tensor): Tensor {
  return scope(() => mask.sub(dilate(eroded)).relu())
}

/** Minimum over each voxel and its six neighbours. */
function erode(mask: Tensor): Tensor {
  return scope(() => {
    const negative = mask.neg()
    const [z, y, x] = [[3, 1, 1], [1, 3, 1], [1, 1, 3]].map((kernel) => maximum(negative, kernel))
    return ops.maximum(ops.maximum(z, y), x).neg()
  })
}

/** Maximum over 3×3×3 voxels. */
function dilate(mask: Tensor): Tensor {
  return maximum(mask, [3, 3, 3])
}

function maximum(values: Tensor, kernel: number[]): Tensor {
  return values.maxPool3d(kernel, 1, kernel.map((size) => (size - 1) / 2))
}
