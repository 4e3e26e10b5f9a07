import type { Triple } from '../types.js'

/** A kernel or stride of that size along each axis; in 2D of 1 along Z. */
export function cube(size: number, dimensions: 2 | 3): Triple {
  return [dimensions === 2 ? 1 : size, size, size]
}
