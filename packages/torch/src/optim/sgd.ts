import { ops, type Tensor } from '../tensor.js'
import { type Bucket, checkSetting, Optimizer, type ParameterGroup } from './optimizer.js'

export interface SGDOptions {
  lr: number
  momentum?: number
  nesterov?: boolean
  /** Factor of the L2 penalty's gradient, weightDecay · parameter. */
  weightDecay?: number
}

/**
 * Stochastic gradient descent, as torch.optim.SGD: g = gradient + weightDecay · p,
 * v = momentum · v + g, p -= lr · v (Nesterov: lr · (g + momentum · v)).
 */
export class SGD extends Optimizer {
  readonly momentum: number
  readonly nesterov: boolean

  constructor(
    parameters: Iterable<Tensor> | Iterable<ParameterGroup>,
    { lr, momentum = 0, nesterov = false, weightDecay = 0 }: SGDOptions,
  ) {
    checkSetting('momentum', momentum, momentum >= 0 && (momentum > 0 || !nesterov))
    super(parameters, { lr, weightDecay })
    this.momentum = momentum
    this.nesterov = nesterov
  }

  protected createState(parameter: Tensor): Record<string, Tensor> {
    return this.momentum === 0 ? {} : { momentum_buffer: ops.zerosLike(parameter) }
  }

  protected update({ settings, parameters, gradients, state }: Bucket): void {
    ops.sgd_(parameters, gradients, this.momentum === 0 ? [] : state('momentum_buffer'), settings.lr, this.momentum, settings.weightDecay, this.nesterov)
  }
}
