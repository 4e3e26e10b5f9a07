import { scope, tensor, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { eachChannel } from './chance.js'
import type { PatchGeometry } from './patch-geometry.js'

/** Of each channel the coefficients of the monomials zᵃ·yᵇ·xᶜ of `exponents`, in that order. */
export type BiasFieldChange = number[][]

const order = 3
const largest = 0.5
const powers = [...Array(order + 1).keys()]

/** The exponents [a, b, c] of all monomials of degree up to 3, the last running fastest. */
export const exponents: Triple[] = powers.flatMap((a) => powers.flatMap((b) => powers.map((c): Triple => [a, b, c]))).filter(([a, b, c]) => a + b + c <= order)

/** Coefficients between ±0.5, as in TorchIO's RandomBiasField. */
export function sampleBiasField(random: Random, patch: PatchGeometry, probability: number): BiasFieldChange | undefined {
  return random.chance(probability) ? eachChannel(patch, () => exponents.map(() => random.uniform(-largest, largest))) : undefined
}

/**
 * Multiplies each channel of an image [C, Z, Y, X] by e to a polynomial of its voxels' places, which run from −1 to 1 along
 * each axis (an axis of one voxel: 0); in place. After Van Leemput et al. 1999.
 */
export function biasField(image: Tensor, coefficients: BiasFieldChange): Tensor {
  coefficients.forEach((ofChannel, c) => {
    scope(() => {
      const channel = image.select(0, c)
      channel.mul_(polynomial(ofChannel, image.shape.slice(1)).exp_().to({ device: image.device }))
    })
  })
  return image
}

/** [Z, Y, X]. */
function polynomial(coefficients: readonly number[], [depth, height, width]: number[]): Tensor {
  const count = powers.length
  const cube = new Float32Array(count ** 3)
  exponents.forEach(([a, b, c], i) => (cube[(a * count + b) * count + c] = coefficients[i]))
  const ofZY = tensor(cube, { shape: [count * count, count] }).matmul(powersAlong(width).t()).view([count, count, width])
  const ofZ = powersAlong(height).expand([count, height, count]).bmm(ofZY)
  return powersAlong(depth).matmul(ofZ.view([count, height * width])).view([depth, height, width])
}

/** [size, order + 1]: each place to the powers 0, 1, … */
function powersAlong(size: number): Tensor {
  const places = Array.from({ length: size }, (_, i) => (size === 1 ? 0 : (2 * i) / (size - 1) - 1))
  return tensor(places.map((place) => powers.map((power) => place ** power)))
}
