import type { Tensor } from '@henn/torch'
import { Dropout3d, Module, Sequential, type Triple } from '@henn/torch/nn'
import { ConvNormAct } from './conv-norm-act.js'
import { DepthwiseSeparableConv3D } from './depthwise-separable-conv3d.js'
import { MBConvBlock } from './mbconv-block.js'
import type { Positions } from './multi-head-self-attention3d.js'
import { ShuffleAttention3D } from './shuffle-attention3d.js'
import { TransformerBlock3D } from './transformer-block3d.js'

export interface HybridEncoderBlockOptions {
  /** Of the convolution that enters the stage. */
  stride: Triple
  /** Convolutional blocks. */
  depth: number
  kernel: number | Triple
  /** 1 gives depthwise-separable convolutions, more gives MBConv blocks that widen so much. */
  expansion: number
  useDepthwise: boolean
  useSe: boolean
  useAttention: boolean
  /** Transformer blocks after the convolutions; none where 0. */
  transformerDepth: number
  heads: number
  mlpRatio: number
  positions: Positions
  /** Of channels at the end of the stage, and inside the transformer blocks. */
  dropout: number
  dropPath: number
}

/**
 * One stage of the encoder: a strided convolution, efficient convolutional blocks for what is near, transformer blocks
 * for what is far, shuffle attention to weigh the result. [B, in, Z, Y, X] to [B, out, Z/s, Y/s, X/s].
 */
export class HybridEncoderBlock extends Module {
  readonly down: Module
  readonly local: Sequential
  readonly global: Sequential
  readonly attention: Sequential
  readonly dropout: Sequential

  constructor(inChannels: number, outChannels: number, options: HybridEncoderBlockOptions) {
    super()
    const { stride, kernel, useDepthwise, depth, transformerDepth, heads, mlpRatio, positions, dropout, dropPath } = options
    this.down = useDepthwise
      ? new DepthwiseSeparableConv3D(inChannels, outChannels, { kernel, stride })
      : new ConvNormAct(inChannels, outChannels, { kernel, stride })
    this.local = new Sequential(...Array.from({ length: depth }, () => createLocalBlock(outChannels, options)))
    this.global = new Sequential(
      ...Array.from(
        { length: transformerDepth },
        () => new TransformerBlock3D(outChannels, { heads, mlpRatio, positions, dropout, dropPath }),
      ),
    )
    this.attention = new Sequential(...(options.useAttention ? [new ShuffleAttention3D(outChannels)] : []))
    this.dropout = new Sequential(...(dropout > 0 ? [new Dropout3d(dropout)] : []))
  }

  forward(x: Tensor): Tensor {
    return [this.down, this.local, this.global, this.attention, this.dropout].reduce((features, part) => part.forward(features), x)
  }
}

export function createLocalBlock(
  channels: number,
  { kernel, expansion, useDepthwise, useSe, dropPath }: Pick<HybridEncoderBlockOptions, 'kernel' | 'expansion' | 'useDepthwise' | 'useSe' | 'dropPath'>,
): Module {
  if (!useDepthwise) return new ConvNormAct(channels, channels, { kernel })
  if (expansion === 1) return new DepthwiseSeparableConv3D(channels, channels, { kernel })
  return new MBConvBlock(channels, { kernel, expansion, useSe, dropPath })
}
