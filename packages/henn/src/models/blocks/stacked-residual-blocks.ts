import type { Tensor } from '@henn/torch'
import { Module, Sequential, type Triple } from '@henn/torch/nn'
import { ResidualBlock } from './residual-block.js'

export interface StackedResidualBlocksOptions {
  count: number
  kernel: Triple
  /** Of the first block; the others keep the grid. */
  stride: Triple
  dropout: number
}

/** nnU-Net's residual blocks one after another. [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s], odd sizes rounded up. */
export class StackedResidualBlocks extends Module {
  readonly blocks: Sequential

  constructor(inChannels: number, outChannels: number, { count, kernel, stride, dropout }: StackedResidualBlocksOptions) {
    super()
    const first = new ResidualBlock(inChannels, outChannels, { kernel, stride, dropout })
    const others = Array.from({ length: count - 1 }, () => new ResidualBlock(outChannels, outChannels, { kernel, dropout }))
    this.blocks = new Sequential(first, ...others)
  }

  forward(x: Tensor): Tensor {
    return this.blocks.forward(x)
  }
}
