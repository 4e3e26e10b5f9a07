import type { Tensor } from '@henn/torch'
import { Module, type Triple } from '@henn/torch/nn'
import { ConvNormAct, type Activation } from './conv-norm-act.js'

export interface DepthwiseSeparableConv3DOptions {
  kernel?: number | Triple
  stride?: number | Triple
  activation?: Activation
}

/**
 * A convolution in two (MobileNet, Howard et al. 2017): one kernel for each channel, then a mix of the channels in each
 * voxel. k³·C + C·C' weights in place of k³·C·C'. A skip around both where the shape stays.
 */
export class DepthwiseSeparableConv3D extends Module {
  readonly depthwise: ConvNormAct
  readonly pointwise: ConvNormAct
  readonly #residual: boolean

  constructor(
    inChannels: number,
    outChannels: number,
    { kernel = 3, stride = 1, activation = 'leaky_relu' }: DepthwiseSeparableConv3DOptions = {},
  ) {
    super()
    this.depthwise = new ConvNormAct(inChannels, inChannels, { kernel, stride, groups: inChannels, activation: 'none' })
    this.pointwise = new ConvNormAct(inChannels, outChannels, { kernel: 1, activation })
    this.#residual = inChannels === outChannels && [stride].flat().every((step) => step === 1)
  }

  forward(x: Tensor): Tensor {
    const y = this.pointwise.forward(this.depthwise.forward(x))
    return this.#residual ? y.add(x) : y
  }
}
