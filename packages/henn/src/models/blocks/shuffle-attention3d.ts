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
    const [batch, channels] = x.shape
    const [means, variances] = ops.channelMoments(x)
    const byHalf = (statistic: Tensor): Tensor[] => statistic.reshape([batch, this.groups, 2, -1]).unbind(2)
    const perChannel = (...halves: Tensor[]): Tensor => ops.stack(halves, 2).reshape([batch, channels])
    const [first, second] = byHalf(means)
    const [channelWeight, channelBias, spatialWeight, spatialBias] = [this.channel_weight, this.channel_bias, this.spatial_weight, this.spatial_bias].map((one) => one.flatten())
    // The second half's norm and gate are one affine map of each channel.
    const { weight, bias, eps } = this.norm as { weight: Tensor; bias: Tensor; eps: number }
    const slope = byHalf(variances)[1].add(eps).rsqrt().mul(weight.mul(spatialWeight))
    const spatial = bias.mul(spatialWeight).add(spatialBias).sub(second.mul(slope))
    // The shuffle: channels read as [2, C/2] and transposed, so that neighbours come from different halves.
    return ops.channelGate(x, perChannel(slope.zerosLike(), slope), perChannel(first.mul(channelWeight).add(channelBias), spatial), 2)
  }
}
