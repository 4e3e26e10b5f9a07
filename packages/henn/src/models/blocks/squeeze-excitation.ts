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
    const gate = this.expand.forward(this.reduce.forward(means(x)).silu())
    return ops.channelGate(x, null, gate.flatten(1))
  }
}

/** [B, C, 1, 1, 1]. In float32 by a sum, whose gradient is not written out for every voxel; narrower types would overflow or round it. */
function means(x: Tensor): Tensor {
  const axes = [2, 3, 4]
  return x.dtype === 'float32' ? x.sum(axes, true).div(axes.reduce((voxels, axis) => voxels * x.shape[axis], 1)) : x.mean(axes, true)
}
