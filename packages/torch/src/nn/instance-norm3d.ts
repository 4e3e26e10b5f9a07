import { ones, zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { Module, parameter } from './module.js'

export interface InstanceNorm3dOptions {
  eps?: number
  /** Learn a factor and an offset for each channel; off by default, as in PyTorch. */
  affine?: boolean
  /** What follows, computed in the same pass over memory. */
  activation?: 'none' | 'leaky_relu' | 'gelu' | 'silu'
  /** Of leaky_relu below zero. */
  slope?: number
}

/** Each channel of each sample of [B, C, Z, Y, X] to mean 0 and variance 1, in training and evaluation alike; then the activation. */
export class InstanceNorm3d extends Module {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly eps: number
  readonly activation: 'none' | 'leaky_relu' | 'gelu' | 'silu'
  readonly slope: number

  constructor(channels: number, { eps = 1e-5, affine = false, activation = 'none', slope = 0.01 }: InstanceNorm3dOptions = {}) {
    super()
    this.weight = affine ? parameter(ones([channels])) : null
    this.bias = affine ? parameter(zeros([channels])) : null
    this.eps = eps
    this.activation = activation
    this.slope = slope
  }

  forward(x: Tensor): Tensor {
    return ops.instanceNorm3d(x, this.weight, this.bias, this.eps, this.activation, this.slope)
  }
}
