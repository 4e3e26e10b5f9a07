import { ops, type Tensor } from '@henn/torch'
import { Conv3d, InstanceNorm3d, Module } from '@henn/torch/nn'

/**
 * What MedNeXt's blocks have in common (Roy et al. 2023): a depthwise convolution, a norm of each channel, a pointwise
 * convolution that widens by `expansion`, GELU, and one that narrows. [B, in, Z, Y, X] to [B, out, …] on the grid that
 * `depthwise` gives. Names are MONAI's.
 */
export class MedNeXtBranch extends Module {
  readonly conv1: Module
  readonly norm: InstanceNorm3d
  readonly conv2: Conv3d
  readonly conv3: GeluPointwise

  constructor(depthwise: Module, { inChannels, outChannels, expansion }: { inChannels: number; outChannels: number; expansion: number }) {
    super()
    this.conv1 = depthwise
    this.norm = new InstanceNorm3d(inChannels, { affine: true })
    this.conv2 = new Conv3d(inChannels, expansion * inChannels, { kernel: 1 })
    this.conv3 = new GeluPointwise(expansion * inChannels, outChannels, { kernel: 1 })
  }

  forward(x: Tensor): Tensor {
    return this.conv3.forward(this.conv2.forward(this.norm.forward(this.conv1.forward(x))))
  }
}

/** A pointwise convolution of GELU of its input, which is computed on the way into the product and kept nowhere. */
class GeluPointwise extends Conv3d {
  override forward(x: Tensor): Tensor {
    return ops.pointwiseConv3d(x, this.weight, this.bias, true)
  }
}
