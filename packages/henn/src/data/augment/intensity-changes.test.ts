// Brightness, contrast, gamma, noise, blur and low resolution: exact values, and what is drawn.
import { randn, scope, setNumThreads, tensor, type Tensor } from '@henn/torch'
import { beforeEach, expect, test } from 'vitest'
import { draws, expectAboutOne, expectEven, expectShare } from '../../testing/draws.js'
import { alongAxis, matrixOf } from './along-axis.js'
import { brightness, sampleBrightness } from './brightness.js'
import { contrast, sampleContrast } from './contrast.js'
import { gamma, sampleGamma } from './gamma.js'
import { gaussianBlur, gaussianKernel, sampleGaussianBlur } from './gaussian-blur.js'
import { gaussianNoise, sampleGaussianNoise } from './gaussian-noise.js'
import { lowResolution, sampleLowResolution } from './low-resolution.js'
import { normalNumbers } from './normal-numbers.js'
import type { PatchGeometry } from './patch-geometry.js'

beforeEach(() => setNumThreads(1))

const patch: PatchGeometry = { channels: 2, shapeZyx: [20, 24, 24], spacingMm: [1, 1, 1] }
const thin: PatchGeometry = { channels: 1, shapeZyx: [6, 24, 24], spacingMm: [1, 1, 1] }

/** What a change makes of channels of one line each along X. */
function lines(rows: number[][], change: (image: Tensor) => Tensor): number[][] {
  return scope(() => (change(tensor(rows.map((row) => [[row]]))).toArray() as number[][][][]).map(([[row]]) => row))
}

function expectClose(actual: number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length)
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5))
}

test('along an axis: each line is multiplied by the matrix', () => {
  scope(() => {
    const values = randn([3, 4, 5])
    for (const [axis, size] of values.shape.entries()) {
      const matrix = matrixOf(3, size, Float32Array.from({ length: 3 * size }, (_, i) => Math.sin(i + 1)))
      const expected = values.movedim(axis, -1).matmul(matrix.t()).movedim(-1, axis)
      expect(alongAxis(values, axis, matrix).sub(expected).abs().max().item()).toBeLessThan(1e-5)
    }
  })
})

test('brightness multiplies each channel by its factor', () => {
  expect(lines([[1, -2, 4], [1, 2, 3]], (image) => brightness(image, [0.75, 2]))).toEqual([[0.75, -1.5, 3], [2, 4, 6]])
  const changes = draws((random) => sampleBrightness(random, patch, 0.15), 0.15)
  for (const channel of [0, 1]) expectAboutOne(changes.map((factors) => factors[channel]), 0.75, 1.25)
  expect(changes.every((factors) => factors.length === 2 && factors[0] !== factors[1])).toBe(true)
})

test('contrast stretches about the mean within the range', () => {
  const [softer, harder] = lines([[0, 2, 4, 6], [0, 2, 4, 6]], (image) => contrast(image, [0.5, 1.25]))
  expectClose(softer, [1.5, 2.5, 3.5, 4.5])
  expectClose(harder, [0, 1.75, 4.25, 6])
  const changes = draws((random) => sampleContrast(random, patch, 0.15), 0.15)
  for (const channel of [0, 1]) expectAboutOne(changes.map((factors) => factors[channel]), 0.75, 1.25)
})

test('gamma bends the range and keeps mean and standard deviation', () => {
  // [0, 1, 2] / 2, squared: [0, ¼, 1]; mean 5/12 and deviation √(13/72) are brought back to 1 and √(2/3).
  const factor = Math.sqrt(2 / 3) / Math.sqrt(13 / 72)
  const expected = [0, 0.25, 1].map((value) => (value - 5 / 12) * factor + 1)
  const [bent, constant] = lines([[0, 1, 2], [3, 3, 3]], (image) => gamma(image, { exponents: [2, 0.7], inverted: false }))
  expectClose(bent, expected)
  expectClose(constant, [3, 3, 3])
  // On the inverted image it is the mirror image of that.
  const [inverted] = lines([[0, 1, 2]], (image) => gamma(image, { exponents: [2], inverted: true }))
  expectClose(inverted, [2 - expected[2], 2 - expected[1], 2 - expected[0]])
  for (const [probability, isInverted] of [[0.1, true], [0.3, false]] as const) {
    const changes = draws((random) => sampleGamma(random, patch, probability, isInverted), probability)
    for (const channel of [0, 1]) expectAboutOne(changes.map(({ exponents }) => exponents[channel]), 0.7, 1.5)
    expect(changes.every((change) => change.inverted === isInverted)).toBe(true)
  }
})

test('noise is added as its seed gives it, by a standard deviation', () => {
  scope(() => {
    const image = randn([2, 3, 4, 5])
    const noise = gaussianNoise(image.clone(), { std: 0.3, seed: 9 }).sub(image)
    expect(noise.sub(normalNumbers([2, 3, 4, 5], 9).mul(0.3)).abs().max().item()).toBeLessThan(1e-6)
  })
  const changes = draws((random) => sampleGaussianNoise(random, 0.1), 0.1)
  expectEven(changes.map(({ std }) => std), 0, 0.1)
  expect(new Set(changes.map(({ seed }) => seed)).size).toBeGreaterThan(changes.length - 3)
})

test('blur spreads a point by the kernel, and beyond the rim lies the reflection', () => {
  const kernel = gaussianKernel(0.8)
  expect(kernel.length).toBe(5)
  expect(kernel.reduce((sum, value) => sum + value)).toBeCloseTo(1, 12)
  expect(kernel[3] / kernel[2]).toBeCloseTo(Math.exp(-1 / (2 * 0.8 ** 2)), 12)
  expect([0.5, 0.58, 0.59, 0.9, 0.91, 1].map((sigma) => gaussianKernel(sigma).length)).toEqual([3, 3, 5, 5, 5, 7])
  const blur = (row: number[]): number[] => lines([row, row], (image) => gaussianBlur(image, [[0.6, 0.6, 0.8], undefined]))[0]
  expectClose(blur([0, 0, 0, 1, 0, 0, 0]), [0, kernel[0], kernel[1], kernel[2], kernel[3], kernel[4], 0])
  expectClose(blur([0, 1, 0, 0]), [2 * kernel[1], kernel[2] + kernel[0], kernel[1], 2 * kernel[0]])
  expectClose(blur([4]), [4])
  // A line shorter than the kernel is mirrored again and again.
  expectClose(blur([1, 3]), [kernel[2] + 2 * kernel[0] + 6 * kernel[1], 3 * kernel[2] + 6 * kernel[0] + 2 * kernel[1]])

  const changes = draws((random) => sampleGaussianBlur(random, patch, 0.2), 0.2)
  const sigmas = changes.flat()
  expectShare(sigmas.filter((one) => one !== undefined).length, sigmas.length, 0.5)
  for (const axis of [0, 1, 2]) expectEven(sigmas.flatMap((one) => one?.[axis] ?? []), 0.5, 1)
})

test('low resolution takes the nearest voxels, and the line between them', () => {
  const [halved, whole] = lines([[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]], (image) => lowResolution(image, [[1, 1, 0.5], undefined]))
  // Voxels 2, 4 and 6 lie at the middles of three pairs.
  expectClose(halved, [2, 2.5, 3.5, 4.5, 5.5, 6])
  expect(whole).toEqual([1, 2, 3, 4, 5, 6])

  const scales = draws((random) => sampleLowResolution(random, patch, 0.25), 0.25).flat()
  expectShare(scales.filter((one) => one !== undefined).length, scales.length, 0.5)
  expectEven(scales.flatMap((one) => one?.[0] ?? []), 0.5, 1)
  expect(scales.every((one) => one === undefined || (one[0] === one[1] && one[1] === one[2]))).toBe(true)
  const ofThin = draws((random) => sampleLowResolution(random, thin, 0.25), 0.25).flatMap(([one]) => (one === undefined ? [] : [one]))
  expect(ofThin.every(([z, y, x]) => z === 1 && y === x && y < 1)).toBe(true)
})
