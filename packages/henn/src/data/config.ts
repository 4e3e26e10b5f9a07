import { z } from 'zod'
import { fraction, positiveInt, positiveTriple } from '../config/fields.js'

const syntheticSize = z.int().min(16).max(512)

const syntheticConfig = z.strictObject({
  cases: positiveInt.max(10_000).default(20),
  size_zyx: z.tuple([syntheticSize, syntheticSize, syntheticSize]).default([32, 40, 32]).describe('voxels of each volume'),
  classes: z.int().min(1).max(3).default(2).describe('how many shapes there are to tell from the background'),
})

const augmentConfig = z.strictObject({
  mirror_axes: z
    .array(z.int().min(0).max(2))
    .max(3)
    .default([2])
    .describe('patches are flipped at random along these axes: 0 is Z, 1 is Y, 2 is X, which is mostly left and right, the symmetry of bodies'),
  spatial: z.boolean().default(true).describe('patches are turned and scaled at random'),
  intensity: z.boolean().default(true).describe('noise, brightness, contrast and gamma change at random'),
})

/** What the network is trained on, and how patches are drawn from it. */
export const dataConfig = z.strictObject({
  path: z.string().min(1).nullable().default(null).describe('the dataset folder'),
  dataset: z
    .string()
    .min(1)
    .default('auto')
    .describe('auto: the folder in data.path (the preset quick_test takes synthetic volumes without one); synthetic; or the name of a dataset in a plugin'),
  synthetic: syntheticConfig.prefault({}),
  folds: z.int().min(2).default(5).describe('parts that the cases are split into'),
  fold: z.int().min(0).default(0).describe('the part held out for validation, from 0'),
  num_workers: z.int().min(0).max(256).default(1).describe('threads that make batches ahead of time; 0: the training thread does'),
  foreground_ratio: fraction.default(0.67).describe('share of each batch, rounded, that is centred on a foreground voxel'),
  patch_size: z
    .union([z.literal('auto'), positiveTriple])
    .default('auto')
    .describe('voxels along Z, Y, X; auto: planned from the dataset'),
  augment: augmentConfig.prefault({}),
  allow_grid_mismatch: z
    .boolean()
    .default(false)
    .describe('take image and label as lying on one grid though their corners are over 0.1 voxel apart'),
})
