// B batch, C channels, K classes, Z Y X voxels.
import { ops, type Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, Module, ModuleList, type Triple } from '@henn/torch/nn'
import { head } from '../heads.js'
import { callStage } from './call-stage.js'
import { cropLike } from './crop-like.js'
import { StackedConvs } from './stacked-convs.js'
import type { UNetEncoder } from './unet-encoder.js'

export interface UNetDecoderOptions {
  /** One entry for each stage of the encoder, the finest first, as in `kernels` and `strides`. */
  features: number[]
  kernels: Triple[]
  strides: Triple[]
  /** Convolutions of each stage. */
  convs: number
  dropout: number
  classes: number
  deepSupervision: boolean
  checkpointing: boolean
}

/**
 * nnU-Net's decoder: each stage upsamples by a transposed convolution, crops to the encoder's features of that grid,
 * joins both and convolves. From the encoder's features to logits [B, K, Z, Y, X], the finest first; the finest alone in
 * evaluation and without deep supervision, when the coarser heads get no gradient.
 *
 * Holds the encoder only for the names: nnU-Net's checkpoints have its weights under both paths.
 */
export class UNetDecoder extends Module<Tensor[], Tensor[]> {
  readonly encoder: UNetEncoder
  /** The coarsest first, as the transposed convolutions and the heads. */
  readonly stages: ModuleList<StackedConvs>
  readonly transpconvs: ModuleList<ConvTranspose3d>
  readonly seg_layers: ModuleList<Conv3d>
  readonly deepSupervision: boolean
  readonly checkpointing: boolean

  constructor(encoder: UNetEncoder, options: UNetDecoderOptions) {
    super()
    const { features, kernels, strides, convs, dropout, classes, deepSupervision, checkpointing } = options
    const finer = features.slice(0, -1).map((width, i) => ({ width, below: features[i + 1], kernel: kernels[i], stride: strides[i + 1] })).reverse()
    this.encoder = encoder
    this.stages = new ModuleList(finer.map(({ width, kernel }) => new StackedConvs(2 * width, width, { count: convs, kernel, dropout })))
    this.transpconvs = new ModuleList(finer.map(({ width, below, stride }) => new ConvTranspose3d(below, width, { kernel: stride, stride })))
    this.seg_layers = new ModuleList(finer.map(({ width }) => head(new Conv3d(width, classes, { kernel: 1 }))))
    this.deepSupervision = deepSupervision
    this.checkpointing = checkpointing
  }

  forward(...features: Tensor[]): Tensor[] {
    const decoded: Tensor[] = []
    let x = features[features.length - 1]
    for (let i = 0; i < this.stages.length; i++) {
      x = callStage({ checkpointing: this.checkpointing, grid: this.stages.length - 1 - i }, (below, skip) => this.stage(i, below, skip), x, features[features.length - 2 - i])
      decoded.push(x)
    }
    const finestFirst = decoded.map((_, i) => decoded.length - 1 - i)
    return finestFirst.slice(0, this.training && this.deepSupervision ? undefined : 1).map((i) => this.seg_layers[i].forward(decoded[i]))
  }

  /** Stage `i` on the features below and the encoder's of its grid. */
  stage(i: number, below: Tensor, skip: Tensor): Tensor {
    const up = cropLike(this.transpconvs[i].forward(below), skip)
    return this.stages[i].forward(ops.catChannels(up, skip))
  }
}
