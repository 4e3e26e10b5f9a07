import type { Tensor } from '@henn/torch'
import { ConvTranspose3d, type Triple } from '@henn/torch/nn'
import { MedNeXtBranch } from './mednext-branch.js'
import { samePadding } from './same-padding.js'

/**
 * MedNeXt on the way up: the branch transposed, a transposed pointwise convolution beside it. A stride of 2 makes n voxels
 * 2n − 1, before which an empty one is put.
 */
export class MedNeXtUpBlock extends MedNeXtBranch {
  readonly res_conv: ConvTranspose3d
  readonly #front: number[]

  constructor(inChannels: number, outChannels: number, { kernel, stride, expansion }: { kernel: Triple; stride: Triple; expansion: number }) {
    super(new ConvTranspose3d(inChannels, inChannels, { kernel, stride, padding: samePadding(kernel), groups: inChannels }), { inChannels, outChannels, expansion })
    this.res_conv = new ConvTranspose3d(inChannels, outChannels, { kernel: 1, stride })
    // From the last axis to the first, in front and behind.
    this.#front = stride.toReversed().flatMap((step) => [step - 1, 0])
  }

  override forward(x: Tensor): Tensor {
    const padded = (part: Tensor): Tensor => part.constantPadNd(this.#front)
    return padded(super.forward(x)).add(padded(this.res_conv.forward(x)))
  }
}
