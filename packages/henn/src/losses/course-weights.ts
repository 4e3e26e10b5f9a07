// T losses.
import { noGrad, scope, zeros, type Tensor } from '@henn/torch'
import { buffer, Module } from '@henn/torch/nn'

/** Steps that the averages reach back. */
const fastSteps = 50
const slowSteps = 250
/** Evens the weights out; the paper's. */
const temperature = 2

/**
 * Σ w·loss with w = T·softmax(ratio / 2), where ratio is a loss's average over recent steps by its average over earlier
 * ones (dynamic weight average, Liu et al. 2019): a loss that falls more slowly than the others gets more weight. The
 * paper takes the means of two epochs; here exponential averages over some 50 and 250 steps serve, which start with the
 * first step and stay as they are in evaluation. Losses are positive. Losses [T] to a scalar.
 */
export class CourseWeights extends Module {
  readonly fast: Tensor
  readonly slow: Tensor
  readonly steps: Tensor

  constructor(count: number) {
    super()
    this.fast = buffer(zeros([count]))
    this.slow = buffer(zeros([count]))
    this.steps = buffer(zeros([], { dtype: 'int64' }))
  }

  forward(lossesT: Tensor): Tensor {
    if (this.training) this.follow(lossesT.detach())
    return this.weights().mul(lossesT).sum()
  }

  private follow(lossesT: Tensor): void {
    noGrad(() =>
      scope(() => {
        const { fast, slow, steps } = this
        const losses = lossesT.to({ dtype: fast.dtype })
        fast.lerp_(losses, 1 / fastSteps)
        slow.lerp_(losses, 1 / slowSteps)
        steps.add_(1)
      }),
    )
  }

  private weights(): Tensor {
    const { fast, slow, steps } = this
    // The averages start at zero, and are too small by these factors.
    const done = steps.to({ dtype: fast.dtype })
    const [fastShare, slowShare] = [fastSteps, slowSteps].map((count) => done.mul(Math.log(1 - 1 / count)).expm1().neg())
    // Keeps the ratio at 1 before the first step, and where the losses are zero.
    const tiny = 1e-12
    const ratios = fast.mul(slowShare).add(tiny).div(slow.mul(fastShare).add(tiny))
    return ratios.div(temperature).softmax(0).mul(fast.numel)
  }
}
