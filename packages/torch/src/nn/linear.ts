import { empty } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { layerDefault_ } from './init.js'
import { Module, parameter } from './module.js'

/** x · weightᵀ + bias over the last axis: [..., inFeatures] to [..., outFeatures]. */
export class Linear extends Module {
  /** [outFeatures, inFeatures] */
  readonly weight: Tensor
  readonly bias: Tensor | null

  constructor(inFeatures: number, outFeatures: number, { bias = true }: { bias?: boolean } = {}) {
    super()
    this.weight = parameter(empty([outFeatures, inFeatures]))
    this.bias = bias ? parameter(empty([outFeatures])) : null
    layerDefault_(this.weight, this.bias)
  }

  forward(x: Tensor): Tensor {
    return ops.linear(x, this.weight, this.bias)
  }
}
