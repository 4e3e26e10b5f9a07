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
    const { device } = this.table
    return gridZyx
      .map((_, axis) => {
        const entries = tensor(distances(gridZyx, axis), { dtype: 'int64', device })
        return this.table.select(1, axis).indexSelect(1, entries).view([1, -1, tokens, tokens])
      })
      .reduce((sum, bias) => sum.add(bias))
  }
}

/** The place in the table of each pair of tokens, row by row. */
function distances([depth, height, width]: Triple, axis: number): Int32Array {
  const tokens = depth * height * width
  const place = (token: number): number => [Math.floor(token / (height * width)), Math.floor(token / width) % height, token % width][axis]
  const places = Array.from({ length: tokens }, (_, token) => place(token))
  const entries = new Int32Array(tokens * tokens)
  for (let from = 0, i = 0; from < tokens; from++) {
    for (let to = 0; to < tokens; to++, i++) entries[i] = Math.max(-farthest, Math.min(farthest, places[to] - places[from])) + farthest
  }
  return entries
}
