import { z } from 'zod'
import { positiveInt } from '../config/fields.js'
import { commonConfig } from './common-config.js'

const levels = <T extends z.ZodType>(entry: T) => z.array(entry).min(2).max(8)

/** MedNeXt. One entry of `blocks` and `expansion` a level, the finest first; the decoder has the same as the encoder. */
export const mednextConfig = z
  .strictObject({
    type: z.literal('mednext'),
    ...commonConfig,
    width: positiveInt.max(512).default(32).describe('channels at full resolution; each level has twice those of the one before'),
    kernel_size: z.union([z.literal(3), z.literal(5)]).default(3).describe('of the depthwise convolutions; 5 starts best from a trained network of 3'),
    blocks: levels(positiveInt.max(100)).default([2, 2, 2, 2, 2]).describe('blocks of each level, the deepest last'),
    expansion: levels(z.int().min(1).max(16)).default([2, 2, 2, 2, 2]).describe('hidden over outer width of the blocks of each level'),
    drop_path: z.number().min(0).max(0.9).default(0).describe('chance of leaving out a residual branch of the deepest level; less for finer ones'),
  })
  .check((context) => {
    const { blocks, expansion } = context.value
    if (blocks.length === expansion.length) return
    const message = `has ${expansion.length} levels but model.blocks has ${blocks.length}; give both one entry a level`
    context.issues.push({ code: 'custom', input: context.value, path: ['expansion'], message })
  })

export type MednextConfig = z.output<typeof mednextConfig>
