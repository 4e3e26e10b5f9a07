import type { Tensor } from '@henn/torch'
import type { Network } from './network.js'

/**
 * A network that predicts each patch in every mirroring along `axes` (0 is Z, 1 is Y, 2 is X) and gives the mean of
 * the logits, each mirrored back: 2 to the number of axes times the work.
 */
export function mirrored(network: Network, axes: readonly number[]): Network {
  const mirrorings = subsets(axes)
  return {
    forward(image: Tensor): Tensor[] {
      const sum = mirrorings
        .map((mirroring) => mirroring.map((axis) => axis + 2))
        .map((dims) => network.forward(image.flip(dims))[0].flip(dims))
        .reduce((total, logits) => total.add(logits))
      return [sum.div(mirrorings.length)]
    },
  }
}

function subsets(axes: readonly number[]): number[][] {
  return axes.reduce<number[][]>((all, axis) => [...all, ...all.map((subset) => [...subset, axis])], [[]])
}
