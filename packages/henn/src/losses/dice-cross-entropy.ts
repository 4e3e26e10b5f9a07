import { ops } from '@henn/torch'
import { combined } from './combined.js'
import { crossEntropy } from './cross-entropy.js'
import { dice } from './dice.js'
import type { OverlapOptions } from './overlap.js'
import type { Loss } from './types.js'

/** Dice + cross-entropy, nnU-Net's loss; for regions Dice + binary cross-entropy. */
export function diceCrossEntropy({ activation = 'softmax', ignore = null, batch = true }: OverlapOptions = {}): Loss {
  // One operator, which keeps neither softmax nor one-hot labels.
  if (activation === 'softmax' && ignore === null && batch) return (logits, label) => ops.diceCrossEntropy(logits, label)
  return combined([dice({ activation, ignore, batch }), crossEntropy({ activation, ignore })])
}
