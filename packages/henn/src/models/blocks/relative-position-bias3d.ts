import { tensor, zeros, type Tensor } from '@henn/torch'
import { Module, parameter, type Triple } from '@henn/torch/nn'

/** Voxels further apart than this along an axis share a bias. */
const farthest = 15

/**
 * A learnt term of attention scores for how far two voxels are apart, one table each for Z, Y and X, whose entries add up
 * (relative positions of Shaw et al. 2018, split by axes as in MViTv2, Li et al. 2022). The grid Z, Y, X to
 * [1, heads, N, N]. Tables start at zero: at first distance makes no difference.
 */
export class RelativePositionBias3D extends Module<[Triple], Tensor> {
  /** [heads, 3, 2·15 + 1] */
  readonly table: Tensor

  constructor(heads: number) {
    super()
    this.table = parameter(zeros([heads, 3, 2 * farthest + 1]))
  }

  forward(gridZyx: Triple): Tensor {
    const tokens = gridZyx[0] * gridZyx[1] * gridZyx[2]
    return gridZyx
      .map((size, axis) => {
        const entries = tensor(distances(size), { dtype: 'int64', device: this.table.device })
        // From Z, Y, X to Z, Y, X: along the other axes the same for all.
        const shape = [-1, 1, 1, 1, 1, 1, 1]
        shape[1 + axis] = shape[4 + axis] = size
        return this.table.select(1, axis).indexSelect(1, entries).view(shape)
      })
      .reduce((sum, bias) => sum.add(bias))
      .view([1, -1, tokens, tokens])
  }
}

/** The place in the table of each pair of voxels along an axis, row by row. */
function distances(size: number): number[] {
  const places = Array.from({ length: size }, (_, i) => i)
  return places.flatMap((from) => places.map((to) => Math.max(-farthest, Math.min(farthest, to - from)) + farthest))
}
