import { TorchError } from '../errors.js'
import { ops, type Tensor } from '../tensor.js'
import { Module } from './module.js'

/** In training, sets each value to 0 with probability `p` and scales the others by 1 / (1 - p). */
export class Dropout extends Module {
  readonly p: number

  constructor(p = 0.5) {
    super()
    this.p = checkProbability(p)
  }

  forward(x: Tensor): Tensor {
    return ops.dropout(x, this.p, this.training)
  }
}

/** Dropout of whole channels of [B, C, Z, Y, X]: neighbouring voxels tell too much about a dropped one. */
export class Dropout3d extends Module {
  readonly p: number

  constructor(p = 0.5) {
    super()
    this.p = checkProbability(p)
  }

  forward(x: Tensor): Tensor {
    return ops.featureDropout(x, this.p, this.training)
  }
}

function checkProbability(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new TorchError(`dropout probability ${p} isn't between 0 and 1`)
  return p
}
