import { expect, test } from 'vitest'
import { Random } from '../random.js'
import { changeIntensity, sampleIntensity } from './intensity.js'

const changed = (values: number[], change: Parameters<typeof changeIntensity>[1]): number[] => {
  const data = new Float32Array(values)
  changeIntensity(data, change)
  return Array.from(data)
}

test('nothing drawn leaves the image alone', () => {
  expect(changed([1, 2, 3], {})).toEqual([1, 2, 3])
})

test('brightness multiplies; contrast stretches about the mean within the range', () => {
  expect(changed([1, -2, 4], { brightness: 0.75 })).toEqual([0.75, -1.5, 3])
  expect(changed([0, 2, 4, 6], { contrast: 0.5 })).toEqual([1.5, 2.5, 3.5, 4.5])
  expect(changed([0, 2, 4, 6], { contrast: 1.25 })).toEqual([0, 1.75, 4.25, 6])
})

test('gamma bends the range and keeps mean and standard deviation', () => {
  // [0, 1, 2] / 2, squared, times 2: [0, 0.5, 2]; mean 5/6 and deviation √(13/18) are brought back to 1 and √(2/3).
  const factor = Math.sqrt(2 / 3) / Math.sqrt(13 / 18)
  const expected = [0, 0.5, 2].map((value) => (value - 5 / 6) * factor + 1)
  changed([0, 1, 2], { gamma: 2 }).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6))
  // The same on the negative picture is the mirror image of it.
  changed([0, 1, 2], { gammaOfNegative: 2 }).forEach((value, i) => expect(value).toBeCloseTo(2 - expected[2 - i], 6))
  expect(changed([3, 3, 3], { gamma: 1.5, gammaOfNegative: 0.7 })).toEqual([3, 3, 3])
})

test('noise has its variance and can be had again', () => {
  const zeros = Array.from({ length: 50_000 }, () => 0)
  const noisy = changed(zeros, { noise: { variance: 0.09, seed: 4 } })
  const variance = noisy.reduce((sum, value) => sum + value * value, 0) / noisy.length
  expect(variance).toBeCloseTo(0.09, 2)
  expect(changed(zeros, { noise: { variance: 0.09, seed: 4 } })).toEqual(noisy)
})

test("what is drawn has nnU-Net's probabilities and ranges", () => {
  const random = new Random(9, 'intensity')
  const draws = Array.from({ length: 20_000 }, () => sampleIntensity(random))
  const check = (pick: (change: ReturnType<typeof sampleIntensity>) => number | undefined, share: number, low: number, high: number): void => {
    const values = draws.map(pick).filter((value) => value !== undefined)
    expect(Math.abs(values.length / draws.length - share)).toBeLessThan(0.012)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(low)
    expect(Math.max(...values)).toBeLessThan(high)
  }
  check(({ noise }) => noise?.variance, 0.1, 0, 0.1)
  check(({ brightness }) => brightness, 0.15, 0.75, 1.25)
  check(({ contrast }) => contrast, 0.15, 0.75, 1.25)
  check(({ gammaOfNegative }) => gammaOfNegative, 0.1, 0.7, 1.5)
  check(({ gamma }) => gamma, 0.3, 0.7, 1.5)
})
