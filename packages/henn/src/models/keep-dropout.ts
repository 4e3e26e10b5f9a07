import { Dropout, Dropout3d } from '@henn/torch/nn'
import { MultiHeadSelfAttention3D } from './blocks/multi-head-self-attention3d.js'
import type { SegmentationModel } from './segmentation-model.js'

/**
 * Lets dropout, and nothing else of training, go on in a network that is evaluated: each forward is then a draw of what the network
 * might say, whose spread tells how sure it is (Monte-Carlo dropout, Gal & Ghahramani 2016). `eval()` ends it.
 */
export function keepDropout(model: SegmentationModel): void {
  for (const module of model.eval().modules()) {
    if (module instanceof Dropout || module instanceof Dropout3d || module instanceof MultiHeadSelfAttention3D) module.training = true
  }
}
