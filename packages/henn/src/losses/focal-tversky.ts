import { ops } from '@henn/torch'
import { tverskyIndex, type TverskyOptions } from './tversky.js'
import type { Loss } from './types.js'

export interface FocalTverskyOptions extends TverskyOptions {
  /** Above 1 it makes more of channels that are nearly right, below 1 of those that are wrong. */
  gamma?: number
}

/** (1 − Tversky index)^(1/γ) of each channel (Abraham & Khan 2019); their mean, where the paper has the sum. */
export function focalTversky({ gamma = 4 / 3, ...options }: FocalTverskyOptions = {}): Loss {
  return (logits, target) => {
    const index = tverskyIndex(logits, target, options)
    // A root's slope at zero is infinite.
    return ops.rsub(index, 1).clampMin(1e-7).pow(1 / gamma).mean()
  }
}
