import { type DType, dtypes } from '../dtype.js'

/** The elements of a tensor outside the engine: contiguous (last axis fastest), little-endian, as files hold them. */
export class TensorData {
  /**
   * @param shape elements along each axis; `[]` is a scalar
   * @param bytes all elements in order, `elementCount(shape)` times the size of the dtype
   * @throws TypeError when the bytes do not fit dtype and shape
   */
  constructor(
    readonly dtype: DType,
    readonly shape: number[],
    readonly bytes: Uint8Array,
  ) {
    const expected = elementCount(shape) * dtypes[dtype].bytes
    if (bytes.byteLength !== expected) {
      throw new TypeError(`${dtype} [${shape.join(', ')}] takes ${expected} bytes, ${bytes.byteLength} given`)
    }
  }
}

/** The product of the sizes; 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** Strides, in elements, of a contiguous tensor (last axis fastest). */
export function contiguousStrides(shape: readonly number[]): number[] {
  const strides = Array.from<number>({ length: shape.length })
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= Math.max(shape[axis], 1)
  }
  return strides
}
