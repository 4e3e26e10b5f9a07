import type { Tensor } from '@henn/torch'
import { Conv3d, type Triple } from '@henn/torch/nn'
import { DropPath } from './drop-path.js'
import { MedNeXtBranch } from './mednext-branch.js'
import { samePadding } from './same-padding.js'

/** A block of MedNeXt: its branch, added to the input. [B, C, Z, Y, X] to the same shape. */
export class MedNeXtBlock extends MedNeXtBranch {
  readonly dropPath: DropPath

  constructor(channels: number, { kernel, expansion, dropPath = 0 }: { kernel: Triple; expansion: number; dropPath?: number }) {
    super(new Conv3d(channels, channels, { kernel, padding: samePadding(kernel), groups: channels }), { inChannels: channels, outChannels: channels, expansion })
    this.dropPath = new DropPath(dropPath)
  }

  override forward(x: Tensor): Tensor {
    return x.add(this.dropPath.forward(super.forward(x)))
  }
}
