import type { Tensor } from '@henn/torch'
import { Conv3d, type Triple } from '@henn/torch/nn'
import { MedNeXtBranch } from './mednext-branch.js'
import { samePadding } from './same-padding.js'

/** MedNeXt on the way down: the branch strided, a strided pointwise convolution beside it. Odd sizes are rounded up. */
export class MedNeXtDownBlock extends MedNeXtBranch {
  readonly res_conv: Conv3d

  constructor(inChannels: number, outChannels: number, { kernel, stride, expansion }: { kernel: Triple; stride: Triple; expansion: number }) {
    super(new Conv3d(inChannels, inChannels, { kernel, stride, padding: samePadding(kernel), groups: inChannels }), { inChannels, outChannels, expansion })
    this.res_conv = new Conv3d(inChannels, outChannels, { kernel: 1, stride })
  }

  override forward(x: Tensor): Tensor {
    return super.forward(x).add(this.res_conv.forward(x))
  }
}
