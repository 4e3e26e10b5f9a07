import { ones, zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { Module, parameter } from './module.js'

export interface LayerNormOptions {
  eps?: number
  bias?: boolean
}

/** Each position of [..., ...shape] to mean 0 and variance 1 over its last axes `shape`. */
export class LayerNorm extends Module {
  readonly weight: Tensor
  readonly bias: Tensor | null
  readonly shape: number[]
  readonly eps: number

  constructor(shape: number | number[], { eps = 1e-5, bias = true }: LayerNormOptions = {}) {
    super()
    this.shape = typeof shape === 'number' ? [shape] : shape
    this.weight = parameter(ones(this.shape))
    this.bias = bias ? parameter(zeros(this.shape)) : null
    this.eps = eps
  }

  forward(x: Tensor): Tensor {
    return ops.layerNorm(x, this.shape, this.weight, this.bias, this.eps)
  }
}
