import type { Tensor } from '@henn/torch'
import { Identity, Module, type Triple } from '@henn/torch/nn'
import { ConvNormAct, type Activation } from './conv-norm-act.js'
import { DropPath } from './drop-path.js'
import { SqueezeExcitation } from './squeeze-excitation.js'

export interface MBConvBlockOptions {
  kernel?: number | Triple
  /** Inner channels over input channels. */
  expansion?: number
  useSe?: boolean
  dropPath?: number
  activation?: Activation
}

/**
 * Inverted residual (MobileNetV2, EfficientNet): widen by a pointwise convolution, filter each channel, weigh the
 * channels, narrow, add the input. [B, C, Z, Y, X] to the same shape.
 */
export class MBConvBlock extends Module {
  readonly expand: ConvNormAct
  readonly depthwise: ConvNormAct
  readonly se: Module
  readonly project: ConvNormAct
  readonly dropPath: DropPath

  constructor(
    channels: number,
    { kernel = 3, expansion = 4, useSe = true, dropPath = 0, activation = 'leaky_relu' }: MBConvBlockOptions = {},
  ) {
    super()
    const inner = Math.round(channels * expansion)
    this.expand = new ConvNormAct(channels, inner, { kernel: 1, activation })
    this.depthwise = new ConvNormAct(inner, inner, { kernel, groups: inner, activation })
    this.se = useSe ? new SqueezeExcitation(inner, Math.max(8, Math.round(channels / 4))) : new Identity()
    this.project = new ConvNormAct(inner, channels, { kernel: 1, activation: 'none' })
    this.dropPath = new DropPath(dropPath)
  }

  forward(x: Tensor): Tensor {
    const inner = this.se.forward(this.depthwise.forward(this.expand.forward(x)))
    return x.add(this.dropPath.forward(this.project.forward(inner)))
  }
}
