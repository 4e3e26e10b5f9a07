import { z } from 'zod'

/** What every built-in network has. */
export const commonConfig = {
  dimensions: z.union([z.literal(2), z.literal(3)]).default(3).describe('2: kernels and strides of 1 along Z, so that a network sees slices'),
  dropout: z.number().min(0).max(0.9).default(0).describe('chance of dropping a channel in training'),
  deep_supervision: z.boolean().default(true).describe('the loss also looks at the coarser outputs of the decoder'),
  gradient_checkpointing: z.boolean().default(false).describe('stages are computed again for their gradients instead of kept: less memory, more time'),
}
