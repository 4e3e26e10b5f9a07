import { z } from 'zod'
import { positiveInt } from '../config/fields.js'

/** How a whole volume is predicted from patches. */
export const inferenceConfig = z.strictObject({
  tile_step: z.number().min(0.1).max(1).default(0.5).describe('from one patch to the next, in patch sizes'),
  gaussian: z.boolean().default(true).describe('where patches overlap, their middle counts more than their rim'),
  mirror: z.boolean().default(false).describe('mean over the predictions of the mirrored patches'),
  batch_size: positiveInt.max(1024).default(1).describe('patches predicted at once'),
})
