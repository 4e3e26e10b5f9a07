// Of one channel [Z, Y, X], axis after axis: so the order of sums doesn't depend on the number of threads.
import type { Tensor } from '@henn/torch'

export function meanOf(channel: Tensor): Tensor {
  return channel.mean(2).mean(1).mean()
}

/** The root of the sum of squares. */
export function normOf(channel: Tensor): Tensor {
  return [2, 1, 0].reduce((values, axis) => values.linalgVectorNorm(2, axis), channel)
}
