import { expect, test } from 'vitest'
import { ofSpacing } from '../io/geometry-sidecar.js'
import type { Triple } from '../types.js'
import type { Case } from './dataset.js'
import { fingerprintOf, joinFingerprints } from './fingerprint.js'

function made(id: string, shapeZyx: Triple, image: number[], label: number[]): Case {
  const grid = { shapeZyx, ...ofSpacing([3, 1, 0.5]) }
  return { id, image: { ...grid, channels: 1, data: Float32Array.from(image) }, label: { ...grid, channels: 1, data: Uint8Array.from(label) } }
}

test('shape after cropping, spacing, and what cropping kept', () => {
  expect(fingerprintOf(made('a', [1, 2, 4], [0, 0, 0, 0, 0, 5, 6, 0], [0, 0, 0, 0, 0, 3, 1, 0]))).toMatchObject({
    shapeZyx: [1, 1, 2],
    spacingMm: [3, 1, 0.5],
    kept: 0.25,
    labels: [1, 3],
    foregroundMm3: 3,
  })
})

test('each case counts alike in the intensities, however much foreground it has', () => {
  const small = fingerprintOf(made('a', [1, 1, 4], [10, 20, 1, 1], [1, 0, 0, 0]))
  const large = fingerprintOf(made('b', [1, 1, 4], [30, 30, 30, 50], [1, 2, 1, 0]))
  const empty = fingerprintOf(made('c', [1, 1, 1], [900], [0]))
  const { intensities, cases, median_kept } = joinFingerprints([small, large, empty])
  expect(cases.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(median_kept).toBe(1)
  expect(intensities).toEqual([{ mean: 20, std: 10, median: 20, min: 10, max: 30, percentile_00_5: 10, percentile_99_5: 30 }])
})

test('percentiles of many values', () => {
  const values = Array.from({ length: 1001 }, (_, i) => i + 1)
  const { intensities } = joinFingerprints([fingerprintOf(made('a', [1, 1, 1001], values, values.map(() => 1)))])
  const { percentile_00_5, median, percentile_99_5, mean, std } = intensities![0]
  expect([percentile_00_5, median, percentile_99_5].map((value) => Math.round(value * 10) / 10)).toEqual([6, 501, 996])
  expect(mean).toBeCloseTo(501, 3)
  expect(std).toBeCloseTo(Math.sqrt((1001 ** 2 - 1) / 12), 3)
})

test('without any foreground there are no intensities', () => {
  expect(joinFingerprints([fingerprintOf(made('a', [1, 1, 2], [1, 2], [0, 0]))]).intensities).toBe(null)
})
