import { ones, ops, TorchError, zeros, type Tensor } from '@henn/torch'
import { GroupNorm, Module, parameter } from '@henn/torch/nn'

/**
 * Shuffle attention (SA-Net, Zhang & Yang 2021) in 3D. Channels fall into groups; half of each group is gated by its
 * channel means, the other half voxel by voxel; then the channels of all groups are shuffled. [B, C, Z, Y, X] to the
 * same shape; C divides by 2·groups.
 */
export class ShuffleAttention3D extends Module {
  readonly groups: number
  readonly channel_weight: Tensor
  readonly channel_bias: Tensor
  readonly spatial_weight: Tensor
  readonly spatial_bias: Tensor
  readonly norm: GroupNorm

  constructor(channels: number, { groups = 4 }: { groups?: number } = {}) {
    super()
    if (channels % (2 * groups) !== 0) {
      throw new TorchError(`ShuffleAttention3D: ${channels} channels don't divide by 2·${groups} groups`)
    }
    const half = channels / (2 * groups)
    const shape = [1, half, 1, 1, 1]
    this.groups = groups
    this.channel_weight = parameter(zeros(shape))
    this.channel_bias = parameter(ones(shape))
    this.spatial_weight = parameter(zeros(shape))
    this.spatial_bias = parameter(ones(shape))
    this.norm = new GroupNorm(half, half)
  }

  forward(x: Tensor): Tensor {
    const [batch, channels, z, y, width] = x.shape
    const [first, second] = x.reshape([batch * this.groups, channels / this.groups, z, y, width]).chunk(2, 1)
    const means = first.mean([2, 3, 4], true)
    const byChannel = first.mul(means.mul(this.channel_weight).add(this.channel_bias).sigmoid())
    const byVoxel = second.mul(this.norm.forward(second).mul(this.spatial_weight).add(this.spatial_bias).sigmoid())
    // The shuffle: channels read as [2, C/2] and transposed, so that neighbours come from different halves.
    return ops
      .cat([byChannel, byVoxel], 1)
      .reshape([batch, 2, channels / 2, z, y, width])
      .transpose(1, 2)
      .reshape([batch, channels, z, y, width])
  }
}
