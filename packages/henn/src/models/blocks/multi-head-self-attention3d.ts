import { autocast, ops, TorchError, type Tensor } from '@henn/torch'
import { Linear, Module, Sequential, type Triple } from '@henn/torch/nn'
import { RelativePositionBias3D } from './relative-position-bias3d.js'
import { rotaryPositions3d } from './rotary-positions3d.js'

export type Positions = 'none' | 'relative' | 'rotary'

export interface MultiHeadSelfAttention3DOptions {
  heads: number
  /** How tokens know where they are; none: by the depthwise convolutions around alone. */
  positions?: Positions
  dropout?: number
}

/**
 * Multi-head self-attention (Vaswani et al. 2017) among all voxels of a grid, as tokens. [B, N, C] and the grid Z, Y, X,
 * N = Z·Y·X, to [B, N, C].
 */
export class MultiHeadSelfAttention3D extends Module<[Tensor, Triple], Tensor> {
  readonly heads: number
  readonly positions: Positions
  readonly qkv: Linear
  readonly proj: Linear
  readonly bias: RelativePositionBias3D | Sequential
  readonly dropout: number

  constructor(channels: number, { heads, positions = 'none', dropout = 0 }: MultiHeadSelfAttention3DOptions) {
    super()
    if (channels % heads !== 0) throw new TorchError(`MultiHeadSelfAttention3D: ${channels} channels don't split into ${heads} heads`)
    this.heads = heads
    this.positions = positions
    this.qkv = new Linear(channels, 3 * channels)
    this.proj = new Linear(channels, channels)
    this.bias = positions === 'relative' ? new RelativePositionBias3D(heads) : new Sequential()
    this.dropout = dropout
  }

  forward(tokensBNC: Tensor, gridZyx: Triple): Tensor {
    const [batch, tokens, channels] = tokensBNC.shape
    const qkv = this.qkv
      .forward(tokensBNC)
      .reshape([batch, tokens, 3, this.heads, channels / this.heads])
      .permute([2, 0, 3, 1, 4])
    const [query, key, value] = qkv.unbind(0)
    const turned = this.positions === 'rotary' ? [query, key].map((one) => rotaryPositions3d(one, gridZyx)) : [query, key]
    const mask = this.bias instanceof RelativePositionBias3D ? this.bias.forward(gridZyx) : null
    const attended = attend(turned[0], turned[1], value, mask, this.training ? this.dropout : 0)
    return this.proj.forward(attended.transpose(1, 2).reshape([batch, tokens, channels]))
  }
}

/** Queries, keys and values, each [B, heads, N, size], to [B, heads, N, size]; `mask` [1, heads, N, N] is added to the scores. */
function attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null, dropoutP: number): Tensor {
  const attention = (dtype = query.dtype): Tensor => {
    const [q, k, v, m] = [query, key, value, mask].map((one) => one?.to({ dtype }))
    return ops.scaledDotProductAttention(q!, k!, v!, m ?? null, dropoutP)
  }
  // With the few tokens of a coarse grid the CPU's operator takes longer in bfloat16 than in float32.
  const isFaster = query.device === 'cpu' && query.dtype === 'bfloat16' && query.shape[2] <= 512
  return isFaster ? autocast('off', () => attention('float32')).to({ dtype: query.dtype }) : attention()
}
