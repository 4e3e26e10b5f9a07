import type { Tensor } from '../tensor.js'
import { Module } from './module.js'

/** Modules one after another, named '0', '1', ... */
export class Sequential extends Module {
  readonly [index: number]: Module
  readonly length: number

  constructor(...modules: Module[]) {
    super()
    Object.assign(this, modules)
    this.length = modules.length
  }

  forward(x: Tensor): Tensor {
    let value = x
    for (let index = 0; index < this.length; index++) value = this[index].forward(value)
    return value
  }
}
