// B batch, C channels, Z Y X voxels.
import { ops } from '@henn/torch'
import { Conv3d, ConvTranspose3d, InstanceNorm3d, Module, ModuleList, Sequential } from '@henn/torch/nn'

const levels = 4
const blocksOfLevel = 2
const expansion = 2
const pointwise = { kernel: 1 }
const doubling = { kernel: 1, stride: 2 }

/** MedNeXt-S with kernels of 3 (Roy et al. 2023) as MONAI defines it, with MONAI's names, so that weights fit both. */
export class MedNext extends Module {
  constructor({ inChannels, width, classes }) {
    super()
    const widths = Array.from({ length: levels }, (_, level) => width * 2 ** level)
    const coarsest = width * 2 ** levels
    this.stem = new Conv3d(inChannels, width, pointwise)
    this.enc_stages = new ModuleList(widths.map(blocks))
    this.down_blocks = new ModuleList(widths.map((channels) => new DownBlock(channels, 2 * channels)))
    this.bottleneck = blocks(coarsest)
    const up = widths.toReversed()
    this.up_blocks = new ModuleList(up.map((channels) => new UpBlock(2 * channels, channels)))
    this.dec_stages = new ModuleList(up.map(blocks))
    this.out_0 = new OutBlock(width, classes)
  }

  /** [B, C, Z, Y, X], axes being multiples of 16, to a list of one: the logits at that grid. */
  forward(image) {
    let x = this.stem.forward(image)
    const skips = []
    for (let level = 0; level < levels; level++) {
      x = this.enc_stages.at(level).forward(x)
      skips.push(x)
      x = this.down_blocks.at(level).forward(x)
    }
    x = this.bottleneck.forward(x)
    for (let step = 0; step < levels; step++) {
      x = this.up_blocks.at(step).forward(x).add(skips.at(-1 - step))
      x = this.dec_stages.at(step).forward(x)
    }
    return [this.out_0.forward(x)]
  }
}

function blocks(channels) {
  return new Sequential(...Array.from({ length: blocksOfLevel }, () => new Block(channels)))
}

/** Depthwise convolution, norm, widen, GELU, narrow; `depthwise` is the first of them, without which it is MONAI's own. */
class Branch extends Module {
  constructor(channels, outChannels, depthwise) {
    super()
    this.conv1 = depthwise
    // MONAI's group norm with a group for each channel.
    this.norm = new InstanceNorm3d(channels, { affine: true })
    this.conv2 = new Conv3d(channels, expansion * channels, pointwise)
    this.conv3 = new Conv3d(expansion * channels, outChannels, pointwise)
  }

  forward(x) {
    const hidden = this.conv2.forward(this.norm.forward(this.conv1.forward(x)))
    return ops.pointwiseConv3d(hidden, this.conv3.weight, this.conv3.bias, true)
  }
}

class Block extends Branch {
  constructor(channels) {
    super(channels, channels, new Conv3d(channels, channels, { kernel: 3, padding: 1, groups: channels }))
  }

  forward(x) {
    return x.add(super.forward(x))
  }
}

/** To half the grid. */
class DownBlock extends Branch {
  constructor(channels, outChannels) {
    super(channels, outChannels, new Conv3d(channels, channels, { kernel: 3, padding: 1, stride: 2, groups: channels }))
    this.res_conv = new Conv3d(channels, outChannels, doubling)
  }

  forward(x) {
    return super.forward(x).add(this.res_conv.forward(x))
  }
}

/** To twice the grid, the first voxel of each axis being empty. */
class UpBlock extends Branch {
  constructor(channels, outChannels) {
    super(channels, outChannels, new ConvTranspose3d(channels, channels, { kernel: 3, padding: 1, stride: 2, groups: channels }))
    this.res_conv = new ConvTranspose3d(channels, outChannels, doubling)
  }

  forward(x) {
    return padFront(super.forward(x)).add(padFront(this.res_conv.forward(x)))
  }
}

function padFront(x) {
  return x.constantPadNd([1, 0, 1, 0, 1, 0])
}

class OutBlock extends Module {
  constructor(channels, classes) {
    super()
    this.conv_out = new ConvTranspose3d(channels, classes, pointwise)
  }

  forward(x) {
    return this.conv_out.forward(x)
  }
}
