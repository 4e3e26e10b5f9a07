import type { Tensor } from '@henn/torch'

/** The first voxels of each axis, as many as `like` has. */
export function cropLike(x: Tensor, like: Tensor): Tensor {
  const wanted = like.shape
  return x.shape.reduce((cropped, size, axis) => (axis >= 2 && size > wanted[axis] ? cropped.narrow(axis, 0, wanted[axis]) : cropped), x)
}
