import { type DType, dtypes } from '../dtype.js'
import { damaged, quoted, unsupported } from './refusal.js'
import { type Budget, KnownCall, NumpyType, type PickleValue } from './pickle-values.js'
import { isSizes } from './strided.js'
import { elementCount } from './tensor-data.js'

/** An array of numpy; empty until its state is set. `bytes` are as in the file, in the order and byte order stated. */
export class NumpyArray {
  shape: number[] = []
  type = new NumpyType('u1', '|')
  fortranOrder = false
  bytes: Uint8Array = new Uint8Array(0)
}

/** Codes of numpy that have a dtype here. */
const arrayTypes: Record<string, DType> = {
  b1: 'bool',
  u1: 'uint8',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
}

const scalarReaders: Record<string, (view: DataView, littleEndian: boolean) => PickleValue> = {
  b1: (view) => view.getUint8(0) !== 0,
  u1: (view) => view.getUint8(0),
  i1: (view) => view.getInt8(0),
  u2: (view, little) => view.getUint16(0, little),
  i2: (view, little) => view.getInt16(0, little),
  u4: (view, little) => view.getUint32(0, little),
  i4: (view, little) => view.getInt32(0, little),
  u8: (view, little) => compact(view.getBigUint64(0, little)),
  i8: (view, little) => compact(view.getBigInt64(0, little)),
  f2: (view, little) => halfToNumber(view.getUint16(0, little)),
  f4: (view, little) => view.getFloat32(0, little),
  f8: (view, little) => view.getFloat64(0, little),
}

// numpy 2 renamed numpy.core to numpy._core.
const roots = ['numpy.core', 'numpy._core']

/** The functions and classes of numpy that its pickles of scalars and arrays name. */
export const numpyNames: KnownCall[] = [
  new KnownCall('numpy.dtype', ([code]) => makeType(code)),
  new KnownCall('numpy.ndarray', () => {
    throw damaged('a numpy array is made in a way that numpy does not')
  }),
  ...roots.flatMap((root) => [
    new KnownCall(`${root}.multiarray._reconstruct`, () => new NumpyArray()),
    new KnownCall(`${root}.multiarray.scalar`, ([type, bytes]) => readScalar(type, bytes)),
    new KnownCall(`${root}.numeric._frombuffer`, ([bytes, type, shape, order], budget) => {
      const array = new NumpyArray()
      setArrayState(array, [1, shape, type, order === 'F', bytes], budget)
      return array
    }),
  ]),
]

/** Integers a JavaScript number holds exactly are numbers, larger ones bigint. */
export function compact(value: bigint): number | bigint {
  const small = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
  return small ? Number(value) : value
}

/** State of a dtype: (version, byte order, ...); the rest describes structured types, which are refused. */
export function setTypeState(type: NumpyType, state: PickleValue): void {
  const order = Array.isArray(state) ? state[1] : undefined
  if (typeof order !== 'string' || !['<', '>', '=', '|'].includes(order)) throw damaged('a numpy dtype has no byte order')
  type.order = order
}

/** State of an array: (version, shape, dtype, Fortran order, bytes). */
export function setArrayState(array: NumpyArray, state: PickleValue, budget: Budget): void {
  if (!Array.isArray(state) || state.length !== 5) throw damaged('a numpy array has a state of unknown form')
  const [, shape, type, fortranOrder, content] = state
  if (!(type instanceof NumpyType)) throw damaged('a numpy array has no dtype')
  const dtype = arrayDType(type)
  const bytes = asBytes(content, budget)
  if (!isSizes(shape)) throw damaged('a numpy array has an impossible shape')
  if (elementCount(shape) * dtypes[dtype].bytes !== bytes.byteLength) {
    throw damaged(`a numpy array of shape [${shape.join(', ')}] and ${dtype} elements has ${bytes.byteLength} bytes`)
  }
  array.shape = shape
  array.type = type
  array.fortranOrder = fortranOrder === true
  array.bytes = bytes
}

/** The dtype of an array's elements. */
export function arrayDType(type: NumpyType): DType {
  const dtype = arrayTypes[type.code]
  if (dtype === undefined) throw unsupportedType(type.code)
  return dtype
}

function makeType(code: PickleValue): NumpyType {
  if (typeof code !== 'string') throw damaged('a numpy dtype has no code')
  if (!Object.hasOwn(scalarReaders, code)) throw unsupportedType(code)
  return new NumpyType(code, '=')
}

function readScalar(type: PickleValue, content: PickleValue): PickleValue {
  if (!(type instanceof NumpyType)) throw damaged('a numpy scalar has no dtype')
  const bytes = asBytes(content, { spend() {} })
  if (bytes.byteLength !== Number(type.code.slice(1))) throw damaged(`a numpy scalar ${type.code} has ${bytes.byteLength} bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return scalarReaders[type.code](view, type.order !== '>')
}

/** Python 2 wrote byte strings as text of single bytes. */
function asBytes(content: PickleValue, budget: Budget): Uint8Array {
  if (content instanceof Uint8Array) return content
  if (typeof content !== 'string') throw damaged('numpy data are not bytes')
  budget.spend(content.length)
  return Buffer.from(content, 'latin1')
}

function unsupportedType(code: string): Error {
  return unsupported(`numpy elements of type ${quoted(code)} are not read`, 'convert them to plain numbers and save again')
}

/** The value of an IEEE half, given as its 16 bits. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
