import type { Tensor } from '@henn/torch'
import { Module } from '@henn/torch/nn'
import { initialiseByHe } from './blocks/he-initialisation.js'
import { StackedConvs } from './blocks/stacked-convs.js'
import { StackedResidualBlocks } from './blocks/stacked-residual-blocks.js'
import { UNetDecoder } from './blocks/unet-decoder.js'
import { UNetEncoder } from './blocks/unet-encoder.js'
import { stageBlocks, stageGeometry, type ResidualConfig } from './nnunet-config.js'
import type { ModelShape } from './segmentation-model.js'

/**
 * nnU-Net's U-Net with a residual encoder (Isensee et al. 2024; ResidualEncoderUNet of dynamic-network-architectures):
 * the same layers and names of weights. [B, C, Z, Y, X] to logits [B, K, Z, Y, X] at the input's grid, then at each
 * coarser grid of the decoder; the first alone outside of training. Any input size works, as in PlainUNet.
 */
export class ResidualUNet extends Module<[Tensor], Tensor[]> {
  readonly encoder: UNetEncoder
  readonly decoder: UNetDecoder

  constructor(config: ResidualConfig, { inChannels, classes }: ModelShape) {
    super()
    const { decoder_convs, dropout, deep_supervision: deepSupervision, gradient_checkpointing: checkpointing } = config
    const { features, kernels, strides } = stageGeometry(config)
    const blocks = stageBlocks(config)
    const stem = new StackedConvs(inChannels, features[0], { count: 1, kernel: kernels[0], dropout })
    const stages = features.map((width, i) => {
      const options = { count: blocks[i], kernel: kernels[i], stride: strides[i], dropout }
      return new StackedResidualBlocks(features[Math.max(0, i - 1)], width, options)
    })
    this.encoder = new UNetEncoder(stem, stages, { checkpointing })
    this.decoder = new UNetDecoder(this.encoder, { features, kernels, strides, convs: decoder_convs, dropout, classes, deepSupervision, checkpointing })
    initialiseByHe(this)
  }

  forward(image: Tensor): Tensor[] {
    return this.decoder.forward(...this.encoder.forward(image))
  }
}
