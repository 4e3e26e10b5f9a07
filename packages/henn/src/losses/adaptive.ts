import { ops, Tensor } from '@henn/torch'
import { Module } from '@henn/torch/nn'
import { CourseWeights } from './course-weights.js'
import { deepSupervision } from './deep-supervision.js'
import type { Loss } from './types.js'
import { UncertaintyWeights } from './uncertainty-weights.js'

/**
 * A sum of positive losses whose weights adapt, by what is learnt of their uncertainty or by their recent course. Takes a
 * network's logits, or a list of them at several grids: then each loss is put together by deep supervision before it is
 * weighed. Parameters and buffers are to be trained, moved and saved with the network's.
 */
export class Adaptive extends Module<[logits: Tensor | readonly Tensor[], target: Tensor]> {
  readonly weights: UncertaintyWeights | CourseWeights
  private readonly losses: readonly Loss[]

  constructor(losses: readonly Loss[], { by }: { by: 'uncertainty' | 'course' }) {
    super()
    this.losses = losses
    this.weights = by === 'uncertainty' ? new UncertaintyWeights(losses.length) : new CourseWeights(losses.length)
  }

  forward(logits: Tensor | readonly Tensor[], target: Tensor): Tensor {
    const outputs = logits instanceof Tensor ? [logits] : logits
    return this.weights.forward(ops.stack(this.losses.map((loss) => deepSupervision(loss)(outputs, target))))
  }
}
