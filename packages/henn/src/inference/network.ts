import type { Tensor } from '@henn/torch'

/** What predicts: from [B, C, Z, Y, X] to logits, of which the first are [B, K, Z, Y, X]; more may follow. */
export interface Network {
  forward(image: Tensor): Tensor[]
}
