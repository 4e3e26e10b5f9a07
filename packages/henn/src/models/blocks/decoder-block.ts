import { ops, type Tensor } from '@henn/torch'
import { ConvTranspose3d, Dropout3d, Module, Sequential } from '@henn/torch/nn'
import { ConvNormAct } from './conv-norm-act.js'
import { cropLike } from './crop-like.js'
import { createLocalBlock, type HybridEncoderBlockOptions } from './hybrid-encoder-block.js'

/**
 * One stage of the decoder: upsample by a transposed convolution, join with the encoder's features of that grid, refine.
 * [B, in, Z, Y, X] and skip [B, skip, s·Z, s·Y, s·X] to [B, out, s·Z, s·Y, s·X]; the skip's odd sizes are met by cropping.
 */
export class DecoderBlock extends Module<[Tensor, Tensor], Tensor> {
  readonly up: ConvTranspose3d
  readonly join: ConvNormAct
  readonly refine: Sequential

  constructor(
    inChannels: number,
    skipChannels: number,
    outChannels: number,
    options: Pick<HybridEncoderBlockOptions, 'stride' | 'depth' | 'kernel' | 'expansion' | 'useDepthwise' | 'useSe' | 'dropout' | 'dropPath'>,
  ) {
    super()
    const { stride, depth, kernel, useDepthwise, dropout } = options
    this.up = new ConvTranspose3d(inChannels, outChannels, { kernel: stride, stride })
    this.join = new ConvNormAct(outChannels + skipChannels, outChannels, { kernel: useDepthwise ? 1 : kernel })
    this.refine = new Sequential(
      ...Array.from({ length: depth }, () => createLocalBlock(outChannels, options)),
      ...(dropout > 0 ? [new Dropout3d(dropout)] : []),
    )
  }

  forward(x: Tensor, skip: Tensor): Tensor {
    const up = cropLike(this.up.forward(x), skip)
    return this.refine.forward(this.join.forward(ops.catChannels(up, skip)))
  }
}
