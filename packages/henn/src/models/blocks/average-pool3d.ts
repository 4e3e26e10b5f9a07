import type { Tensor } from '@henn/torch'
import { Module, type Triple } from '@henn/torch/nn'

/**
 * Mean of each block of `size` voxels, of fewer at the far end. [B, C, Z, Y, X] to [B, C, Z/s, Y/s, X/s], odd sizes rounded
 * up, as by a strided convolution.
 */
export class AveragePool3d extends Module {
  readonly size: Triple

  constructor(size: Triple) {
    super()
    this.size = size
  }

  forward(x: Tensor): Tensor {
    // A grid smaller than a block is refused otherwise.
    const size = this.size.map((length, axis) => Math.min(length, x.shape[2 + axis]))
    return x.avgPool3d(size, size, 0, true)
  }
}
