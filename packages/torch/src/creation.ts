import { binding } from './binding.js'
import { dtypes, type DType, type TypedArray } from './dtype.js'
import { TorchError } from './errors.js'
import type { Device, MemoryFormat } from './layout.js'
import { ops, Tensor, type NestedNumbers } from './tensor.js'

export interface TensorOptions {
  dtype?: DType
  device?: Device
  memoryFormat?: MemoryFormat
}

/** A tensor with the values of a number, of nested arrays or of a typed array (copied; its dtype is the array's). */
export function tensor(
  data: NestedNumbers | TypedArray,
  { shape, dtype, device, requiresGrad = false }: { shape?: readonly number[]; dtype?: DType; device?: Device; requiresGrad?: boolean } = {},
): Tensor {
  const result = ArrayBuffer.isView(data)
    ? new Tensor(binding.fromBytes(data, shape ?? [data.length], dtypes[dtypeOfArray(data)].scalarType))
    : fromNested(data, shape, dtype)
  const changed = (dtype !== undefined && dtype !== result.dtype) || (device !== undefined && device !== 'cpu')
  const placed = changed ? result.to({ dtype, device }) : result
  if (requiresGrad) placed.requiresGrad = true
  return placed
}

/** A tensor with a copy of contiguous little-endian bytes. */
export function fromBytes(bytes: Uint8Array, shape: readonly number[], dtype: DType): Tensor {
  return new Tensor(binding.fromBytes(bytes, shape, dtypes[dtype].scalarType))
}

/**
 * A tensor over the typed array's own shared memory, without a copy: writes on either side show on the other. Other
 * memory is refused, since JavaScript may move it to another thread while the tensor points there.
 */
export function fromShared(view: TypedArray, shape: readonly number[]): Tensor {
  if (!(view.buffer instanceof SharedArrayBuffer)) {
    throw new TorchError('fromShared: the array must lie in a SharedArrayBuffer; tensor() copies any other')
  }
  return new Tensor(binding.fromShared(view, shape, dtypes[dtypeOfArray(view)].scalarType))
}

export function zeros(shape: readonly number[], options: TensorOptions = {}): Tensor {
  return inFormat(ops.zeros([...shape], factory(options)), options)
}

export function ones(shape: readonly number[], options: TensorOptions = {}): Tensor {
  return inFormat(ops.ones([...shape], factory(options)), options)
}

export function full(shape: readonly number[], value: number, options: TensorOptions = {}): Tensor {
  return inFormat(ops.full([...shape], value, factory(options)), options)
}

/** Uninitialised memory. */
export function empty(shape: readonly number[], options: TensorOptions = {}): Tensor {
  return ops.empty([...shape], { ...factory(options), memoryFormat: options.memoryFormat })
}

/** Uniform in [0, 1). */
export function rand(shape: readonly number[], options: TensorOptions = {}): Tensor {
  return inFormat(ops.rand([...shape], factory(options)), options)
}

/** Standard normal. */
export function randn(shape: readonly number[], options: TensorOptions = {}): Tensor {
  return inFormat(ops.randn([...shape], factory(options)), options)
}

/** 0, 1, … end − 1. */
export function arange(end: number, options: TensorOptions = {}): Tensor {
  return ops.arange(end, factory(options))
}

function factory({ dtype = 'float32', device }: TensorOptions): { dtype: DType; device?: Device } {
  return device === undefined ? { dtype } : { dtype, device }
}

function inFormat(result: Tensor, { memoryFormat }: TensorOptions): Tensor {
  return memoryFormat === undefined ? result : result.to({ memoryFormat })
}

/** Dtypes that an array's class alone tells; Uint16Array would be the bits of either half precision. */
const arrayTypes = ['uint8', 'int8', 'int16', 'int32', 'int64', 'float32', 'float64'] as const

function dtypeOfArray(array: TypedArray): DType {
  for (const name of arrayTypes) if (array instanceof dtypes[name].array) return name
  throw new TorchError(
    `${(array as object).constructor.name} has no tensor type; use one of uint8, int8, int16, int32, int64 (BigInt64Array), float32, float64, or fromBytes.`,
  )
}

const integerTypes = new Set<DType>(['uint8', 'int8', 'int16', 'int32', 'int64'])

function fromNested(data: NestedNumbers, shape?: readonly number[], dtype: DType = 'float32'): Tensor {
  const sizes: number[] = []
  for (let level = data; Array.isArray(level); level = level[0]) sizes.push(level.length)
  const values: number[] = []
  const walk = (value: NestedNumbers, axis: number): void => {
    if (Array.isArray(value) ? axis === sizes.length : axis < sizes.length) {
      throw new TorchError(`tensor: numbers and rows are mixed on axis ${axis}`)
    }
    if (!Array.isArray(value)) {
      if (integerTypes.has(dtype) && !Number.isSafeInteger(value)) {
        throw new TorchError(`tensor: ${value} is no safe integer, which ${dtype} needs`)
      }
      values.push(value)
    } else if (value.length !== sizes[axis]) throw new TorchError(`tensor: rows of axis ${axis} have ${sizes[axis]} and ${value.length} entries`)
    else for (const element of value) walk(element, axis + 1)
  }
  walk(data, 0)
  // float64 holds every safe integer; integer dtypes are then exact too.
  const wide = new Tensor(binding.fromBytes(Float64Array.from(values), shape ?? sizes, dtypes.float64.scalarType))
  return dtype === 'float64' ? wide : wide.to({ dtype })
}
