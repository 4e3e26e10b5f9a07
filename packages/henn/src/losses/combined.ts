import type { Loss } from './types.js'

/** The sum of losses, each with its weight, 1 where none is given. */
export function combined(losses: readonly Loss[], weights: readonly number[] = losses.map(() => 1)): Loss {
  return (logits, target) => losses.map((loss, i) => loss(logits, target).mul(weights[i])).reduce((sum, term) => sum.add(term))
}
