// T losses.
import { zeros, type Tensor } from '@henn/torch'
import { Module, parameter } from '@henn/torch/nn'

/**
 * Σ exp(−s)·loss + s / 2, where s is learnt, the logarithm of each loss's variance, from 0 on (Kendall et al. 2018, in
 * their form for classification). Losses are positive. Losses [T] to a scalar.
 */
export class UncertaintyWeights extends Module {
  readonly log_variances: Tensor

  constructor(count: number) {
    super()
    this.log_variances = parameter(zeros([count]))
  }

  forward(lossesT: Tensor): Tensor {
    const { log_variances: logVariances } = this
    return logVariances.neg().exp().mul(lossesT).add(logVariances.div(2)).sum()
  }
}
