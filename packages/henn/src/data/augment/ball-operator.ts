// What a cascade's second network gets from the first one is changed as that network might err: K one-hot channels of Z Y X
// voxels, 0 or 1.
import { ops, scope, type Tensor } from '@henn/torch'
import type { Random } from '../random.js'

const operations = ['dilation', 'erosion', 'closing', 'opening'] as const

export type BallOperation = (typeof operations)[number]

export interface BallOperatorStep {
  channel: number
  operation: BallOperation
  /** Voxels. */
  radius: number
}

/** In the order in which the channels are changed. */
export type BallOperatorChange = BallOperatorStep[]

const probability = 0.4
const [smallest, largest] = [1, 8]

/**
 * In two of five patches all channels, in random order, by one of the operations, with a radius between 1 and 8: nnU-Net's
 * ApplyRandomBinaryOperatorTransform.
 */
export function sampleBallOperator(random: Random, channels: number): BallOperatorChange | undefined {
  if (!random.chance(probability)) return undefined
  return random.shuffled([...Array(channels).keys()]).map((channel) => ({ channel, operation: operations[random.integer(operations.length)], radius: random.uniform(smallest, largest) }))
}

/** Changes one-hot channels [K, Z, Y, X] in place. Where one grows, the others give way. */
export function ballOperator(oneHot: Tensor, change: BallOperatorChange): Tensor {
  const classes = oneHot.shape[0]
  for (const { channel, operation, radius } of change) {
    scope(() => {
      const before = oneHot.select(0, channel).ne(0)
      const after = operate(before, operation, radius)
      const grown = after.logicalAnd(before.logicalNot())
      for (let other = 0; other < classes; other++) if (other !== channel) oneHot.select(0, other).maskedFill_(grown, 0)
      oneHot.select(0, channel).copy_(after)
    })
  }
  return oneHot
}

function operate(mask: Tensor, operation: BallOperation, radius: number): Tensor {
  switch (operation) {
    case 'dilation':
      return dilated(mask, radius)
    case 'erosion':
      return eroded(mask, radius)
    case 'closing':
      return eroded(dilated(mask, radius), radius)
    case 'opening':
      return dilated(eroded(mask, radius), radius)
  }
}

/** Nothing is taken away at the rim: what lies beyond counts as set. */
function eroded(mask: Tensor, radius: number): Tensor {
  return dilated(mask.logicalNot(), radius).logicalNot()
}

/**
 * All voxels within the radius of one of the mask [Z, Y, X]: squared distances, axis after axis the least of what the line's
 * voxels have and the square of the step from there, are exact as far as the radius reaches.
 */
function dilated(mask: Tensor, radius: number): Tensor {
  return scope(() => {
    const reach = Math.floor(radius)
    const far = reach ** 2 + 2 * reach + 1
    let squares = mask.logicalNot().to({ dtype: 'int16' }).mul_(far)
    for (const axis of [0, 1, 2]) squares = scope(() => leastAlong(squares, axis, reach))
    return ops.le(squares, Math.floor(radius ** 2))
  })
}

function leastAlong(squares: Tensor, axis: number, reach: number): Tensor {
  const size = squares.shape[axis]
  const least = squares.clone()
  for (let step = 1; step <= Math.min(reach, size - 1); step++) {
    const further = squares.add(step * step)
    const part = (of: Tensor, start: number): Tensor => of.narrow(axis, start, size - step)
    part(least, 0).clampMax_(part(further, step))
    part(least, step).clampMax_(part(further, 0))
  }
  return least
}
