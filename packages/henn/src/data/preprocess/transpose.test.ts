import { expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { inverseAxes, transpose, transposedTriple } from './transpose.js'

test('axes change places, channels stay', () => {
  // Two channels of 1×2×3.
  const data = Float32Array.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15)
  expect([...transpose(data, 2, [1, 2, 3], [2, 0, 1])]).toEqual([0, 3, 1, 4, 2, 5, 10, 13, 11, 14, 12, 15])
  expect(transpose(data, 2, [1, 2, 3], [0, 1, 2])).toBe(data)
})

test.each<[Triple]>([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])('the inverse of %j undoes it', (axes) => {
  const shape: Triple = [2, 3, 4]
  const data = Uint8Array.from({ length: 24 }, (_, i) => i)
  const turned = transposedTriple(shape, axes)
  expect(transposedTriple(turned, inverseAxes(axes))).toEqual(shape)
  expect(transpose(transpose(data, 1, shape, axes), 1, turned, inverseAxes(axes))).toEqual(data)
})
