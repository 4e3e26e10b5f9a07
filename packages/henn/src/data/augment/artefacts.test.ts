// Bias field, ghosts, spikes, motion and anisotropy against their definitions, in k-space by libtorch's transforms, and what is
// drawn.
import { ops, randn, scope, setNumThreads, type Tensor } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { draws, expectEven, expectShare } from '../../testing/draws.js'
import type { Triple } from '../../types.js'
import { anisotropy, sampleAnisotropy } from './anisotropy.js'
import { biasField, exponents, sampleBiasField } from './bias-field.js'
import { ghosting, sampleGhosting } from './ghosting.js'
import { spectralMatrix } from './k-space.js'
import { motion, sampleMotion } from './motion.js'
import type { PatchGeometry } from './patch-geometry.js'
import { sampleSpike, spike } from './spike.js'

beforeEach(() => setNumThreads(1))

const patch: PatchGeometry = { channels: 2, shapeZyx: [20, 24, 24], spacingMm: [1, 2, 4] }
const slice: PatchGeometry = { channels: 1, shapeZyx: [1, 24, 24], spacingMm: [1, 1, 1] }
const shape = [2, 5, 6, 7]

const difference = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item()
const thirds = (values: readonly number[], among: readonly number[]): void => {
  for (const value of among) expectShare(values.filter((one) => one === value).length, values.length, 1 / among.length)
}

/** The real part of what a change of the whole spectrum, its zero frequency in the middle, makes of a channel [Z, Y, X]. */
function inKSpace(channel: Tensor, change: (spectrum: Tensor) => Tensor): Tensor {
  const spectrum = channel.fftFftn().fftFftshift()
  return ops.real(change(spectrum).fftIfftshift().fftIfftn())
}

test('gains on a line’s frequencies are those on planes of the whole spectrum', () => {
  scope(() => {
    const channel = randn([4, 5, 8])
    const gains = [0.3, 1, 0.2, 0.9, 1.5]
    const expected = inKSpace(channel, (spectrum) => spectrum.mul(ops.stack(gains.map((gain) => ops.full([], gain))).view([1, 5, 1])))
    const actual = spectralMatrix(gains).expand([4, 5, 5]).bmm(channel)
    expect(difference(actual, expected)).toBeLessThan(1e-5)
  })
})

describe('bias field', () => {
  test('e to a polynomial of places from −1 to 1', () => {
    scope(() => {
      const image = randn(shape)
      const coefficients = [exponents.map((_, i) => Math.sin(i) / 3), exponents.map(() => 0)]
      const field = biasField(image.clone(), coefficients).div(image)
      const values = field.toArray() as number[][][][]
      const at = (i: number, size: number): number => (2 * i) / (size - 1) - 1
      for (const [z, y, x] of [[0, 0, 0], [4, 5, 6], [1, 3, 2]]) {
        const log = exponents.reduce((sum, [a, b, c], i) => sum + coefficients[0][i] * at(z, 5) ** a * at(y, 6) ** b * at(x, 7) ** c, 0)
        expect(values[0][z][y][x]).toBeCloseTo(Math.exp(log), 4)
        expect(values[1][z][y][x]).toBe(1)
      }
    })
  })

  test('twenty coefficients for each channel', () => {
    const changes = draws((random) => sampleBiasField(random, patch, 0.1), 0.1)
    expect(exponents.length).toBe(20)
    expect(changes.every((change) => change.length === 2 && change.every((one) => one.length === 20))).toBe(true)
    expectEven(changes.flat(2), -0.5, 0.5)
  })
})

describe('ghosting', () => {
  test('weakens each n-th plane of k-space but the middle one', () => {
    scope(() => {
      const image = randn(shape)
      const actual = ghosting(image.clone(), [{ axis: 2, period: 3, intensity: 0.8 }, { axis: 0, period: 4, intensity: 1 }])
      const first = inKSpace(image.select(0, 0), (spectrum) => spectrum.mul(ops.stack([0.2, 1, 1, 1, 1, 1, 0.2].map((gain) => ops.full([], gain)))))
      expect(difference(actual.select(0, 0), first)).toBeLessThan(1e-5)
      const second = inKSpace(image.select(0, 1), (spectrum) => spectrum.mul(ops.stack([0, 1, 1, 1, 0].map((gain) => ops.full([], gain))).view([5, 1, 1])))
      expect(difference(actual.select(0, 1), second)).toBeLessThan(1e-5)
    })
  })

  test('is drawn for each channel', () => {
    const ghosts = draws((random) => sampleGhosting(random, patch, 0.1), 0.1).flat()
    thirds(ghosts.map(({ axis }) => axis), [0, 1, 2])
    thirds(ghosts.map(({ period }) => period), [4, 5, 6, 7, 8, 9, 10])
    expectEven(ghosts.map(({ intensity }) => intensity), 0.5, 1)
    thirds(draws((random) => sampleGhosting(random, slice, 0.1), 0.1).map(([{ axis }]) => axis), [1, 2])
  })
})

describe('spike', () => {
  test('adds to one place of k-space', () => {
    scope(() => {
      const image = randn(shape)
      const actual = spike(image.clone(), [{ placeZyx: [0.5, 0.2, 0.9], intensity: 2 }, { placeZyx: [0, 0.99, 0.3], intensity: 1 }])
      for (const [c, [z, y, x], intensity] of [[0, [2, 1, 6], 2], [1, [0, 5, 2], 1]] as const) {
        const expected = inKSpace(image.select(0, c), (spectrum) => {
          spectrum.select(0, z).select(0, y).select(0, x).add_(spectrum.abs().max().mul(intensity))
          return spectrum
        })
        expect(difference(actual.select(0, c), expected)).toBeLessThan(1e-5)
      }
    })
  })

  test('is drawn for each channel', () => {
    const spikes = draws((random) => sampleSpike(random, patch, 0.1), 0.1).flat()
    for (const axis of [0, 1, 2]) expectEven(spikes.map(({ placeZyx }) => placeZyx[axis]), 0, 1)
    expectEven(spikes.map(({ intensity }) => intensity), 1, 3)
  })
})

describe('motion', () => {
  const still = { anglesZyx: [0, 0, 0] as Triple, shiftZyx: [0, 0, 0] as Triple }

  test('of a body that does not move leaves the image', () => {
    scope(() => {
      const image = randn(shape)
      const moves = [{ time: 0.3, ...still }, { time: 0.7, ...still }]
      expect(difference(motion(image.clone(), [0, 2].map((axis) => ({ axis, moves }))), image)).toBeLessThan(1e-5)
    })
  })

  test.each<[number[], number[], number[]]>([
    // Which stretch of ten planes shows which move: 0 is the image as it is.
    [[0.35, 0.72], [3, 7], [1, 0, 2]],
    [[0.51, 0.7], [5, 7], [0, 1, 2]],
    [[0.1, 0.2], [1, 2], [2, 1, 0]],
  ])('at times %j: the stretch of the middle is that of the image as it is', (times, ends, shown) => {
    scope(() => {
      const image = randn([1, 10, 12, 6])
      const shifts: Triple[] = [[1, 0, 0], [0, 2, 0]]
      const actual = motion(image.clone(), [{ axis: 0, moves: times.map((time, i) => ({ time, anglesZyx: [0, 0, 0], shiftZyx: shifts[i] })) }])
      const channel = image.select(0, 0)
      const least = channel.min().item()
      // Output voxel v shows v + shift.
      const [down, across] = [ops.constantPadNd(channel.narrow(0, 1, 9), [0, 0, 0, 0, 0, 1], least), ops.constantPadNd(channel.narrow(1, 2, 10), [0, 0, 0, 2, 0, 0], least)]
      const spectra = [channel, down, across].map((seen) => seen.fftFftn().fftFftshift())
      const planes = shown.map((which, i) => spectra[which].narrow(0, [0, ...ends][i], [...ends, 10][i] - [0, ...ends][i]))
      const expected = ops.real(ops.cat(planes, 0).fftIfftshift().fftIfftn())
      expect(difference(actual.select(0, 0), expected)).toBeLessThan(1e-5)
    })
  })

  test('is drawn for each channel', () => {
    const motions = draws((random) => sampleMotion(random, patch, 0.1), 0.1).flat()
    thirds(motions.map(({ axis }) => axis), [0, 1, 2])
    for (const [i, middle] of [1 / 3, 2 / 3].entries()) expectEven(motions.map(({ moves }) => moves[i].time), middle - 0.1, middle + 0.1)
    for (const [axis, most] of [10, 5, 2.5].entries()) {
      expectEven(motions.flatMap(({ moves }) => moves.map(({ anglesZyx }) => anglesZyx[axis])), -Math.PI / 18, Math.PI / 18)
      expectEven(motions.flatMap(({ moves }) => moves.map(({ shiftZyx }) => shiftZyx[axis])), -most, most)
    }
    const inPlane = draws((random) => sampleMotion(random, slice, 0.1), 0.1).flat()
    expect(inPlane.every(({ axis, moves }) => axis > 0 && moves.every(({ anglesZyx, shiftZyx }) => shiftZyx[0] === 0 && anglesZyx[1] === 0 && anglesZyx[2] === 0))).toBe(true)
  })
})

describe('anisotropy', () => {
  test('along one axis, all channels alike', () => {
    scope(() => {
      const line = ops.arange(6, { dtype: 'float32' }).add(1)
      const image = ops.stack([line, line.neg()]).view([2, 6, 1, 1])
      const [first, second] = (anisotropy(image, { axis: 0, factor: 2 }).view([2, 6]).toArray() as number[][]).map((row) => row.map((value) => Number(value.toFixed(5))))
      expect(first).toEqual([2, 2.5, 3.5, 4.5, 5.5, 6])
      expect(second).toEqual(first.map((value) => -value))
      const untouched = randn([1, 4, 4, 4])
      const result = anisotropy(untouched.clone(), { axis: 1, factor: 4 })
      expect(difference(result, untouched.narrow(2, 2, 1).expand([1, 4, 4, 4]))).toBeLessThan(1e-6)
    })
  })

  test('is drawn', () => {
    const changes = draws((random) => sampleAnisotropy(random, patch, 0.1), 0.1)
    thirds(changes.map(({ axis }) => axis), [0, 1, 2])
    expectEven(changes.map(({ factor }) => factor), 1.5, 5)
  })
})
