// Changes against nnU-Net's batchgeneratorsv2 and TorchIO (scripts/fixtures/augment.py).
import { empty, ops, scope, setNumThreads, type Tensor } from '@henn/torch'
import { decode, readFixture, type TensorFixture } from '@henn/torch/testing'
import { describe, expect, test } from 'vitest'
import type { Triple } from '../../types.js'
import { ballOperator, type BallOperation } from './ball-operator.js'
import { biasField } from './bias-field.js'
import { brightness } from './brightness.js'
import { connectedComponents } from './connected-components.js'
import { contrast } from './contrast.js'
import { controlPoints } from './elastic.js'
import { gamma } from './gamma.js'
import { gaussianBlur } from './gaussian-blur.js'
import { ghosting, type Ghosts } from './ghosting.js'
import { lowResolution } from './low-resolution.js'
import { aboutMiddle } from './matrix.js'
import { motion } from './motion.js'
import { spike } from './spike.js'
import { turnScaleMatrix } from './turn-scale.js'

setNumThreads(1)

interface Fixtures {
  intensities: { image: TensorFixture; factors: number[]; exponents: number[]; sigmas: Triple[]; scales: Triple[] } & Record<
    'brightness' | 'contrast' | 'gamma' | 'gammaInverted' | 'blur' | 'lowResolution',
    TensorFixture
  >
  spatial: {
    image: TensorFixture
    labels: TensorFixture
    fill: number
    start: Triple
    controls: TensorFixture
    changes: { angles: Triple; scales: Triple; bent?: boolean; image: TensorFixture; labels: TensorFixture }[]
  }
  cascade: {
    oneHot: TensorFixture
    ballOperator: { operation: BallOperation; radius: number; oneHot: TensorFixture }[]
    mask: TensorFixture
    numbers: TensorFixture
    sizes: number[]
  }
  artefacts: {
    image: TensorFixture
    coefficients: number[]
    biasField: TensorFixture
    ghosts: (Ghosts & { image: TensorFixture })[]
    spikes: { place: Triple; intensity: number; image: TensorFixture }[]
    motion: { image: TensorFixture; axis: number; moves: { time: number; angles: Triple; shift: Triple }[]; result: TensorFixture }
  }
}

const { intensities, spatial, cascade, artefacts } = readFixture<Fixtures>(new URL('fixtures/augment.json', import.meta.url))

/** The tolerance is on the difference over the greatest value. */
function expectClose(actual: Tensor, expected: TensorFixture, tolerance = 1e-5): void {
  const wanted = decode(expected)
  expect(actual.shape).toEqual(wanted.shape)
  expect(actual.sub(wanted).abs().max().item()).toBeLessThanOrEqual(tolerance * wanted.abs().max().item())
}

describe("nnU-Net's changes of intensity", () => {
  const { image, factors, exponents, sigmas, scales } = intensities

  test.each<[string, (channels: Tensor) => Tensor, TensorFixture]>([
    ['brightness', (channels) => brightness(channels, factors), intensities.brightness],
    ['contrast', (channels) => contrast(channels, factors), intensities.contrast],
    ['gamma', (channels) => gamma(channels, { exponents, inverted: false }), intensities.gamma],
    ['gamma on the inverted image', (channels) => gamma(channels, { exponents, inverted: true }), intensities.gammaInverted],
    ['Gaussian blur', (channels) => gaussianBlur(channels, sigmas), intensities.blur],
    ['low resolution', (channels) => lowResolution(channels, scales), intensities.lowResolution],
  ])('%s', (_, change, expected) => {
    scope(() => expectClose(change(decode(image)), expected))
  })
})

describe("nnU-Net's SpatialTransform, bent by ITK's B-splines", () => {
  test.each(spatial.changes.map((change, i): [number, (typeof spatial.changes)[number]] => [i, change]))('change %i', (_, { angles, scales, bent, image, labels }) => {
    scope(() => {
      const matrix = turnScaleMatrix({ anglesZyx: angles, scaleZyx: scales })
      const place = aboutMiddle(matrix, image.shape.slice(1), spatial.start)
      const bends = bent === true ? controlPoints([...(decode(spatial.controls).toTypedArray() as Float32Array)], matrix) : null
      const read = (volume: TensorFixture, patch: TensorFixture, fill: number): Tensor =>
        ops.sampleAffine_(empty(patch.shape, { dtype: patch.dtype }), decode(volume), place, bends, fill)
      expectClose(read(spatial.image, image, 0), image)
      expect(read(spatial.labels, labels, spatial.fill).ne(decode(labels)).sum().item()).toBe(0)
    })
  })
})

describe("nnU-Net's changes of a cascade's input", () => {
  test.each(cascade.ballOperator.map((one): [string, number, TensorFixture] => [one.operation, one.radius, one.oneHot]))('%s by a ball of radius %i', (operation, radius, expected) => {
    scope(() => {
      const oneHot = decode(cascade.oneHot).to({ dtype: 'float32' })
      ballOperator(oneHot, [1, 0].map((channel) => ({ channel, operation: operation as BallOperation, radius })))
      expect(oneHot.ne(decode(expected)).sum().item()).toBe(0)
    })
  })

  test('components, as scikit-image numbers them', () => {
    const mask = decode(cascade.mask)
    const { numbers, sizes } = connectedComponents(mask.toTypedArray() as Uint8Array, mask.shape as Triple)
    expect(numbers).toEqual(decode(cascade.numbers).toTypedArray())
    expect(sizes).toEqual(cascade.sizes)
  })
})

describe("TorchIO's artefacts", () => {
  const image = (): Tensor => decode(artefacts.image).unsqueeze(0)

  test('bias field', () => {
    scope(() => expectClose(biasField(image(), [artefacts.coefficients]).squeeze(0), artefacts.biasField))
  })

  test.each(artefacts.ghosts)('ghosts along axis $axis', ({ image: expected, ...ghosts }) => {
    scope(() => expectClose(ghosting(image(), [ghosts]).squeeze(0), expected))
  })

  test.each(artefacts.spikes)('a spike at $place', ({ place, intensity, image: expected }) => {
    scope(() => expectClose(spike(image(), [{ placeZyx: place, intensity }]).squeeze(0), expected))
  })

  test('motion', () => {
    const { axis, moves, image: still, result } = artefacts.motion
    const ours = moves.map(({ time, angles, shift }) => ({ time, anglesZyx: angles, shiftZyx: shift }))
    scope(() => expectClose(motion(decode(still).unsqueeze(0), [{ axis, moves: ours }]).squeeze(0), result))
  })
})
