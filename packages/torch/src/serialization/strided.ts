import { contiguousStrides, elementCount } from './tensor-data.js'

// PyTorch and numpy allow 64 axes.
const maxAxes = 64

/** Whether a value from a file can be a shape (or strides): a list of whole numbers whose product is exact. */
export function isSizes(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length <= maxAxes &&
    value.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    Number.isSafeInteger(value.reduce((product, size) => product * Math.max(size, 1), 1))
  )
}

/**
 * One past the last element that a strided view touches, in elements from the start of its storage; `offset` when empty.
 * May be inexact beyond 2^53, but never smaller than 2^53 then.
 */
export function extentOf(offset: number, shape: readonly number[], strides: readonly number[]): number {
  if (elementCount(shape) === 0) return offset
  return shape.reduce((last, size, axis) => last + (size - 1) * strides[axis], offset) + 1
}

/** Copies a view into contiguous order. `offset` and `strides` count elements of `elementBytes`; the view lies within `source`. */
export function gather(
  source: Uint8Array,
  elementBytes: number,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
): Uint8Array<ArrayBuffer> {
  const bytes = elementCount(shape) * elementBytes
  if (isContiguous(shape, strides)) {
    return new Uint8Array(source.subarray(offset * elementBytes, offset * elementBytes + bytes))
  }
  const target = new Uint8Array(bytes)
  const lastAxis = shape.length - 1
  let position = 0
  function copyAxis(axis: number, start: number): void {
    for (let i = 0; i < shape[axis]; i++) {
      const element = start + i * strides[axis]
      if (axis < lastAxis) copyAxis(axis + 1, element)
      else {
        for (let b = 0; b < elementBytes; b++) target[position++] = source[element * elementBytes + b]
      }
    }
  }
  if (bytes > 0) copyAxis(0, offset)
  return target
}

/** Reverses the bytes of each element, in place. */
export function swapBytes(bytes: Uint8Array, elementBytes: number): void {
  if (elementBytes === 1) return
  for (let start = 0; start < bytes.byteLength; start += elementBytes) {
    bytes.subarray(start, start + elementBytes).reverse()
  }
}

/** Axes of one element may have any stride. */
function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  const expected = contiguousStrides(shape)
  return shape.every((size, axis) => size === 1 || strides[axis] === expected[axis])
}
