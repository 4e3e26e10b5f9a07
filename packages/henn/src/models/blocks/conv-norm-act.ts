import type { Tensor } from '@henn/torch'
import { Conv3d, InstanceNorm3d, Module, toTriple, type Triple } from '@henn/torch/nn'
import { samePadding } from './same-padding.js'

export type Activation = 'leaky_relu' | 'silu' | 'gelu' | 'none'

export interface ConvNormActOptions {
  kernel?: number | Triple
  stride?: number | Triple
  groups?: number
  activation?: Activation
}

/** Convolution – instance norm – activation. [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up. */
export class ConvNormAct extends Module {
  readonly conv: Conv3d
  readonly norm: InstanceNorm3d

  constructor(
    inChannels: number,
    outChannels: number,
    { kernel = 3, stride = 1, groups = 1, activation = 'leaky_relu' }: ConvNormActOptions = {},
  ) {
    super()
    // The norm takes the mean away, and with it whatever a bias would add.
    this.conv = new Conv3d(inChannels, outChannels, { kernel, stride, padding: samePadding(toTriple(kernel)), groups, bias: false })
    // Instance norm: batches of 2 make batch statistics unreliable.
    this.norm = new InstanceNorm3d(outChannels, { affine: true, activation })
  }

  forward(x: Tensor): Tensor {
    return this.norm.forward(this.conv.forward(x))
  }
}
