import { tensor, type Tensor } from '@henn/torch'
import { expect, test } from 'vitest'
import { softSkeleton } from './soft-skeleton.js'

/** 1 where `inside` says so. */
function mask(shapeZyx: number[], inside: (z: number, y: number, x: number) => boolean): Tensor {
  const [depth, height, width] = shapeZyx
  const values = Array.from({ length: depth * height * width }, (_, i) => (inside(Math.floor(i / (height * width)), Math.floor(i / width) % height, i % width) ? 1 : 0))
  return tensor(values, { shape: [1, 1, ...shapeZyx], dtype: 'float64' })
}

test('a thick bar is thinned to its centre line, its radius off the ends', () => {
  const bar = mask([7, 7, 12], (z, y) => Math.abs(z - 3) <= 1 && Math.abs(y - 3) <= 1)
  expect(softSkeleton(bar, 1).toArray()).toEqual(mask([7, 7, 12], (z, y) => z === 3 && y === 3).toArray())
  expect(softSkeleton(bar, 0).sum().item()).toBe(0)
})

test('what is thin already stays, however many the iterations', () => {
  const line = mask([5, 5, 9], (z, y) => z === 2 && y === 2)
  for (const iterations of [0, 1, 4]) expect(softSkeleton(line, iterations).toArray()).toEqual(line.toArray())
})

test('a bar in a slice has a centre line too', () => {
  const bar = mask([1, 9, 11], (_, y) => Math.abs(y - 4) <= 2)
  expect(softSkeleton(bar, 2).toArray()).toEqual(mask([1, 9, 11], (_, y) => y === 4).toArray())
})

test('nothing has no skeleton', () => {
  expect(softSkeleton(mask([3, 4, 5], () => false), 3).sum().item()).toBe(0)
})
