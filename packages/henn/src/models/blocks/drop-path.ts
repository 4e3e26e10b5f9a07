import { rand, type Tensor } from '@henn/torch'
import { Module } from '@henn/torch/nn'

/**
 * Stochastic depth (Huang et al. 2016): in training, zeroes a residual branch for whole samples with probability
 * `rate` and scales the others by 1 / (1 − rate).
 */
export class DropPath extends Module {
  readonly rate: number

  constructor(rate: number) {
    super()
    this.rate = rate
  }

  forward(x: Tensor): Tensor {
    if (!this.training || this.rate === 0) return x
    const keep = 1 - this.rate
    const shape = x.shape.map((size, axis) => (axis === 0 ? size : 1))
    const mask = rand(shape, { device: x.device }).lt(keep).to({ dtype: x.dtype }).div(keep)
    return x.mul(mask)
  }
}
