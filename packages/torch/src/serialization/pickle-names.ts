import { type DType, dtypes } from '../dtype.js'
import { compact, numpyNames } from './numpy-values.js'
import { type Budget, KnownCall, type PickleValue, StorageRef, StorageType, TensorRef } from './pickle-values.js'
import { damaged, quoted, unsupported } from './refusal.js'
import { extentOf, isSizes } from './strided.js'

const storageTypes: Record<string, DType> = {
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: 'int64',
  IntStorage: 'int32',
  ShortStorage: 'int16',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool',
}

const calls = [
  new KnownCall('torch._utils._rebuild_tensor_v2', rebuildTensor),
  new KnownCall('torch._utils._rebuild_parameter', ([data]) => data ?? null),
  new KnownCall('torch._utils._rebuild_parameter_with_state', ([data]) => data ?? null),
  new KnownCall('torch.Size', ([sizes]) => sizes ?? []),
  new KnownCall('torch.device', deviceName),
  new KnownCall('collections.OrderedDict', orderedDict),
  new KnownCall('_codecs.encode', encodeLatin1),
  // Protocol 2 names these of Python 2's module.
  ...['builtins', '__builtin__'].flatMap((module) => [
    new KnownCall(`${module}.set`, ([items]) => items ?? []),
    new KnownCall(`${module}.frozenset`, ([items]) => items ?? []),
  ]),
  ...numpyNames,
]

const knownNames = new Map<string, PickleValue>([
  ...calls.map((call): [string, PickleValue] => [call.name, call]),
  ...Object.entries(storageTypes).map(([name, dtype]): [string, PickleValue] => [`torch.${name}`, new StorageType(dtype)]),
  ['torch.storage.UntypedStorage', new StorageType('uint8')],
  ...Object.keys(dtypes).map((dtype): [string, PickleValue] => [`torch.${dtype}`, `torch.${dtype}`]),
])

/**
 * What a name in a pickle stands for: data, or a function of this program that builds data.
 * @throws FormatError for every name that weights do not need; nothing is ever imported or run
 */
export function lookUpName(module: string, name: string): PickleValue {
  const full = `${module}.${name}`
  const known = knownNames.get(full)
  if (known === undefined) {
    throw unsupported(
      `names ${quoted(full)}, which weights do not need: refused, nothing was run`,
      'save a state dict of tensors and plain values instead',
    )
  }
  return known
}

/** The storage behind a persistent id: ('storage', type, key, location, element count). */
export function storageOf(id: PickleValue): StorageRef {
  const [tag, type, key, , elements] = Array.isArray(id) ? id : []
  const sound = tag === 'storage' && type instanceof StorageType && typeof key === 'string' && isSizes([elements])
  if (!sound) throw damaged('a tensor names its storage in an unknown form')
  return new StorageRef(key, type.dtype, Number(elements))
}

/** Arguments: storage, offset, shape, strides, requires_grad, hooks, metadata. */
function rebuildTensor(args: PickleValue[]): TensorRef {
  const [storage, offset, shape, strides, , , metadata] = args
  if (!(storage instanceof StorageRef)) throw damaged('a tensor has no storage')
  const sound = isSizes(shape) && isSizes(strides) && isSizes([offset]) && shape.length === strides.length
  if (!sound) throw damaged(`a tensor in storage ${quoted(storage.key)} has an impossible shape, stride or offset`)
  if (metadata instanceof Map && metadata.size > 0) {
    throw unsupported('a tensor is a conjugate or negative view', 'call resolve_conj() and resolve_neg() before saving')
  }
  const extent = extentOf(Number(offset), shape, strides)
  if (extent > storage.elements) {
    throw damaged(
      `a tensor of shape [${shape.join(', ')}], strides [${strides.join(', ')}] and offset ${Number(offset)} ` +
        `leaves its storage ${quoted(storage.key)} of ${storage.elements} elements`,
    )
  }
  return new TensorRef(storage, Number(offset), shape, strides)
}

function deviceName([type, index]: PickleValue[]): string {
  if (typeof type !== 'string') throw damaged('a device has no name')
  return typeof index === 'number' ? `${type}:${index}` : type
}

function orderedDict([pairs]: PickleValue[], budget: Budget): Map<PickleValue, PickleValue> {
  const dict = new Map<PickleValue, PickleValue>()
  if (pairs === undefined) return dict
  if (!Array.isArray(pairs)) throw damaged('an OrderedDict is made of no pairs')
  budget.spend(pairs.length)
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) throw damaged('an OrderedDict is made of no pairs')
    dict.set(pair[0], pair[1])
  }
  return dict
}

/** Protocol 2 has no bytes: Python writes them as text of single bytes, to be encoded again. */
function encodeLatin1([text, encoding]: PickleValue[], budget: Budget): Uint8Array {
  if (typeof text !== 'string' || encoding !== 'latin1') throw damaged('bytes are encoded in an unknown way')
  budget.spend(text.length)
  return Buffer.from(text, 'latin1')
}

/** Python's long integers: two's complement, least byte first. */
export function decodeLong(bytes: Uint8Array): number | bigint {
  const digits = Buffer.from(bytes).reverse().toString('hex')
  return digits === '' ? 0 : compact(BigInt.asIntN(8 * bytes.byteLength, BigInt(`0x${digits}`)))
}
