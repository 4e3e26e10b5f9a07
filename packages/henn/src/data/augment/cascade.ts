// K foreground classes of the network before, as one-hot channels of Z Y X voxels.
import { scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'
import { ballOperator, sampleBallOperator, type BallOperatorChange } from './ball-operator.js'
import { componentRemoval, sampleComponentRemoval, type ComponentRemovalChange } from './component-removal.js'

/** How a prediction of the network before is made worse, as nnU-Net does. */
export interface CascadeChange {
  ballOperator?: BallOperatorChange
  componentRemoval?: ComponentRemovalChange
}

export function sampleCascade(random: (stream: string) => Random, classes: number): CascadeChange {
  return {
    ballOperator: sampleBallOperator(random('ball operator'), classes),
    componentRemoval: sampleComponentRemoval(random('component removal'), classes),
  }
}

/** Changes one-hot channels [K, Z, Y, X] in place. */
export function changeCascade(oneHot: Tensor, change: CascadeChange): Tensor {
  if (change.ballOperator) ballOperator(oneHot, change.ballOperator)
  if (change.componentRemoval) componentRemoval(oneHot, change.componentRemoval)
  return oneHot
}

/** Writes 1 into channel k of `target` [K, Z, Y, X] where `label` [Z, Y, X] is the k-th class, else 0. */
export function writeOneHot(label: Tensor, classes: readonly number[], target: Tensor): void {
  scope(() => classes.forEach((value, k) => target.select(0, k).copy_(label.eq(value))))
}
