import type { DType } from '../dtype.js'
import { Op } from './pickle-opcodes.js'
import { contiguousStrides, elementCount, TensorData } from './tensor-data.js'

/** The values that `savePth` takes. Whole numbers up to 2^53 become Python ints, other numbers floats, arrays lists. */
export type Picklable =
  | null
  | boolean
  | number
  | bigint
  | string
  | TensorData
  | readonly Picklable[]
  | ReadonlyMap<Picklable, Picklable>
  | { readonly [key: string]: Picklable }

const storageNames: Record<DType, string> = {
  float64: 'DoubleStorage',
  float32: 'FloatStorage',
  float16: 'HalfStorage',
  bfloat16: 'BFloat16Storage',
  int64: 'LongStorage',
  int32: 'IntStorage',
  int16: 'ShortStorage',
  int8: 'CharStorage',
  uint8: 'ByteStorage',
  bool: 'BoolStorage',
}

/**
 * The pickle (protocol 2) of a value as `torch.save` writes it: storages are named by number and kept outside.
 * @returns the pickle, and the tensors in the order of their storages' numbers
 * @throws TypeError naming the place of a value that cannot be saved
 */
export function writePickle(value: Picklable): { pickle: Uint8Array; storages: TensorData[] } {
  const writer = new PickleWriter()
  writer.document(value)
  return { pickle: Buffer.concat(writer.chunks), storages: [...writer.storages.keys()] }
}

class PickleWriter {
  readonly chunks: Buffer[] = []
  readonly storages = new Map<TensorData, number>()
  /** The containers around the value at hand. */
  private readonly open = new Set<unknown>()

  document(value: Picklable): void {
    this.bytes(Op.proto, 2)
    this.value(value, 'value')
    this.bytes(Op.stop)
  }

  private value(value: Picklable, place: string): void {
    if (value === null) return this.bytes(Op.none)
    if (typeof value === 'boolean') return this.bytes(value ? Op.newTrue : Op.newFalse)
    if (typeof value === 'number') return this.number(value)
    if (typeof value === 'bigint') return this.long(value)
    if (typeof value === 'string') return this.text(value)
    if (value instanceof TensorData) return this.tensor(value)
    if (this.open.has(value)) throw new TypeError(`${place} holds itself and cannot be saved`)
    this.open.add(value)
    if (isList(value)) this.list(value, place)
    else if (value instanceof Map) this.dict(value.entries(), place)
    else if (isPlainObject(value)) this.dict(Object.entries(value), place)
    else throw new TypeError(`${place} is no plain value and cannot be saved; give tensors as TensorData, other values as text, numbers, arrays or objects`)
    this.open.delete(value)
  }

  private list(items: readonly Picklable[], place: string): void {
    this.bytes(Op.emptyList, Op.mark)
    for (const [index, item] of items.entries()) this.value(item, `${place}[${index}]`)
    this.bytes(Op.appends)
  }

  private dict(entries: Iterable<[Picklable, Picklable]>, place: string): void {
    this.bytes(Op.emptyDict, Op.mark)
    for (const [key, item] of entries) {
      if (key instanceof Object) throw new TypeError(`${place} has a key that is no text or number and cannot be saved`)
      this.value(key, place)
      this.value(item, `${place}.${String(key)}`)
    }
    this.bytes(Op.setItems)
  }

  /** torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks) */
  private tensor(tensor: TensorData): void {
    this.global('torch._utils', '_rebuild_tensor_v2')
    this.bytes(Op.mark)
    this.storage(tensor)
    this.number(0)
    this.tuple(tensor.shape)
    this.tuple(contiguousStrides(tensor.shape))
    this.bytes(Op.newFalse)
    this.global('collections', 'OrderedDict')
    this.bytes(Op.emptyTuple, Op.reduce, Op.tuple, Op.reduce)
  }

  /** The persistent id ('storage', type, key, location, element count). */
  private storage(tensor: TensorData): void {
    const number = this.storages.get(tensor) ?? this.storages.size
    this.storages.set(tensor, number)
    this.bytes(Op.mark)
    this.text('storage')
    this.global('torch', storageNames[tensor.dtype])
    this.text(String(number))
    this.text('cpu')
    this.number(elementCount(tensor.shape))
    this.bytes(Op.tuple, Op.binPersId)
  }

  private tuple(numbers: readonly number[]): void {
    this.bytes(Op.mark)
    for (const number of numbers) this.number(number)
    this.bytes(Op.tuple)
  }

  private number(value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return this.float(value)
    if (value !== (value | 0)) return this.long(BigInt(value))
    const bytes = Buffer.alloc(5)
    bytes[0] = Op.binInt
    bytes.writeInt32LE(value, 1)
    this.chunks.push(bytes)
  }

  private float(value: number): void {
    const bytes = Buffer.alloc(9)
    bytes[0] = Op.binFloat
    bytes.writeDoubleBE(value, 1)
    this.chunks.push(bytes)
  }

  /** Two's complement, least byte first. */
  private long(value: bigint): void {
    let length = 1
    while (BigInt.asIntN(8 * length, value) !== value) length++
    if (length > 255) throw new TypeError('a whole number of more than 255 bytes cannot be saved')
    const digits = BigInt.asUintN(8 * length, value).toString(16).padStart(2 * length, '0')
    this.bytes(Op.long1, length)
    this.chunks.push(Buffer.from(digits, 'hex').reverse())
  }

  private text(value: string): void {
    const utf8 = Buffer.from(value)
    const header = Buffer.alloc(5)
    header[0] = Op.binUnicode
    header.writeUInt32LE(utf8.length, 1)
    this.chunks.push(header, utf8)
  }

  private global(module: string, name: string): void {
    this.bytes(Op.global)
    this.chunks.push(Buffer.from(`${module}\n${name}\n`))
  }

  private bytes(...bytes: number[]): void {
    this.chunks.push(Buffer.from(bytes))
  }
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: Picklable): value is readonly Picklable[] {
  return Array.isArray(value)
}

function isPlainObject(value: unknown): value is Record<string, Picklable> {
  if (!(typeof value === 'object') || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
