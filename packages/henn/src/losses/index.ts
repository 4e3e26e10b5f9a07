import { ops, type Tensor } from '@henn/torch'
import { InputError } from '../errors.js'

export { crossEntropy } from './cross-entropy.js'
export { deepSupervision } from './deep-supervision.js'
export { diceLoss } from './dice.js'

/** Logits [B, K, Z, Y, X] and int64 labels [B, Z, Y, X] to a scalar. */
export type Loss = (logitsBKZYX: Tensor, labelBZYX: Tensor) => Tensor

/** The sum of losses. */
export function combined(losses: readonly Loss[]): Loss {
  return (logits, label) => losses.map((loss) => loss(logits, label)).reduce((sum, term) => sum.add(term))
}

/** The sum of `diceLoss` and `crossEntropy` in one operator, which keeps neither softmax nor one-hot labels. */
export function diceCrossEntropy(logitsBKZYX: Tensor, labelBZYX: Tensor): Tensor {
  return ops.diceCrossEntropy(logitsBKZYX, labelBZYX)
}

const builtIn = new Map<string, Loss>([['dice_ce', diceCrossEntropy]])

/** The loss of that name; `plugins` add others. */
export function lossNamed(name: string, plugins: ReadonlyMap<string, Loss> = new Map()): Loss {
  if (builtIn.has(name) && plugins.has(name)) throw new InputError(`training.loss: a loss ${JSON.stringify(name)} is built in. Give the plugin's another name.`)
  const loss = plugins.get(name) ?? builtIn.get(name)
  if (loss === undefined) {
    const known = [...builtIn.keys(), ...plugins.keys()].join(', ')
    throw new InputError(`training.loss: there is no loss ${JSON.stringify(name)}. Known: ${known}; a plugin can add one with defineLoss.`)
  }
  return loss
}
