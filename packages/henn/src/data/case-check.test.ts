import { describe, expect, test } from 'vitest'
import type { Volume } from '../io/volume.js'
import { checkCase } from './case-check.js'
import type { Case } from './dataset.js'

const labels = [
  { value: 0, name: 'background' },
  { value: 2, name: 'liver' },
]
const options = { labels, channels: ['CT'] }

function volume<T extends Volume['data']>(data: T, changes: Partial<Volume> = {}): Volume<T> {
  const grid = { channels: 1, shapeZyx: [2, 3, 4] as [number, number, number], spacingMm: [3, 2, 1] as [number, number, number] }
  return { ...grid, affine: [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1], ...changes, data }
}

const image = volume(new Float32Array(24))
const label = volume(new Uint8Array(24))

test('a sound case passes, its label as uint8', () => {
  const float = volume(new Float64Array(24).fill(2))
  const checked = checkCase({ id: 'a', image, label: float }, options)
  expect(checked.label?.data).toEqual(new Uint8Array(24).fill(2))
  expect(checked.image).toBe(image)
  expect(checkCase({ id: 'a', image }, options)).toEqual({ id: 'a', image })
  const big = volume(new BigInt64Array(24).fill(2n))
  expect(checkCase({ id: 'a', image, label: big }, options).label?.data[23]).toBe(2)
})

describe('fault 18: image and label on different grids', () => {
  const moved = (x: number): number[] => [1, 0, 0, x, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1]
  test.each<[string, Partial<Volume>, string]>([
    ['shape', { shapeZyx: [2, 4, 3] }, "Case a: image is 2×3×4 but its label is 2×4×3. Re-export the label on the image's grid."],
    [
      'spacing',
      { spacingMm: [3, 2, 1.01] },
      "Case a: image has voxels of 3×2×1 mm but its label of 3×2×1.01 mm. Re-export the label on the image's grid.",
    ],
    ['place', { affine: moved(0.11) }, 'Case a: image and label lie 0.110 voxels apart in space.'],
    ['orientation', { affine: [-1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1] }, 'Case a: image and label lie 6.00 voxels apart in space.'],
  ])('%s', (_, changes, message) => {
    expect(() => checkCase({ id: 'a', image, label: volume(new Uint8Array(24), changes) }, options)).toThrow(message)
  })

  test('corners within a tenth of a voxel are one grid; so are those further apart, where that is allowed', () => {
    const near = volume(new Uint8Array(24), { affine: moved(0.09) })
    expect(checkCase({ id: 'a', image, label: near }, options).label).toBeDefined()
    const far = volume(new Uint8Array(24), { affine: moved(30) })
    expect(checkCase({ id: 'a', image, label: far }, { ...options, allowGridMismatch: true }).label).toBeDefined()
    const other = volume(new Uint8Array(24), { shapeZyx: [2, 4, 3] })
    expect(() => checkCase({ id: 'a', image, label: other }, { ...options, allowGridMismatch: true })).toThrow(/image is 2×3×4/)
  })

  test('more channels than one, or other channels than the dataset names', () => {
    const two = volume(new Uint8Array(48), { channels: 2 })
    expect(() => checkCase({ id: 'a', image, label: two }, options)).toThrow(/its label has 2 channels/)
    expect(() => checkCase({ id: 'a', image }, { labels, channels: ['T1', 'T2'] })).toThrow(
      'Case a: its image has 1 channel, but the dataset names 2 (T1, T2). Correct the image, or the channels that the dataset names.',
    )
    expect(() => checkCase({ id: 'a', image: volume(new Float32Array(23)) }, options)).toThrow(/23 voxels, which don't fill 1×2×3×4/)
  })
})

describe('fault 19: label values', () => {
  const values = (...first: number[]): Volume => {
    const data = new Float64Array(24)
    data.set(first)
    return volume(data)
  }
  const check = (given: Volume): Case => checkCase({ id: 'a', image, label: given }, options)

  test('within 1e-3 of a whole number they are that number', () => {
    expect(Array.from(check(values(1.9999999, 2.0009, -0.0009)).label!.data.subarray(0, 4))).toEqual([2, 2, 0, 0])
  })

  test('all others are listed with the case', () => {
    expect(() => check(values(255, -1, 0.5, 255, 1.998, NaN))).toThrow(
      /^Case a: its label holds -1, 0\.5, 1\.998, 255(, NaN)?.*, but the labels are 0 \(background\), 2 \(liver\)\. Correct/,
    )
    expect(() => check(values(1))).toThrow(/its label holds 1, but/)
    expect(() => check(values(3, 4, 5, 6, 7, 8, 9))).toThrow(/holds 3, 4, 5, 6, 7 and 2 more values, but/)
    expect(() => check(values(Infinity))).toThrow(/holds Infinity/)
  })

  test('the one to be ignored is no stranger', () => {
    expect(Array.from(checkCase({ id: 'a', image, label: values(2, 9) }, { ...options, ignoreLabel: 9 }).label!.data.subarray(0, 2))).toEqual([2, 9])
  })

})

test.each([NaN, Infinity, -Infinity])('fault 20: a voxel of %s is an error that says where', (value) => {
  const data = new Float32Array(48)
  data[24 + 12 + 4 + 2] = value
  data[47] = value
  const two = volume(data, { channels: 2 })
  expect(() => checkCase({ id: 'a', image: two, label }, { labels, channels: ['T1', 'T2'] })).toThrow(
    'Case a: its image holds 2 NaN or infinite voxels, the first at z, y, x = 1, 1, 2.',
  )
})
