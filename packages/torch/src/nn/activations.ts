import type { Tensor } from '../tensor.js'
import { Module } from './module.js'

export interface InplaceOptions {
  /** Overwrite the input, which saves its memory where nothing else reads it. */
  inplace?: boolean
}

/** max(x, 0) */
export class ReLU extends Module {
  readonly inplace: boolean

  constructor({ inplace = false }: InplaceOptions = {}) {
    super()
    this.inplace = inplace
  }

  forward(x: Tensor): Tensor {
    return this.inplace ? x.relu_() : x.relu()
  }
}

/** x where positive, else slope · x */
export class LeakyReLU extends Module {
  readonly slope: number
  readonly inplace: boolean

  constructor(slope = 0.01, { inplace = false }: InplaceOptions = {}) {
    super()
    this.slope = slope
    this.inplace = inplace
  }

  forward(x: Tensor): Tensor {
    return this.inplace ? x.leakyRelu_(this.slope) : x.leakyRelu(this.slope)
  }
}

/** x · Φ(x), exactly or by the tanh formula. */
export class GELU extends Module {
  readonly approximate: 'none' | 'tanh'

  constructor({ approximate = 'none' }: { approximate?: 'none' | 'tanh' } = {}) {
    super()
    this.approximate = approximate
  }

  forward(x: Tensor): Tensor {
    return x.gelu({ approximate: this.approximate })
  }
}

/** x · sigmoid(x) */
export class SiLU extends Module {
  readonly inplace: boolean

  constructor({ inplace = false }: InplaceOptions = {}) {
    super()
    this.inplace = inplace
  }

  forward(x: Tensor): Tensor {
    return this.inplace ? x.silu_() : x.silu()
  }
}

export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return x.sigmoid()
  }
}

export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return x.tanh()
  }
}

/** Positive, with sum 1 along the axis `dim`. */
export class Softmax extends Module {
  readonly dim: number

  constructor(dim: number) {
    super()
    this.dim = dim
  }

  forward(x: Tensor): Tensor {
    return x.softmax(this.dim)
  }
}
