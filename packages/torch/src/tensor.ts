/** A libtorch tensor. Operators are methods too: `x.add(y)`, `x.conv3d(weight)`; see `operators.generated.ts`. */
import { binding, setTensorFactory, type Handle, type OperatorInfo } from './binding.js'
import { dtypeOf, dtypes, type DType, type TypedArray } from './dtype.js'
import { memoryFormats, type Device, type MemoryFormat } from './layout.js'
import type { Operators, TensorOperators } from './operators.generated.js'

export type NestedNumbers = number | NestedNumbers[]

// eslint-disable-next-line typescript/no-unsafe-declaration-merging -- the operators are installed below, by name
export interface Tensor extends TensorOperators {}

// Scopes release what they own. Only a tensor that belongs to no scope waits for the garbage collector.
const unscoped = new FinalizationRegistry<Handle>((handle) => binding.release(handle))
let scopeDepth = 0
const keptNames = new Map<Handle, string>()

export class Tensor {
  /** @internal The engine's number of this tensor. */
  readonly id: Handle

  /** @internal Use `tensor`, `zeros` … to make tensors. */
  constructor(handle: Handle) {
    this.id = handle
    if (scopeDepth === 0) unscoped.register(this, handle, this)
  }

  /** Sizes, outermost first. */
  get shape(): number[] {
    return binding.shape(this.id)
  }

  /** Elements to step for the next index of each axis. */
  get strides(): number[] {
    return binding.strides(this.id)
  }

  get dtype(): DType {
    return dtypeOf(binding.dtype(this.id))
  }

  get device(): Device {
    return binding.device(this.id)
  }

  get numel(): number {
    return this.shape.reduce((product, size) => product * size, 1)
  }

  get requiresGrad(): boolean {
    return binding.requiresGrad(this.id)
  }

  set requiresGrad(value: boolean) {
    binding.setRequiresGrad(this.id, value)
  }

  /** The gradient gathered by `backward`, or null. */
  get grad(): Tensor | null {
    return wrapOrNull(binding.gradOf(this.id))
  }

  setGrad(gradient: Tensor | null): void {
    binding.setGrad(this.id, gradient?.id ?? 0)
  }

  /** Gives this tensor another's values, dtype, device and memory format; it stays the same leaf of the graph. */
  setData(other: Tensor): void {
    binding.setData(this.id, other.id)
  }

  /** Gradients of this tensor with respect to every leaf that requires one, added to their `grad`. `gradient` may be left out for a scalar. */
  backward(gradient: Tensor | null = null, { retainGraph = false } = {}): void {
    binding.backward(this.id, gradient?.id ?? 0, retainGraph, false)
  }

  isContiguous(memoryFormat: MemoryFormat = 'contiguous'): boolean {
    return binding.isContiguous(this.id, memoryFormats[memoryFormat])
  }

  /** This tensor in another dtype, on another device or in another memory format; itself where nothing changes. */
  to({ dtype, device, memoryFormat }: { dtype?: DType; device?: Device; memoryFormat?: MemoryFormat }): Tensor {
    return new Tensor(
      binding.to(
        this.id,
        dtype === undefined ? null : dtypes[dtype].scalarType,
        device ?? null,
        memoryFormat === undefined ? null : memoryFormats[memoryFormat],
      ),
    )
  }

  /** The value of a tensor with one element; waits for the device. Booleans are 0 and 1. */
  item(): number {
    return binding.item(this.id)
  }

  /** A contiguous copy; int64 as BigInt64Array, bool as Uint8Array, float16 and bfloat16 as their bits. */
  toTypedArray(): TypedArray {
    const { array, bytes } = dtypes[this.dtype]
    const target = new array(new ArrayBuffer(this.numel * bytes))
    binding.copyTo(this.id, target)
    return target
  }

  /** A contiguous copy as little-endian bytes. */
  toBytes(): Uint8Array {
    const target = new Uint8Array(this.numel * dtypes[this.dtype].bytes)
    binding.copyTo(this.id, target)
    return target
  }

  /** The values as nested arrays of numbers, a plain number for a scalar. */
  toArray(): NestedNumbers {
    const wide = dtypes[this.dtype].bytes === 2 && this.dtype !== 'int16' ? this.to({ dtype: 'float32' }) : this
    const values = Array.from(wide.toTypedArray() as Float32Array, Number)
    if (wide !== this) wide.release()
    return nest(values, this.shape)
  }

  /**
   * Makes this tensor live until `release`, whatever scope it was made in. The name is what `keptTensors` lists.
   */
  keep(name: string): this {
    binding.keep(this.id)
    keptNames.set(this.id, name)
    unscoped.unregister(this)
    unscoped.register(this, this.id, this)
    return this
  }

  /** Frees the memory now. Any later use throws. */
  release(): void {
    keptNames.delete(this.id)
    unscoped.unregister(this)
    binding.release(this.id)
  }

  get isReleased(): boolean {
    return !binding.isLive(this.id)
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    if (this.isReleased) return 'Tensor(released)'
    return `Tensor(${this.shape.join('×') || 'scalar'} ${this.dtype} ${this.device})`
  }
}

function wrap(handle: Handle): Tensor {
  return new Tensor(handle)
}

function wrapOrNull(handle: Handle): Tensor | null {
  return handle === 0 ? null : new Tensor(handle)
}

function nest(values: number[], shape: number[]): NestedNumbers {
  if (shape.length === 0) return values[0]
  const rows = (from: number, axis: number, size: number): NestedNumbers[] => {
    if (axis === shape.length - 1) return values.slice(from, from + shape[axis])
    const step = size / shape[axis]
    return Array.from({ length: shape[axis] }, (_, i) => rows(from + i * step, axis + 1, step))
  }
  return rows(0, 0, values.length)
}

/** Names of the tensors kept now, for finding what was never released. */
export function keptTensors(): string[] {
  for (const handle of keptNames.keys()) if (!binding.isLive(handle)) keptNames.delete(handle)
  return [...keptNames.values()]
}

/** How many tensors JavaScript holds in this thread. */
export function liveTensors(): number {
  return binding.liveTensors()
}

/** @internal Tensors made while a scope is open belong to it. */
export function openScope(): void {
  binding.enterScope()
  scopeDepth++
}

/** @internal Releases what the innermost scope owns, except the tensors handed out. */
export function closeScope(handedOut: readonly Tensor[]): void {
  scopeDepth--
  binding.leaveScope(handedOut.map((tensor) => tensor.id))
  if (scopeDepth > 0) return
  for (const tensor of handedOut) {
    unscoped.unregister(tensor)
    unscoped.register(tensor, tensor.id, tensor)
  }
}

/** @internal */
export function tensorsOf(handles: Handle[]): (Tensor | null)[] {
  return handles.map(wrapOrNull)
}

type Caller = (...values: unknown[]) => unknown

function caller(info: OperatorInfo): Caller {
  const { index } = info
  if (info.inPlace) {
    return (...values) => {
      binding.call(index, ...values)
      return values[0]
    }
  }
  if (info.returnsTensor) return (...values) => wrapOrNull(binding.call(index, ...values) as Handle)
  return (...values) => binding.call(index, ...values)
}

setTensorFactory(wrap)

const callers = new Map<string, Caller>()
const dispatcherNames = new Map<string, string>()

function callerOf(name: string): Caller | undefined {
  const known = callers.get(name)
  if (known !== undefined) return known
  const dispatcherName = dispatcherNames.get(name)
  if (dispatcherName === undefined) return undefined
  const made = caller(binding.lookup(dispatcherName))
  callers.set(name, made)
  return made
}

function installMethod(name: string): void {
  if (name in Tensor.prototype) return
  Object.defineProperty(Tensor.prototype, name, {
    configurable: true,
    writable: true,
    value: function (this: Tensor, ...values: unknown[]): unknown {
      const call = callerOf(name) as Caller
      Object.defineProperty(Tensor.prototype, name, {
        value: function (this: Tensor, ...rest: unknown[]) {
          return call(this, ...rest)
        },
      })
      return call(this, ...values)
    },
  })
}

for (const [name, dispatcherName, takesTensorFirst] of binding.operatorNames()) {
  dispatcherNames.set(name, dispatcherName)
  if (takesTensorFirst) installMethod(name)
}

/** Every operator of libtorch by its camelCase name: `ops.conv3d(input, weight, bias, stride, padding)`. */
export const ops = new Proxy({} as Operators, {
  get: (cache, name) => {
    const call = typeof name === 'string' ? callerOf(name) : undefined
    if (call !== undefined) Object.defineProperty(cache, name, { value: call })
    return call
  },
  has: (_, name) => typeof name === 'string' && dispatcherNames.has(name),
  ownKeys: () => [...dispatcherNames.keys()],
})
