import { ones, zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { buffer, Module, parameter } from './module.js'

export interface BatchNorm3dOptions {
  eps?: number
  /** Weight of the newest batch in the running statistics. */
  momentum?: number
}

/**
 * Each channel of [B, C, Z, Y, X] to mean 0 and variance 1: over the batch in training, by the
 * running statistics in evaluation.
 */
export class BatchNorm3d extends Module {
  readonly weight: Tensor
  readonly bias: Tensor
  readonly running_mean: Tensor
  readonly running_var: Tensor
  readonly num_batches_tracked: Tensor
  readonly eps: number
  readonly momentum: number

  constructor(channels: number, { eps = 1e-5, momentum = 0.1 }: BatchNorm3dOptions = {}) {
    super()
    this.weight = parameter(ones([channels]))
    this.bias = parameter(zeros([channels]))
    this.running_mean = buffer(zeros([channels]))
    this.running_var = buffer(ones([channels]))
    this.num_batches_tracked = buffer(zeros([], { dtype: 'int64' }))
    this.eps = eps
    this.momentum = momentum
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, running_mean, running_var, training, momentum, eps } = this
    if (training) this.num_batches_tracked.add_(1)
    return ops.batchNorm(x, weight, bias, running_mean, running_var, training, momentum, eps, true)
  }
}
