import { TorchError } from '../errors.js'
import { type AnyModule, Module } from './module.js'

/** Modules named '0', '1', ... for a parent that calls them itself; it holds them, and has no forward. */
export class ModuleList<Item extends AnyModule = Module> extends Module<[], never> {
  readonly [index: number]: Item
  readonly length: number

  constructor(modules: Iterable<Item>) {
    super()
    const items = [...modules]
    Object.assign(this, items)
    this.length = items.length
  }

  at(index: number): Item | undefined {
    return this[index < 0 ? this.length + index : index]
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (let index = 0; index < this.length; index++) yield this[index]
  }

  forward(): never {
    throw new TorchError('a ModuleList has no forward: call its modules')
  }
}
