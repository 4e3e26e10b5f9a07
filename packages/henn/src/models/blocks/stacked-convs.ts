import type { Tensor } from '@henn/torch'
import { Module, Sequential, type Triple } from '@henn/torch/nn'
import { ConvDropoutNormAct } from './conv-dropout-norm-act.js'

export interface StackedConvsOptions {
  count: number
  kernel: Triple
  /** Of the first convolution; the others keep the grid. */
  stride?: Triple
  dropout: number
}

/** nnU-Net's layers one after another. [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up. */
export class StackedConvs extends Module {
  readonly convs: Sequential

  constructor(inChannels: number, outChannels: number, { count, kernel, stride, dropout }: StackedConvsOptions) {
    super()
    const first = new ConvDropoutNormAct(inChannels, outChannels, { kernel, stride, dropout })
    const others = Array.from({ length: count - 1 }, () => new ConvDropoutNormAct(outChannels, outChannels, { kernel, dropout }))
    this.convs = new Sequential(first, ...others)
  }

  forward(x: Tensor): Tensor {
    return this.convs.forward(x)
  }
}
