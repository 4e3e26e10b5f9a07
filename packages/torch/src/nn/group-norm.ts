import { ones, zeros } from '../creation.js'
import { TorchError } from '../errors.js'
import { ops, type Tensor } from '../tensor.js'
import { Module, parameter } from './module.js'

export interface GroupNormOptions {
  eps?: number
  /** Learn a factor and an offset for each channel. */
  affine?: boolean
}

/** Each of `groups` groups of channels of each sample of [B, C, ...] to mean 0 and variance 1. */
export class GroupNorm extends Module {
  readonly weight: Tensor | null
  readonly bias: Tensor | null
  readonly groups: number
  readonly eps: number

  constructor(groups: number, channels: number, { eps = 1e-5, affine = true }: GroupNormOptions = {}) {
    super()
    if (channels % groups !== 0) throw new TorchError(`GroupNorm: ${channels} channels don't split into ${groups} groups`)
    this.weight = affine ? parameter(ones([channels])) : null
    this.bias = affine ? parameter(zeros([channels])) : null
    this.groups = groups
    this.eps = eps
  }

  forward(x: Tensor): Tensor {
    return ops.groupNorm(x, this.groups, this.weight, this.bias, this.eps)
  }
}
