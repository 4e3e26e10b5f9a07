import { z } from 'zod'
import { positiveInt } from './fields.js'

/** The machine, and what may differ between two runs on it. */
export const systemConfig = z.strictObject({
  seed: z.int().min(0).max(2 ** 32 - 1).default(0),
  deterministic: z.boolean().default(true).describe('the same seed gives the same weights, bit for bit, on one machine'),
  mixed_precision: z
    .union([z.enum(['auto', 'bf16', 'fp16', 'off']), z.boolean()])
    .transform((value) => (value === true ? 'auto' : value === false ? 'off' : value))
    .default('auto')
    .describe('auto, or true: what the device computes fast; off, or false: float32 throughout'),
  device: z
    .union([z.enum(['auto', 'cpu', 'cuda']), z.string().regex(/^cuda:\d+$/).meta({ examples: ['cuda:0'] })])
    .default('auto')
    .describe('auto: a GPU where there is one'),
  threads: positiveInt.max(1024).nullable().default(null).describe('for the operators on the CPU; null: all cores'),
  memory_cap_gb: z.number().positive().nullable().default(null).describe('the most that tensors may take; null: no limit'),
})
