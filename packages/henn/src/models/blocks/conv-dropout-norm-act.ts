import type { Tensor } from '@henn/torch'
import { Conv3d, Dropout3d, InstanceNorm3d, Module, Sequential, type Triple } from '@henn/torch/nn'
import { samePadding } from './same-padding.js'

export interface ConvDropoutNormActOptions {
  kernel: Triple
  stride?: Triple
  bias?: boolean
  dropout?: number
  activation?: 'leaky_relu' | 'none'
}

/**
 * nnU-Net's layer: convolution – dropout of channels – instance norm – leaky ReLU.
 * [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up. Its weights have nnU-Net's names, each of them
 * twice.
 */
export class ConvDropoutNormAct extends Module {
  readonly conv: Conv3d
  readonly dropout: Dropout3d | null
  readonly norm: InstanceNorm3d
  /** For the names alone. */
  readonly all_modules: Sequential

  constructor(
    inChannels: number,
    outChannels: number,
    { kernel, stride = [1, 1, 1], bias = true, dropout = 0, activation = 'leaky_relu' }: ConvDropoutNormActOptions,
  ) {
    super()
    this.conv = new Conv3d(inChannels, outChannels, { kernel, stride, padding: samePadding(kernel), bias })
    this.norm = new InstanceNorm3d(outChannels, { affine: true, activation })
    this.dropout = dropout > 0 ? new Dropout3d(dropout) : null
    this.all_modules = new Sequential(this.conv, ...(this.dropout === null ? [] : [this.dropout]), this.norm)
  }

  forward(x: Tensor): Tensor {
    const convolved = this.conv.forward(x)
    return this.norm.forward(this.dropout === null ? convolved : this.dropout.forward(convolved))
  }
}
