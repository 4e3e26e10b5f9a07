import { full, noGrad, ops, scope, type Device, type Tensor } from '@henn/torch'

/**
 * Scales the loss so that float16 gradients don't vanish (Micikevicius et al. 2018): doubled after 2,000 steps without
 * an overflow, halved on each; a step whose gradients overflow is left out.
 */
export class GradScaler {
  readonly scale: Tensor
  readonly growth: Tensor
  readonly #foundInf: Tensor

  constructor(device: Device) {
    this.scale = full([1], 65536, { device }).keep('grad scaler: scale')
    this.growth = full([1], 0, { device, dtype: 'int32' }).keep('grad scaler: growth')
    this.#foundInf = full([1], 0, { device }).keep('grad scaler: overflow')
  }

  /** Divides the gradients by the scale; false where one is not finite. Adjusts the scale for the next step. */
  unscale(parameters: readonly Tensor[]): boolean {
    return noGrad(() =>
      scope(() => {
        const gradients = parameters.flatMap((parameter) => parameter.grad ?? [])
        this.#foundInf.zero_()
        ops._ampForeachNonFiniteCheckAndUnscale_(gradients, this.#foundInf, this.scale.reciprocal())
        const finite = this.#foundInf.item() === 0
        ops._ampUpdateScale_(this.scale, this.growth, this.#foundInf, 2, 0.5, 2000)
        return finite
      }),
    )
  }

  /** Goes on with the scale of another time. */
  restore({ scale, growth }: Pick<GradScaler, 'scale' | 'growth'>): void {
    noGrad(() => {
      this.scale.copy_(scale)
      this.growth.copy_(growth)
    })
  }

  release(): void {
    for (const tensor of [this.scale, this.growth, this.#foundInf]) tensor.release()
  }
}
