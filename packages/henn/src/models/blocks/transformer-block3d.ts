import type { Tensor } from '@henn/torch'
import { Dropout, LayerNorm, Linear, Module, type Triple } from '@henn/torch/nn'
import { DropPath } from './drop-path.js'
import { MultiHeadSelfAttention3D, type Positions } from './multi-head-self-attention3d.js'

export interface TransformerBlock3DOptions {
  heads: number
  /** Hidden channels of the two-layer perceptron over channels. */
  mlpRatio: number
  positions?: Positions
  dropout?: number
  dropPath?: number
}

/** Norm – attention – add, norm – perceptron – add (pre-norm, as ViT). [B, C, Z, Y, X] to the same shape. */
export class TransformerBlock3D extends Module {
  readonly norm1: LayerNorm
  readonly attention: MultiHeadSelfAttention3D
  readonly norm2: LayerNorm
  readonly fc1: Linear
  readonly fc2: Linear
  readonly dropout: Dropout
  readonly dropPath: DropPath

  constructor(channels: number, { heads, mlpRatio, positions = 'none', dropout = 0, dropPath = 0 }: TransformerBlock3DOptions) {
    super()
    const hidden = Math.max(1, Math.round(channels * mlpRatio))
    this.norm1 = new LayerNorm(channels)
    this.attention = new MultiHeadSelfAttention3D(channels, { heads, positions, dropout })
    this.norm2 = new LayerNorm(channels)
    this.fc1 = new Linear(channels, hidden)
    this.fc2 = new Linear(hidden, channels)
    this.dropout = new Dropout(dropout)
    this.dropPath = new DropPath(dropPath)
  }

  forward(x: Tensor): Tensor {
    const tokens = x.flatten(2).transpose(1, 2)
    const attended = tokens.add(this.dropPath.forward(this.attention.forward(this.norm1.forward(tokens), x.shape.slice(2) as Triple)))
    const mixed = this.fc2.forward(this.fc1.forward(this.norm2.forward(attended)).gelu())
    const result = attended.add(this.dropPath.forward(this.dropout.forward(mixed)))
    return result.transpose(1, 2).reshape(x.shape)
  }
}
