import { InputError } from '../errors.js'
import { voxelsOfBytes } from './raw-voxels.js'
import { voxelTypes, type VoxelArray, type VoxelType } from './voxel-types.js'

/** An array of NumPy's, row-major. */
export interface NpyArray {
  data: VoxelArray
  shape: number[]
}

/** As NumPy itself reads. */
const longestHeader = 10_000
const magic = Buffer.from('\x93NUMPY', 'latin1')

/** NumPy's codes of types; bool and float16 become uint8 and float32. */
const types = new Map<string, VoxelType>([
  ['b1', 'uint8'],
  ['u1', 'uint8'],
  ['i1', 'int8'],
  ['u2', 'uint16'],
  ['i2', 'int16'],
  ['u4', 'uint32'],
  ['i4', 'int32'],
  ['u8', 'uint64'],
  ['i8', 'int64'],
  ['f2', 'float32'],
  ['f4', 'float32'],
  ['f8', 'float64'],
])

/**
 * The array in the bytes of a `.npy` file, versions 1 to 3 (NEP 1): numbers of any byte order, C or Fortran order. Objects,
 * which are pickles, and records are refused. Throws InputError naming `path`.
 */
export function parseNpy(bytes: Buffer, path: string): NpyArray {
  const { code, bigEndian, fortranOrder, shape, start } = parseHeader(bytes, path)
  const size = Number(code.slice(1))
  const count = shape.reduce((product, length) => product * length, 1)
  if (!Number.isSafeInteger(count) || count * size > bytes.length - start) {
    throw new InputError(`${path}: its header asks for ${shape.join('×')} values of ${code}, more than the file holds. Copy it again.`)
  }
  // A copy: bytes may change places.
  const values = Buffer.allocUnsafeSlow(count * size)
  bytes.copy(values, 0, start)
  const data = code === 'f2' ? halves(bigEndian ? values.swap16() : values, count) : voxelsOfBytes(values, types.get(code)!, bigEndian)
  return { data: fortranOrder ? rowMajor(data, shape) : data, shape }
}

/** A `.npy` file of version 1. */
export function npyBytes({ data, shape }: NpyArray): Buffer {
  const [code] = [...types].find(([name, type]) => voxelTypes[type].create(0).constructor === data.constructor && !['b1', 'f2'].includes(name))!
  const order = data.BYTES_PER_ELEMENT === 1 ? '|' : '<'
  const text = `{'descr': '${order}${code}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`
  // The values begin at a multiple of 64, as NumPy has it.
  const length = Math.ceil((magic.length + 4 + text.length + 1) / 64) * 64
  const header = Buffer.alloc(length, ' ')
  magic.copy(header)
  header.writeUInt8(1, 6)
  header.writeUInt8(0, 7)
  header.writeUInt16LE(length - 10, 8)
  header.write(text, 10, 'latin1')
  header.write('\n', length - 1, 'latin1')
  return Buffer.concat([header, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)])
}

interface Header {
  code: string
  bigEndian: boolean
  fortranOrder: boolean
  shape: number[]
  /** Of the values. */
  start: number
}

function parseHeader(bytes: Buffer, path: string): Header {
  const version = bytes[6]
  if (bytes.length < 12 || !bytes.subarray(0, 6).equals(magic) || version < 1 || version > 3) {
    throw new InputError(`${path}: not a .npy file (it doesn't begin as one of version 1 to 3 does). Save it with numpy.save.`)
  }
  const [start, length] = version === 1 ? [10, bytes.readUInt16LE(8)] : [12, bytes.readUInt32LE(8)]
  if (length > longestHeader) throw new InputError(`${path}: its header has ${length} bytes, and ${longestHeader} are the most. Save it again with numpy.save.`)
  const text = bytes.toString('utf8', start, Math.min(start + length, bytes.length))
  const [, descr] = /'descr'\s*:\s*(.*?)\s*,\s*'/.exec(text) ?? []
  const [, fortranOrder] = /'fortran_order'\s*:\s*(True|False)/.exec(text) ?? []
  const [, shapeText] = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text) ?? []
  if (start + length > bytes.length || descr === undefined || fortranOrder === undefined || shapeText === undefined) {
    throw new InputError(`${path}: its header is damaged. Save it again with numpy.save.`)
  }
  const [, order, code] = /^'([<>=|])(\w\d)'$/.exec(descr) ?? []
  if (code === undefined || !types.has(code)) {
    throw new InputError(`${path}: holds ${descr.slice(0, 60)}, not numbers. Save an array of integers or floats, such as image.astype(numpy.float32).`)
  }
  const shape = shapeText.split(',').map((size) => size.trim().replace(/L$/, '')).filter((size) => size !== '').map(Number)
  return { code, bigEndian: order === '>', fortranOrder: fortranOrder === 'True', shape, start: start + length }
}

/** Values whose first axis runs fastest, in the order in which the last does. */
function rowMajor(data: VoxelArray, shape: readonly number[]): VoxelArray {
  const result = data.slice() as VoxelArray
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1))
  const index = shape.map(() => 0)
  for (let to = 0, from = 0; to < result.length; to++) {
    result[to] = data[from]
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]
      if (++index[axis] < shape[axis]) break
      from -= strides[axis] * shape[axis]
      index[axis] = 0
    }
  }
  return result
}

/** IEEE 754 half precision. */
function halves(bytes: Buffer, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const bits = bytes.readUInt16LE(2 * i)
    const [sign, exponent, fraction] = [bits >> 15 === 1 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
    if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
  })
}
