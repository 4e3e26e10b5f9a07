import { zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { type Bucket, checkSetting, Optimizer, type ParameterGroup } from './optimizer.js'

export interface AdamWOptions {
  lr: number
  /** Decay of the running mean of gradients and of their squares. */
  betas?: [number, number]
  eps?: number
  weightDecay?: number
}

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019), as torch.optim.AdamW. */
export class AdamW extends Optimizer {
  readonly betas: [number, number]
  readonly eps: number

  constructor(
    parameters: Iterable<Tensor> | Iterable<ParameterGroup>,
    { lr, betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0.01 }: AdamWOptions,
  ) {
    for (const beta of betas) checkSetting('beta', beta, beta >= 0 && beta < 1)
    checkSetting('eps', eps, eps >= 0)
    super(parameters, { lr, weightDecay })
    this.betas = betas
    this.eps = eps
  }

  protected createState(parameter: Tensor): Record<string, Tensor> {
    return {
      step: zeros([], { dtype: 'float32', device: parameter.device }),
      exp_avg: ops.zerosLike(parameter),
      exp_avg_sq: ops.zerosLike(parameter),
    }
  }

  protected update({ settings, parameters, gradients, state }: Bucket): void {
    ops.adamw_(parameters, gradients, state('exp_avg'), state('exp_avg_sq'), state('step'), settings.lr, ...this.betas, settings.weightDecay, this.eps)
  }
}
