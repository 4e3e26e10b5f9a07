/** Element types, in the order of c10::ScalarType where the engine has them. */
export type DType =
  | 'uint8'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'float16'
  | 'float32'
  | 'float64'
  | 'bool'
  | 'bfloat16'

export type TypedArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint16Array
  | Float32Array
  | Float64Array

interface DTypeInfo {
  /** The number of c10::ScalarType. */
  scalarType: number
  bytes: number
  /** The array that holds such elements; float16 and bfloat16 as raw 16 bit patterns. */
  array: new (buffer: ArrayBufferLike, byteOffset?: number, length?: number) => TypedArray
}

export const dtypes: Record<DType, DTypeInfo> = {
  uint8: { scalarType: 0, bytes: 1, array: Uint8Array },
  int8: { scalarType: 1, bytes: 1, array: Int8Array },
  int16: { scalarType: 2, bytes: 2, array: Int16Array },
  int32: { scalarType: 3, bytes: 4, array: Int32Array },
  int64: { scalarType: 4, bytes: 8, array: BigInt64Array },
  float16: { scalarType: 5, bytes: 2, array: Uint16Array },
  float32: { scalarType: 6, bytes: 4, array: Float32Array },
  float64: { scalarType: 7, bytes: 8, array: Float64Array },
  bool: { scalarType: 11, bytes: 1, array: Uint8Array },
  bfloat16: { scalarType: 15, bytes: 2, array: Uint16Array },
}

const byScalarType = new Map(Object.entries(dtypes).map(([name, info]) => [info.scalarType, name as DType]))

/** The name of a c10::ScalarType; a type without a name here (complex, quantized) is an error. */
export function dtypeOf(scalarType: number): DType {
  const name = byScalarType.get(scalarType)
  if (name === undefined) throw new TypeError(`scalar type ${scalarType} of c10 has no array type here`)
  return name
}
