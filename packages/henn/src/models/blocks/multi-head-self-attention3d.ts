import { autocast, ops, TorchError, type Tensor } from '@henn/torch'
import { Linear, Module } from '@henn/torch/nn'

/**
 * Multi-head self-attention (Vaswani et al. 2017) among all voxels of a grid, as tokens. [B, N, C] to the same shape,
 * N = Z·Y·X. No positions are added: the depthwise convolutions around tell tokens where they are.
 */
export class MultiHeadSelfAttention3D extends Module {
  readonly heads: number
  readonly qkv: Linear
  readonly proj: Linear
  readonly dropout: number

  constructor(channels: number, { heads, dropout = 0 }: { heads: number; dropout?: number }) {
    super()
    if (channels % heads !== 0) throw new TorchError(`MultiHeadSelfAttention3D: ${channels} channels don't split into ${heads} heads`)
    this.heads = heads
    this.qkv = new Linear(channels, 3 * channels)
    this.proj = new Linear(channels, channels)
    this.dropout = dropout
  }

  forward(tokensBNC: Tensor): Tensor {
    const [batch, tokens, channels] = tokensBNC.shape
    const qkv = this.qkv
      .forward(tokensBNC)
      .reshape([batch, tokens, 3, this.heads, channels / this.heads])
      .permute([2, 0, 3, 1, 4])
    const attended = attend(qkv, this.training ? this.dropout : 0)
    return this.proj.forward(attended.transpose(1, 2).reshape([batch, tokens, channels]))
  }
}

/** [3, B, heads, N, size], queries, keys and values, to [B, heads, N, size]. */
function attend(qkv: Tensor, dropoutP: number): Tensor {
  const attention = (all: Tensor): Tensor => ops.scaledDotProductAttention(all.select(0, 0), all.select(0, 1), all.select(0, 2), { dropoutP })
  // With the few tokens of a coarse grid the CPU's operator takes longer in bfloat16 than in float32.
  const tokens = qkv.shape[3]
  const isFaster = qkv.device === 'cpu' && qkv.dtype === 'bfloat16' && tokens <= 512
  return isFaster ? autocast('off', () => attention(qkv.to({ dtype: 'float32' }))).to({ dtype: qkv.dtype }) : attention(qkv)
}
