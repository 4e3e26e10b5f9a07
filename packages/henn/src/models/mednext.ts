// B batch, C channels, K classes, Z Y X voxels.
import type { Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, Dropout3d, Module, ModuleList, Sequential } from '@henn/torch/nn'
import { callStage } from './blocks/call-stage.js'
import { cropLike } from './blocks/crop-like.js'
import { MedNeXtBlock } from './blocks/mednext-block.js'
import { MedNeXtDownBlock } from './blocks/mednext-down-block.js'
import { MedNeXtUpBlock } from './blocks/mednext-up-block.js'
import { cube } from './cube.js'
import { head } from './heads.js'
import type { MednextConfig } from './mednext-config.js'
import type { ModelShape } from './segmentation-model.js'

/**
 * MedNeXt (Roy et al. 2023): a U-shaped network of depthwise convolutions, whose skips are added. The default is MedNeXt-S;
 * layers and names are MONAI's, so that weights fit both. Odd grids are rounded up on the way down and cropped on the way
 * up.
 */
export class MedNeXt extends Module<[Tensor], Tensor[]> {
  readonly stem: Conv3d
  readonly enc_stages: ModuleList
  readonly down_blocks: ModuleList
  readonly bottleneck: Sequential
  readonly up_blocks: ModuleList
  readonly dec_stages: ModuleList
  readonly out_0: Head
  /** From the deepest up. */
  readonly out_blocks: ModuleList<Head>
  readonly checkpointing: boolean

  constructor(config: MednextConfig, { inChannels, classes }: ModelShape) {
    super()
    const { width, blocks, expansion, dimensions, dropout, drop_path, deep_supervision } = config
    const levels = blocks.length - 1
    const kernel = cube(config.kernel_size, dimensions)
    const stride = cube(2, dimensions)
    const widths = blocks.map((_, level) => width * 2 ** level)
    const stage = (level: number): Sequential => {
      const options = { kernel, expansion: expansion[level], dropPath: (drop_path * level) / levels }
      const all = Array.from({ length: blocks[level] }, () => new MedNeXtBlock(widths[level], options))
      return new Sequential(...all, ...(dropout > 0 ? [new Dropout3d(dropout)] : []))
    }
    const down = Array.from({ length: levels }, (_, level) => level)
    const up = down.toReversed()
    this.checkpointing = config.gradient_checkpointing
    this.stem = new Conv3d(inChannels, width, { kernel: 1 })
    this.enc_stages = new ModuleList(down.map(stage))
    this.down_blocks = new ModuleList(down.map((level) => new MedNeXtDownBlock(widths[level], widths[level + 1], { kernel, stride, expansion: expansion[level] })))
    this.bottleneck = stage(levels)
    this.up_blocks = new ModuleList(up.map((level) => new MedNeXtUpBlock(widths[level + 1], widths[level], { kernel, stride, expansion: expansion[level] })))
    this.dec_stages = new ModuleList(up.map(stage))
    this.out_0 = new Head(widths[0], classes)
    this.out_blocks = new ModuleList(deep_supervision ? widths.slice(1).toReversed().map((channels) => new Head(channels, classes)) : [])
  }

  forward(image: Tensor): Tensor[] {
    const { checkpointing } = this
    let x = callStage({ checkpointing, grid: 0 }, (input) => this.stem.forward(input), image)
    const skips: Tensor[] = []
    for (let level = 0; level < this.enc_stages.length; level++) {
      x = callStage({ checkpointing, grid: level }, (features) => this.enc_stages[level].forward(features), x)
      skips.push(x)
      x = callStage({ checkpointing, grid: level }, (features) => this.down_blocks[level].forward(features), x)
    }
    x = callStage({ checkpointing, grid: this.enc_stages.length }, (features) => this.bottleneck.forward(features), x)
    const coarse: Tensor[] = []
    for (let k = 0; k < this.up_blocks.length; k++) {
      const supervised = this.training ? this.out_blocks.at(k) : undefined
      if (supervised !== undefined) coarse.unshift(supervised.forward(x))
      const join = (features: Tensor, skip: Tensor): Tensor => this.dec_stages[k].forward(cropLike(this.up_blocks[k].forward(features), skip).add(skip))
      x = callStage({ checkpointing, grid: skips.length - 1 - k }, join, x, skips[skips.length - 1 - k])
    }
    return [this.out_0.forward(x), ...coarse]
  }
}

/** Logits by a pointwise convolution; MONAI's is a transposed one, whose weights lie the other way. */
class Head extends Module {
  readonly conv_out: ConvTranspose3d

  constructor(channels: number, classes: number) {
    super()
    this.conv_out = head(new ConvTranspose3d(channels, classes, { kernel: 1 }))
  }

  forward(x: Tensor): Tensor {
    return this.conv_out.forward(x)
  }
}
