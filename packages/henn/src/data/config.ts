import { z } from 'zod'
import { fraction, positiveInt, positiveTriple } from '../config/fields.js'
import { augmentConfig } from './augment/config.js'

const syntheticSize = z.int().min(16).max(512)

const syntheticConfig = z.strictObject({
  cases: positiveInt.max(10_000).default(20),
  size_zyx: z.tuple([syntheticSize, syntheticSize, syntheticSize]).default([32, 40, 32]).describe('voxels of each volume'),
  classes: z.int().min(1).max(3).default(2).describe('how many shapes there are to tell from the background; hard volumes have four'),
  difficulty: z.enum(['easy', 'hard']).default('easy').describe('easy: bright shapes; hard: textures, thin and rare structures'),
})

/** Whether it is a regular expression with a group. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(`${text}|`, 'u').exec('')!.length > 1
  } catch {
    return false
  }
}

/** What the network is trained on, and how patches are drawn from it. */
export const dataConfig = z.strictObject({
  path: z.string().min(1).nullable().default(null).describe('the dataset folder'),
  dataset: z
    .string()
    .min(1)
    .default('auto')
    .describe('auto: the folder in data.path (the preset quick_test takes synthetic volumes without one); synthetic; or the name of a dataset in a plugin'),
  arrays: z
    .strictObject({ image: z.string().min(1).optional(), label: z.string().min(1).optional() })
    .default({})
    .describe('what image and label are called in files that hold several arrays: .h5, .npz'),
  synthetic: syntheticConfig.prefault({}),
  configuration: z
    .enum(['auto', '2d', '3d_fullres', '3d_lowres', '3d_cascade_fullres'])
    .default('auto')
    .describe('what is trained, as nnU-Net plans it: auto: 3d_fullres, or 2d where model.dimensions is 2; 3d_cascade_fullres also sees what a network of 3d_lowres predicted'),
  planner: z.enum(['plain', 'resenc_m', 'resenc_l', 'resenc_xl']).default('plain').describe('whose network, and how large a GPU, patch and batch are planned for'),
  gpu_memory_gb: z.number().positive().max(10_000).nullable().default(null).describe("of the GPU that is planned for; null: the planner's own, 8, 8, 24 and 40"),
  previous_stage: z
    .array(z.string().min(1))
    .default([])
    .describe('checkpoints of 3d_lowres, best one of each fold: each case is predicted by one that has not seen it'),
  cache_dir: z.string().min(1).nullable().default(null).describe("where preprocessed cases are kept; null: the user's cache folder"),
  folds: z.int().min(2).default(5).describe('parts that the cases are split into, where the dataset brings no split of its own'),
  patient_pattern: z
    .string()
    .refine(isPattern, 'must be a regular expression with a group')
    .nullable()
    .default(null)
    .describe("a regular expression whose first group is the patient in a case's id, where the dataset doesn't say it: ^(p\\d+)_"),
  fold: z.int().min(0).default(0).describe('the part held out for validation, from 0'),
  num_workers: z.int().min(0).max(256).default(1).describe('threads that make batches ahead of time; 0: the training thread does'),
  foreground_ratio: fraction.default(0.67).describe('share of each batch, rounded, that is centred on a foreground voxel'),
  patch_size: z
    .union([z.literal('auto'), positiveTriple])
    .default('auto')
    .describe('voxels along the axes Z, Y, X, in the order in which the plan has them; auto: planned from the dataset'),
  augment: augmentConfig.prefault({}),
  allow_grid_mismatch: z
    .boolean()
    .default(false)
    .describe('take image and label as lying on one grid though their corners are over 0.1 voxel apart'),
})

/** Whether a configuration says what to read; with the preset quick_test, nothing means synthetic volumes. */
export function namesDataset({ preset, data }: { preset: string | null; data: Pick<z.output<typeof dataConfig>, 'path' | 'dataset'> }): boolean {
  return data.path !== null || data.dataset !== 'auto' || preset === 'quick_test'
}
