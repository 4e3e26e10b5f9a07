import { noGrad } from '../autograd.js'
import type { DType } from '../dtype.js'
import { TorchError } from '../errors.js'
import type { Device, MemoryFormat } from '../layout.js'
import { scope } from '../scope.js'
import { Tensor } from '../tensor.js'

const parameterMarks = new WeakSet<Tensor>()
const bufferMarks = new WeakSet<Tensor>()

/** Marks a tensor that is learnt: it requires a gradient, and no scope releases it. */
export function parameter(tensor: Tensor): Tensor {
  tensor.requiresGrad = true
  parameterMarks.add(tensor)
  return tensor.keep('parameter')
}

/** Marks a tensor that belongs to the state but isn't learnt, such as running statistics. */
export function buffer(tensor: Tensor): Tensor {
  bufferMarks.add(tensor)
  return tensor.keep('buffer')
}

/** A module of whatever inputs and outputs, for code that walks trees of modules. */
export type AnyModule = Module<never[], unknown>

/**
 * A part of a network. Fields register themselves: every field that holds a `parameter(...)`, a
 * `buffer(...)` or another module belongs to the state, in the order of assignment and by the name
 * of the field. Names that equal PyTorch's make the keys of `stateDict` PyTorch's too.
 *
 * Most modules map one tensor to one; others say so: `Module<[Tensor, Tensor], Tensor[]>`.
 */
export abstract class Module<Inputs extends unknown[] = [Tensor], Output = Tensor> {
  /** Whether dropout drops and batch norm takes the statistics of the batch; see `train`, `eval`. */
  training = true

  abstract forward(...inputs: Inputs): Output

  /** Direct children by name of field. */
  get children(): [string, AnyModule][] {
    return fields(this).filter((field): field is [string, AnyModule] => field[1] instanceof Module)
  }

  /** This module as '' and all below it by dotted path, parents first; a shared one comes once. */
  namedModules(): [string, AnyModule][] {
    const named = new Map<AnyModule, string>()
    walk(this, '', (path, module) => {
      if (!named.has(module)) named.set(module, path)
    })
    return [...named].map(([module, path]) => [path, module])
  }

  modules(): AnyModule[] {
    return this.namedModules().map(([, module]) => module)
  }

  /** Learnt tensors by dotted path; a shared one comes once, under its first path. */
  namedParameters(): [string, Tensor][] {
    return namedTensors(this, parameterMarks)
  }

  parameters(): Tensor[] {
    return this.namedParameters().map(([, tensor]) => tensor)
  }

  namedBuffers(): [string, Tensor][] {
    return namedTensors(this, bufferMarks)
  }

  buffers(): Tensor[] {
    return this.namedBuffers().map(([, tensor]) => tensor)
  }

  train(mode = true): this {
    for (const module of this.modules()) module.training = mode
    return this
  }

  eval(): this {
    return this.train(false)
  }

  /**
   * Parameters and buffers themselves (not copies) by dotted path, in PyTorch's order: in each
   * module its parameters, its buffers, then its children. Shared tensors appear under every path.
   */
  stateDict(): Map<string, Tensor> {
    const state = new Map<string, Tensor>()
    walk(this, '', (path, module) => {
      for (const [name, tensor] of ownTensors(module, parameterMarks)) state.set(join(path, name), tensor)
      for (const [name, tensor] of ownTensors(module, bufferMarks)) state.set(join(path, name), tensor)
    })
    return state
  }

  /**
   * Copies values into the parameters and buffers, whatever their dtype, device and layout.
   * Nothing is copied unless all fits: missing names, unexpected names and different shapes are
   * one error together. With `strict: false` only different shapes are; the rest is returned.
   */
  loadStateDict(
    values: ReadonlyMap<string, Tensor>,
    { strict = true }: { strict?: boolean } = {},
  ): { missing: string[]; unexpected: string[] } {
    const own = this.stateDict()
    const missing = [...own.keys()].filter((name) => !values.has(name))
    const unexpected = [...values.keys()].filter((name) => !own.has(name))
    const pairs = [...own].flatMap(([name, target]) => {
      const value = values.get(name)
      return value === undefined ? [] : [{ name, target, value }]
    })
    const misshapen = pairs.filter(({ target, value }) => shapeText(target) !== shapeText(value))

    const faults = misshapen.length === 0 ? [] : [listing(misshapen.map(({ name, target, value }) =>
      `${name} is ${shapeText(value)} but the model has ${shapeText(target)}`))]
    if (strict && missing.length > 0) faults.push(`missing: ${listing(missing)}`)
    if (strict && unexpected.length > 0) faults.push(`unexpected: ${listing(unexpected)}`)
    if (faults.length > 0) throw new TorchError(`the state does not fit the model: ${faults.join('; ')}`)

    noGrad(() => scope(() => {
      for (const { target, value } of pairs) target.copy_(value)
    }))
    return { missing, unexpected }
  }

  /**
   * Moves or converts parameters, their gradients and buffers in place, so that optimizers made
   * before still hold them. `dtype` leaves integer buffers alone; `memoryFormat` concerns tensors
   * of as many dimensions as it describes.
   */
  to(options: ModuleOptions): this {
    noGrad(() => scope(() => {
      for (const tensor of new Set(this.stateDict().values())) {
        const { grad } = tensor
        tensor.setData(convert(tensor, options))
        if (grad !== null) tensor.setGrad(convert(grad, options))
      }
    }))
    return this
  }

  /** Drops the gradients; the next backward makes them anew. */
  zeroGrad(): void {
    for (const tensor of this.parameters()) tensor.setGrad(null)
  }

  /** Gives the memory of parameters, gradients and buffers back at once; the module can't be used after. */
  release(): void {
    for (const tensor of new Set(this.stateDict().values())) {
      tensor.setGrad(null)
      tensor.release()
    }
  }
}

export interface ModuleOptions {
  device?: Device
  dtype?: DType
  memoryFormat?: MemoryFormat
}

function convert(tensor: Tensor, { device, dtype, memoryFormat }: ModuleOptions): Tensor {
  return tensor.to({
    ...(device !== undefined && { device }),
    ...(dtype !== undefined && tensor.dtype.includes('float') && { dtype }),
    ...(memoryFormat !== undefined && fitsFormat(tensor, memoryFormat) && { memoryFormat }),
  })
}

function fitsFormat(tensor: Tensor, format: MemoryFormat): boolean {
  if (format === 'channels_last') return tensor.shape.length === 4
  if (format === 'channels_last_3d') return tensor.shape.length === 5
  return true
}

function walk(module: AnyModule, path: string, visit: (path: string, module: AnyModule) => void): void {
  visit(path, module)
  for (const [name, child] of module.children) walk(child, join(path, name), visit)
}

function namedTensors(root: AnyModule, marks: WeakSet<Tensor>): [string, Tensor][] {
  const named = new Map<Tensor, string>()
  walk(root, '', (path, module) => {
    for (const [name, tensor] of ownTensors(module, marks)) {
      if (!named.has(tensor)) named.set(tensor, join(path, name))
    }
  })
  return [...named].map(([tensor, path]) => [path, tensor])
}

function ownTensors(module: AnyModule, marks: WeakSet<Tensor>): [string, Tensor][] {
  return fields(module).filter(
    (field): field is [string, Tensor] => field[1] instanceof Tensor && marks.has(field[1]),
  )
}

function fields(module: AnyModule): [string, unknown][] {
  const all: [string, unknown][] = Object.entries(module)
  for (const [name, value] of all) {
    // Such modules would be trained by nobody and saved nowhere, without a word.
    if (Array.isArray(value) && value.some((item) => item instanceof Module)) {
      throw new TorchError(`${module.constructor.name}.${name} is an array of modules: put them in a ModuleList`)
    }
  }
  return all
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function shapeText(tensor: Tensor): string {
  return `[${tensor.shape.join(', ')}]`
}

/** The first few: a foreign checkpoint can differ in hundreds of names. */
function listing(items: string[]): string {
  const shown = items.slice(0, 8).join(', ')
  return items.length > 8 ? `${shown} and ${items.length - 8} more` : shown
}
