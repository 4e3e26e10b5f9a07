import { ops, type Tensor } from '@henn/torch'
import { Conv3d, Module } from '@henn/torch/nn'

/** Squeeze-and-excitation (Hu et al. 2018): each channel scaled by a gate computed from the means of all channels. */
export class SqueezeExcitation extends Module {
  readonly reduce: Conv3d
  readonly expand: Conv3d

  constructor(channels: number, squeezedChannels: number) {
    super()
    this.reduce = new Conv3d(channels, squeezedChannels, { kernel: 1 })
    this.expand = new Conv3d(squeezedChannels, channels, { kernel: 1 })
  }

  forward(x: Tensor): Tensor {
    const [means] = ops.channelMoments(x)
    const gate = this.expand.forward(this.reduce.forward(means.view([...means.shape, 1, 1, 1])).silu())
    return ops.channelGate(x, null, gate.flatten(1))
  }
}
