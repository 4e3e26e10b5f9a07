import { scope, tensor } from '@henn/torch'
import { expect, test } from 'vitest'
import type { Way } from '../data/preprocess/preprocess-case.js'
import { labelMapOf } from './label-map.js'

const labels = [{ value: 0, name: 'background' }, { value: 2, name: 'a' }, { value: 7, name: 'b' }]

function straight(shapeZyx: [number, number, number]): Way {
  return { shapeZyx, axes: [0, 1, 2], box: { startZyx: [0, 0, 0], shapeZyx }, spacingMm: [1, 1, 1], targetMm: [1, 1, 1], resampledZyx: shapeZyx }
}

test('the largest logit wins, the first of equal ones, and label values are written', () => {
  scope(() => {
    const logits = tensor([3, 0, 1, 1, 5, 1, 2, 4, 1], { shape: [3, 1, 1, 3] })
    expect([...labelMapOf(logits, straight([1, 1, 3]), { labels, regions: null })]).toEqual([0, 2, 0])
  })
})

test('regions above a half are written one over the other', () => {
  scope(() => {
    const regions = [{ name: 'whole', values: [1, 2], written: 1 }, { name: 'core', values: [2], written: 9 }]
    const logits = tensor([1, 1, -1, -1, 2, -1, 0.5, 0], { shape: [2, 1, 1, 4] })
    expect([...labelMapOf(logits, straight([1, 1, 4]), { labels, regions })]).toEqual([9, 1, 9, 0])
  })
})

test('back onto the grid of the file: resampled, placed, turned', () => {
  scope(() => {
    // The file is 4×1×5; the network sees its axes as X, Y, Z, cropped to 3 voxels of X and 2 of Z, at twice the resolution.
    const way: Way = {
      shapeZyx: [4, 1, 5],
      axes: [2, 1, 0],
      box: { startZyx: [1, 0, 2], shapeZyx: [3, 1, 2] },
      spacingMm: [2, 2, 2],
      targetMm: [1, 2, 1],
      resampledZyx: [6, 1, 4],
    }
    const background = Array.from({ length: 24 }, () => 0)
    // Class 1 where the network's first axis is in its upper half, class 2 in one corner.
    const first = Array.from({ length: 24 }, (_, i) => (i >= 12 ? 1 : -1))
    const second = Array.from({ length: 24 }, (_, i) => (Math.floor(i / 4) < 2 && i % 4 >= 2 ? 3 : -3))
    const logits = tensor([...background, ...first, ...second], { shape: [3, 6, 1, 4] })
    const map = labelMapOf(logits, way, { labels, regions: null })
    expect([0, 1, 2, 3].map((z) => Array.from(map.subarray(z * 5, z * 5 + 5)))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 2, 0],
      [0, 7, 0, 2, 0],
    ])
  })
})
