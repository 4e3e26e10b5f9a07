import type { Tensor } from '@henn/torch'
import type { Module } from '@henn/torch/nn'

/**
 * A network from an image [B, C, Z, Y, X] to logits [B, K, Z, Y, X] at the image's grid, in training followed by those at
 * each coarser grid of the decoder.
 */
export type SegmentationModel = Module<[Tensor], Tensor[]>

/** What the dataset asks of a network. */
export interface ModelShape {
  inChannels: number
  classes: number
}
