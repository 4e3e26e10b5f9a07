// B batch, C channels, K classes, Z Y X voxels.
import { ops, type Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, Module, ModuleList } from '@henn/torch/nn'
import { callStage } from './blocks/call-stage.js'
import { ConvNormAct } from './blocks/conv-norm-act.js'
import { cropLike } from './blocks/crop-like.js'
import { DecoderBlock } from './blocks/decoder-block.js'
import { DepthwiseSeparableConv3D } from './blocks/depthwise-separable-conv3d.js'
import { HybridEncoderBlock } from './blocks/hybrid-encoder-block.js'
import { head } from './heads.js'
import { hybridGeometry, stageWidths, type HybridConfig } from './hybrid-config.js'
import type { ModelShape } from './segmentation-model.js'

/**
 * HybridEfficientUNet: a U-shaped network (Ronneberger et al. 2015) whose encoder stages are HybridEncoderBlocks.
 *
 * The stem works at full resolution with few channels; the stages follow at half resolution and below, where a step
 * costs an eighth. Any input size works: odd grids are rounded up on the way down and cropped on the way up.
 */
export class HybridEfficientUNet extends Module<[Tensor], Tensor[]> {
  readonly stem: ConvNormAct
  readonly encoder: ModuleList<HybridEncoderBlock>
  readonly decoder: ModuleList<DecoderBlock>
  readonly up: ConvTranspose3d
  readonly last: Module
  readonly heads: ModuleList<Conv3d>
  readonly checkpointing: boolean

  constructor(config: HybridConfig, { inChannels, classes }: ModelShape) {
    super()
    const { depths, stem_width, transformer } = config
    const widths = stageWidths(config)
    const stages = widths.length
    const geometry = hybridGeometry(config)
    const stage = (i: number) => ({
      kernel: geometry.kernels[i],
      // Widening the finest stage would cost more than all others together.
      expansion: i === 0 ? 1 : config.expansion_ratio,
      useDepthwise: config.use_depthwise,
      useSe: config.use_se,
      dropout: config.dropout,
      dropPath: (config.drop_path * i) / Math.max(1, stages - 1),
    })
    this.checkpointing = config.gradient_checkpointing
    this.stem = new ConvNormAct(inChannels, stem_width, { kernel: geometry.stem })
    this.encoder = new ModuleList(
      widths.map(
        (width, i) =>
          new HybridEncoderBlock(i === 0 ? stem_width : widths[i - 1], width, {
            ...stage(i),
            stride: geometry.strides[i],
            depth: depths[i],
            useAttention: config.use_attention && i > 0,
            transformerDepth: config.use_transformer && i >= stages - transformer.stages ? transformer.depth : 0,
            heads: transformer.heads,
            mlpRatio: transformer.mlp_ratio,
            positions: transformer.positions,
          }),
      ),
    )
    // From coarse to fine: decoder[0] joins the two deepest stages.
    this.decoder = new ModuleList(
      Array.from({ length: stages - 1 }, (_, k) => {
        const i = stages - 2 - k
        return new DecoderBlock(widths[i + 1], widths[i], widths[i], { ...stage(i), stride: geometry.strides[i + 1], depth: 1 })
      }),
    )
    this.up = new ConvTranspose3d(widths[0], stem_width, { kernel: geometry.strides[0], stride: geometry.strides[0] })
    this.last = config.use_depthwise
      ? new DepthwiseSeparableConv3D(2 * stem_width, stem_width, { kernel: geometry.stem })
      : new ConvNormAct(2 * stem_width, stem_width, { kernel: geometry.stem })
    const supervised = config.deep_supervision ? widths.slice(0, -1) : []
    this.heads = new ModuleList([stem_width, ...supervised].map((width) => head(new Conv3d(width, classes, { kernel: 1 }))))
  }

  forward(image: Tensor): Tensor[] {
    const { checkpointing } = this
    const full = callStage({ checkpointing, grid: 0 }, (x) => this.stem.forward(x), image)
    const skips: Tensor[] = []
    let x = full
    for (const [i, stage] of [...this.encoder].entries()) {
      x = callStage({ checkpointing, grid: i + 1 }, (features) => stage.forward(features), x)
      skips.push(x)
    }
    const decoded: Tensor[] = []
    for (const [k, stage] of [...this.decoder].entries()) {
      x = callStage({ checkpointing, grid: skips.length - 1 - k }, (features, skip) => stage.forward(features, skip), x, skips[skips.length - 2 - k])
      decoded.unshift(x)
    }
    const fine = callStage({ checkpointing, grid: 0 }, (features, stem) => this.last.forward(ops.catChannels(cropLike(this.up.forward(features), stem), stem)), x, full)
    const features = [fine, ...decoded]
    return [...this.heads].slice(0, this.training ? undefined : 1).map((one, i) => one.forward(features[i]))
  }
}
