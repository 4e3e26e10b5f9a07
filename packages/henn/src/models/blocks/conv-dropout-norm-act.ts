import type { Tensor } from '@henn/torch'
import { Conv3d, Dropout3d, InstanceNorm3d, Module, Sequential, type Triple } from '@henn/torch/nn'

export interface ConvDropoutNormActOptions {
  kernel: Triple
  stride?: Triple
  bias?: boolean
  dropout?: number
  activation?: 'leaky_relu' | 'none'
}

/**
 * nnU-Net's layer: convolution – dropout of channels – instance norm – leaky ReLU.
 * [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up. Its weights have nnU-Net's names, each of them twice.
 */
export class ConvDropoutNormAct extends Module {
  readonly conv: Conv3d
  readonly norm: InstanceNorm3d
  readonly all_modules: Sequential

  constructor(
    inChannels: number,
    outChannels: number,
    { kernel, stride = [1, 1, 1], bias = true, dropout = 0, activation = 'leaky_relu' }: ConvDropoutNormActOptions,
  ) {
    super()
    const padding = kernel.map((size) => (size - 1) / 2) as Triple
    this.conv = new Conv3d(inChannels, outChannels, { kernel, stride, padding, bias })
    this.norm = new InstanceNorm3d(outChannels, { affine: true, activation })
    const dropped = dropout > 0 ? [new Dropout3d(dropout)] : []
    this.all_modules = new Sequential(this.conv, ...dropped, this.norm)
  }

  forward(x: Tensor): Tensor {
    return this.all_modules.forward(x)
  }
}
