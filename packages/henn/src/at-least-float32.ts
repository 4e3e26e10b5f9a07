import type { Tensor } from '@henn/torch'

/** bfloat16 and float16 as float32, in which sums over a volume's voxels keep their small terms; others as they are. */
export function atLeastFloat32(x: Tensor): Tensor {
  return x.dtype === 'float64' ? x : x.to({ dtype: 'float32' })
}
