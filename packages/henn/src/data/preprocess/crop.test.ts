import { expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { cropTo, insideMask, nonzeroBox } from './crop.js'

function painted(shapeZyx: Triple, voxels: [number, number, number, number][], channels = 1): { data: Float32Array; channels: number; shapeZyx: Triple } {
  const [, height, width] = shapeZyx
  const size = shapeZyx[0] * height * width
  const data = new Float32Array(channels * size)
  for (const [c, z, y, x] of voxels) data[c * size + (z * height + y) * width + x] = 1
  return { data, channels, shapeZyx }
}

test('the box holds what is nonzero in any channel', () => {
  expect(nonzeroBox(painted([4, 5, 6], [[0, 1, 2, 5], [1, 3, 4, 1]], 2))).toEqual({ startZyx: [1, 2, 1], shapeZyx: [3, 3, 5] })
  expect(nonzeroBox(painted([2, 2, 2], []))).toEqual({ startZyx: [0, 0, 0], shapeZyx: [2, 2, 2] })
})

test('its voxels', () => {
  const data = Float32Array.from({ length: 2 * 2 * 3 * 4 }, (_, i) => i)
  expect([...cropTo(data, 2, [2, 3, 4], { startZyx: [1, 1, 2], shapeZyx: [1, 2, 2] })]).toEqual([18, 19, 22, 23, 42, 43, 46, 47])
})

test('zeros that reach the border are outside, holes are not', () => {
  // A shell around one zero, which a diagonal does not open; and a bay that is open along X.
  const shape: Triple = [3, 3, 5]
  const voxels: [number, number, number, number][] = []
  for (let z = 0; z < 3; z++) for (let y = 0; y < 3; y++) for (let x = 0; x < 5; x++) voxels.push([0, z, y, x])
  const without = (...zeros: string[]): [number, number, number, number][] => voxels.filter(([, z, y, x]) => !zeros.includes(`${z}${y}${x}`))
  expect(insideMask(painted(shape, without('111'))).every((value) => value === 1)).toBe(true)
  expect(insideMask(painted(shape, without('111', '000'))).filter((value) => value === 0)).toHaveLength(1)
  expect(insideMask(painted(shape, without('114', '113', '112'))).filter((value) => value === 0)).toHaveLength(3)
})

test('inside is what any channel says', () => {
  expect([...insideMask(painted([1, 1, 4], [[0, 0, 0, 1], [1, 0, 0, 2]], 2))]).toEqual([0, 1, 1, 0])
})

test('thin volumes', () => {
  expect([...insideMask(painted([1, 3, 1], [[0, 0, 1, 0]]))]).toEqual([0, 1, 0])
  expect([...insideMask(painted([3, 3, 1], [[0, 1, 1, 0]]))].filter((value) => value === 1)).toHaveLength(1)
})
