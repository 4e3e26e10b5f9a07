/** The voxel types that NIfTI files usually hold, with their codes in the standard. */

export type VoxelArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array

export type VoxelType = keyof typeof voxelTypes

export interface VoxelTypeInfo {
  code: number
  bytes: 1 | 2 | 4 | 8
  integer: boolean
  create: (length: number) => VoxelArray
  view: (buffer: ArrayBufferLike, byteOffset: number, length: number) => VoxelArray
}

export const voxelTypes = {
  uint8: entry(2, true, Uint8Array),
  int16: entry(4, true, Int16Array),
  int32: entry(8, true, Int32Array),
  float32: entry(16, false, Float32Array),
  float64: entry(64, false, Float64Array),
  int8: entry(256, true, Int8Array),
  uint16: entry(512, true, Uint16Array),
  uint32: entry(768, true, Uint32Array),
  int64: entry(1024, true, BigInt64Array),
  uint64: entry(1280, true, BigUint64Array),
}

/** Types of the standard that are no scalar voxels, to name them in a refusal. */
const otherTypes: Record<number, string> = {
  1: 'binary',
  32: 'complex64',
  128: 'RGB',
  1536: 'float128',
  1792: 'complex128',
  2048: 'complex256',
  2304: 'RGBA',
}

/** The voxel type of a NIfTI datatype code, or undefined. */
export function voxelTypeOfCode(code: number): VoxelType | undefined {
  return (Object.keys(voxelTypes) as VoxelType[]).find((name) => voxelTypes[name].code === code)
}

/** How to call a datatype code in a message. */
export function typeText(code: number): string {
  return otherTypes[code] ?? `code ${code}`
}

/** True for arrays whose elements are bigint. */
export function isBigIntArray(data: VoxelArray): data is BigInt64Array | BigUint64Array {
  return data instanceof BigInt64Array || data instanceof BigUint64Array
}

/** The voxels as float32 (the same array where it is float32 already). */
export function toFloat32(data: VoxelArray): Float32Array {
  if (data instanceof Float32Array) return data
  if (!isBigIntArray(data)) return new Float32Array(data)
  const result = new Float32Array(data.length)
  for (let i = 0; i < data.length; i++) result[i] = Number(data[i])
  return result
}

/**
 * The voxels as another type, exactly: a value that an integer type can't hold throws a RangeError.
 * Returns the same array where the type is right already.
 */
export function convertVoxels(data: VoxelArray, type: VoxelType): VoxelArray {
  const result = voxelTypes[type].create(data.length)
  if (result.constructor === data.constructor) return data
  const integer = voxelTypes[type].integer
  for (let i = 0; i < data.length; i++) {
    const value = data[i]
    const whole = typeof value === 'bigint' || Number.isInteger(value)
    if (integer && !whole) throw new RangeError(`voxel ${i} is ${value}, which ${type} can't hold`)
    result[i] = isBigIntArray(result) ? BigInt(value) : Number(value)
    // Integer arrays wrap in silence.
    if (integer && Number(result[i]) !== Number(value)) {
      throw new RangeError(`voxel ${i} is ${value}, which ${type} can't hold`)
    }
  }
  return result
}

interface VoxelArrayConstructor {
  readonly BYTES_PER_ELEMENT: number
  new (length: number): VoxelArray
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): VoxelArray
}

function entry(code: number, integer: boolean, constructor: VoxelArrayConstructor): VoxelTypeInfo {
  return {
    code,
    integer,
    bytes: constructor.BYTES_PER_ELEMENT as VoxelTypeInfo['bytes'],
    create: (length) => new constructor(length),
    view: (buffer, byteOffset, length) => new constructor(buffer, byteOffset, length),
  }
}
