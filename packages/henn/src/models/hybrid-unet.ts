// B batch, C channels, K classes, Z Y X voxels.
import { ops, type Tensor } from '@henn/torch'
import { Conv3d, ConvTranspose3d, Module, ModuleList, type Triple } from '@henn/torch/nn'
import { ConvNormAct } from './blocks/conv-norm-act.js'
import { cropLike, DecoderBlock } from './blocks/decoder-block.js'
import { DepthwiseSeparableConv3D } from './blocks/depthwise-separable-conv3d.js'
import { HybridEncoderBlock } from './blocks/hybrid-encoder-block.js'
import type { ModelConfig } from './config.js'

/** Logits [B, K, Z, Y, X] at the input's grid, then at each coarser grid of the decoder; the first alone outside of training. */
export type SegmentationModel = Module<[Tensor], Tensor[]>

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

  constructor(config: ModelConfig, { inChannels, classes }: { inChannels: number; classes: number }) {
    super()
    const { widths, depths, stem_width, transformer } = config
    const stages = widths.length
    const two: Triple = [2, 2, 2]
    const stage = (i: number) => ({
      stride: two,
      kernel: config.kernel_size,
      // Widening the finest stage would cost more than all others together.
      expansion: i === 0 ? 1 : config.expansion_ratio,
      useDepthwise: config.use_depthwise,
      useSe: config.use_se,
      dropPath: (config.drop_path * i) / Math.max(1, stages - 1),
    })
    this.stem = new ConvNormAct(inChannels, stem_width)
    this.encoder = new ModuleList(
      widths.map(
        (width, i) =>
          new HybridEncoderBlock(i === 0 ? stem_width : widths[i - 1], width, {
            ...stage(i),
            depth: depths[i],
            useAttention: config.use_attention && i > 0,
            transformerDepth: config.use_transformer && i >= stages - transformer.stages ? transformer.depth : 0,
            heads: transformer.heads,
            mlpRatio: transformer.mlp_ratio,
            dropout: config.dropout,
          }),
      ),
    )
    // From coarse to fine: decoder[0] joins the two deepest stages.
    this.decoder = new ModuleList(
      Array.from({ length: stages - 1 }, (_, k) => {
        const i = stages - 2 - k
        return new DecoderBlock(widths[i + 1], widths[i], widths[i], { ...stage(i), depth: 1 })
      }),
    )
    this.up = new ConvTranspose3d(widths[0], stem_width, { kernel: two, stride: two })
    this.last = config.use_depthwise ? new DepthwiseSeparableConv3D(2 * stem_width, stem_width) : new ConvNormAct(2 * stem_width, stem_width)
    const supervised = config.deep_supervision ? widths.slice(0, -1) : []
    this.heads = new ModuleList([stem_width, ...supervised].map((width) => new Conv3d(width, classes, { kernel: 1 })))
  }

  forward(image: Tensor): Tensor[] {
    const full = this.stem.forward(image)
    const skips: Tensor[] = []
    let x = full
    for (const stage of this.encoder) {
      x = stage.forward(x)
      skips.push(x)
    }
    const decoded: Tensor[] = []
    for (const [k, stage] of [...this.decoder].entries()) {
      x = stage.forward(x, skips[skips.length - 2 - k])
      decoded.unshift(x)
    }
    const fine = this.last.forward(ops.catChannels(cropLike(this.up.forward(x), full), full))
    const features = [fine, ...decoded]
    return [...this.heads].slice(0, this.training ? undefined : 1).map((head, i) => head.forward(features[i]))
  }
}
