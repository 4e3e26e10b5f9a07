import { ones, zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { Module, parameter } from './module.js'

export interface InstanceNorm3dOptions {
  eps?: number
  /** Learn a factor and an offset for each channel; off by default, as in PyTorch. */
  affine?: boolean
}

/** Each channel of each sample of [B, C, Z, Y, X] to mean 0 and variance 1, in training and evaluation alike. */
export class InstanceNorm3d extends Module {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly eps: number

  constructor(channels: number, { eps = 1e-5, affine = false }: InstanceNorm3dOptions = {}) {
    super()
    this.weight = affine ? parameter(ones([channels])) : null
    this.bias = affine ? parameter(zeros([channels])) : null
    this.eps = eps
  }

  forward(x: Tensor): Tensor {
    return ops.instanceNorm(x, this.weight, this.bias, null, null, true, 0, this.eps, true)
  }
}
