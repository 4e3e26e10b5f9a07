import { noGrad, ops, scope, type Tensor } from '@henn/torch'
import type { SegmentationModel } from '../models/index.js'

/**
 * The exponential moving average of a network's weights (Polyak & Juditsky 1992, as in Tarvainen & Valpola 2017): what it has
 * learnt without what the last steps happened to add. In the first steps it is over fewer.
 */
export class WeightAverage {
  readonly #decay: number
  readonly #weights: Tensor[]
  readonly #averages: Tensor[]

  /** Starts from the weights as they are. */
  constructor(model: SegmentationModel, decay: number) {
    this.#decay = decay
    this.#weights = model.parameters()
    this.#averages = noGrad(() => scope(() => this.#weights.map((weight) => weight.detach().clone().keep('average of weights'))))
  }

  /** @param step how many the weights have made */
  update(step: number): void {
    const decay = Math.min(this.#decay, (1 + step) / (10 + step))
    noGrad(() => ops._foreachLerp_(this.#averages, this.#weights, 1 - decay))
  }

  /** Runs `body` with the averages in the network, and puts the weights back. */
  inPlace<T>(body: () => T): T {
    this.#swap()
    let result: T
    try {
      result = body()
    } catch (error) {
      this.#swap()
      throw error
    }
    if (!(result instanceof Promise)) {
      this.#swap()
      return result
    }
    return result.finally(() => this.#swap()) as T
  }

  release(): void {
    for (const average of this.#averages) average.release()
  }

  /** What a tensor holds changes hands; none is copied. */
  #swap(): void {
    noGrad(() =>
      scope(() => {
        for (const [i, weight] of this.#weights.entries()) {
          const held = weight.detach()
          weight.setData(this.#averages[i])
          this.#averages[i].setData(held)
        }
      }),
    )
  }
}
