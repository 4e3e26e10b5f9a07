import type { Tensor } from '@henn/torch'
import { init, Module, Sequential, type Triple } from '@henn/torch/nn'
import { AveragePool3d } from './average-pool3d.js'
import { ConvDropoutNormAct } from './conv-dropout-norm-act.js'

export interface ResidualBlockOptions {
  kernel: Triple
  stride?: Triple
  dropout: number
}

/**
 * nnU-Net's residual block, after ResNet-D (He et al. 2019): two convolutions beside a skip, which is pooled where the
 * grid changes and projected where the channels do. [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up.
 */
export class ResidualBlock extends Module {
  readonly conv1: ConvDropoutNormAct
  readonly conv2: ConvDropoutNormAct
  readonly skip: Sequential

  constructor(inChannels: number, outChannels: number, { kernel, stride = [1, 1, 1], dropout }: ResidualBlockOptions) {
    super()
    this.conv1 = new ConvDropoutNormAct(inChannels, outChannels, { kernel, stride, dropout })
    this.conv2 = new ConvDropoutNormAct(outChannels, outChannels, { kernel, activation: 'none' })
    const pooled = stride.some((step) => step !== 1) ? [new AveragePool3d(stride)] : []
    const projected = inChannels === outChannels ? [] : [projection(inChannels, outChannels)]
    this.skip = new Sequential(...pooled, ...projected)
    // At first the block is its skip, so that a deep network starts as a shallow one.
    init.zeros_(this.conv2.norm.weight as Tensor)
  }

  forward(x: Tensor): Tensor {
    return this.conv2.forward(this.conv1.forward(x)).add(this.skip.forward(x)).leakyRelu(0.01)
  }
}

function projection(inChannels: number, outChannels: number): ConvDropoutNormAct {
  return new ConvDropoutNormAct(inChannels, outChannels, { kernel: [1, 1, 1], bias: false, activation: 'none' })
}
