import type { Triple } from '@henn/torch/nn'

/** Zeros on both sides by which a convolution with an odd kernel keeps the grid. */
export function samePadding(kernel: Triple): Triple {
  return [(kernel[0] - 1) / 2, (kernel[1] - 1) / 2, (kernel[2] - 1) / 2]
}
