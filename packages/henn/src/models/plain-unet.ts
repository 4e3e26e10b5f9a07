import type { Tensor } from '@henn/torch'
import { Module, Sequential } from '@henn/torch/nn'
import { initialiseByHe } from './blocks/he-initialisation.js'
import { StackedConvs } from './blocks/stacked-convs.js'
import { UNetDecoder } from './blocks/unet-decoder.js'
import { UNetEncoder } from './blocks/unet-encoder.js'
import { stageGeometry, type PlainConfig } from './nnunet-config.js'
import type { ModelShape } from './segmentation-model.js'

/**
 * nnU-Net's plain U-Net (Isensee et al. 2021; PlainConvUNet of dynamic-network-architectures): the same layers and names
 * of weights. [B, C, Z, Y, X] to logits [B, K, Z, Y, X] at the input's grid, then at each coarser grid of the decoder;
 * the first alone outside of training. Any input size works: odd grids are rounded up on the way down and cropped on the
 * way up; nnU-Net takes only sizes that need neither.
 */
export class PlainUNet extends Module<[Tensor], Tensor[]> {
  readonly encoder: UNetEncoder
  readonly decoder: UNetDecoder

  constructor(config: PlainConfig, { inChannels, classes }: ModelShape) {
    super()
    const { convs, decoder_convs, dropout, deep_supervision: deepSupervision, gradient_checkpointing: checkpointing } = config
    const { features, kernels, strides } = stageGeometry(config)
    const stages = features.map((width, i) => {
      const options = { count: convs, kernel: kernels[i], stride: strides[i], dropout }
      return new Sequential(new StackedConvs(i === 0 ? inChannels : features[i - 1], width, options))
    })
    this.encoder = new UNetEncoder(null, stages, { checkpointing })
    this.decoder = new UNetDecoder(this.encoder, { features, kernels, strides, convs: decoder_convs, dropout, classes, deepSupervision, checkpointing })
    initialiseByHe(this)
  }

  forward(image: Tensor): Tensor[] {
    return this.decoder.forward(...this.encoder.forward(image))
  }
}
