import { z } from 'zod'
import { fraction } from '../../config/fields.js'

const chance = (probability: number, what: string) => fraction.default(probability).describe(`probability of ${what}`)

/** How patches are changed at random. nnU-Net's changes come at its rates; those after TorchIO are off by default. */
export const augmentConfig = z.strictObject({
  mirror_axes: z
    .array(z.int().min(0).max(2))
    .max(3)
    .default([2])
    .describe('patches are flipped at random along these axes of the file: 0 is Z, 1 is Y, 2 is X, which is mostly left and right, the symmetry of bodies'),
  rotation: chance(0.2, 'turning a patch about its middle'),
  scaling: chance(0.2, 'scaling a patch by 0.7 to 1.4'),
  noise: chance(0.1, 'Gaussian noise of a standard deviation up to 0.1'),
  blur: chance(0.2, 'a Gaussian blur of half of the channels, with σ between 0.5 and 1 voxel'),
  brightness: chance(0.15, 'a factor between 0.75 and 1.25 on each channel'),
  contrast: chance(0.15, 'stretching each channel about its mean by 0.75 to 1.25'),
  low_resolution: chance(0.25, 'showing half of the channels on a grid up to twice as coarse'),
  gamma_inverted: chance(0.1, 'an exponent between 0.7 and 1.5 on the range of each channel, its picture being inverted'),
  gamma: chance(0.3, 'an exponent between 0.7 and 1.5 on the range of each channel'),
  elastic_deformation: chance(0, 'an elastic deformation by 7 control points a side'),
  elastic_displacement_mm: z.number().positive().default(7.5).describe('the most that a control point of an elastic deformation moves along an axis'),
  motion: chance(0, 'the traces of two movements during an acquisition'),
  ghosting: chance(0, 'copies of the body along an axis'),
  spike: chance(0, 'stripes, by a spike in k-space'),
  bias_field: chance(0, 'brightness that varies smoothly, by a polynomial of order 3'),
  anisotropy: chance(0, 'slices that lie 1.5 to 5 times further apart along an axis'),
})

export type AugmentConfig = z.output<typeof augmentConfig>
