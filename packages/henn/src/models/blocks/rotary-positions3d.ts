import { ops, tensor, type Tensor } from '@henn/torch'
import type { Triple } from '@henn/torch/nn'

/** Grids have tens of voxels, not a text's thousands of words, for which 10,000 is meant. */
const base = 100

/**
 * Rotary positions (Su et al. 2021) on a grid: pairs of values are turned by angles that grow with the voxel's place, a
 * third of the pairs each for Z, Y and X; what doesn't divide stays. Scores of queries and keys turned so depend on how
 * far two voxels are apart. [B, heads, N, size] of the grid's N = Z·Y·X voxels to the same shape; `size` is even.
 */
export function rotaryPositions3d(x: Tensor, gridZyx: Triple): Tensor {
  const half = x.shape[3] / 2
  const angles = tensor(anglesOf(gridZyx, half), { shape: [x.shape[2], half], device: x.device })
  // Turned in float32 at least, rounded once.
  const [cos, sin] = [angles.cos(), angles.sin()].map((one) => one.to({ dtype: x.dtype === 'float64' ? 'float64' : 'float32' }))
  const [first, second] = x.split(half, 3)
  return ops.cat([first.mul(cos).sub(second.mul(sin)), second.mul(cos).add(first.mul(sin))], 3).to({ dtype: x.dtype })
}

/** For each voxel the angle of each pair. */
function anglesOf([depth, height, width]: Triple, pairs: number): Float64Array {
  const perAxis = Math.floor(pairs / 3)
  const angles = new Float64Array(depth * height * width * pairs)
  for (let token = 0; token < depth * height * width; token++) {
    const place = [Math.floor(token / (height * width)), Math.floor(token / width) % height, token % width]
    for (let pair = 0; pair < 3 * perAxis; pair++) {
      angles[token * pairs + pair] = place[Math.floor(pair / perAxis)] * base ** -((pair % perAxis) / perAxis)
    }
  }
  return angles
}
