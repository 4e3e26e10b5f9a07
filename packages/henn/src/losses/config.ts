import { z } from 'zod'
import { fraction, positiveInt } from '../config/fields.js'

const weight = z.number().positive().default(1).describe('factor, for sums of several losses')
const batch = z.boolean().default(true).describe('sums over the whole batch; false: over each sample, then the mean of the samples')
const alpha = z.number().min(0).default(0.3).describe('weight of what is predicted and is not true')
const beta = z.number().positive().default(0.7).describe('weight of what is true and is not predicted')

/** Losses that are not made of others, by `type`. */
export const plainLossConfig = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('dice_ce'), weight, batch }),
  z.strictObject({ type: z.literal('dice'), weight, batch }),
  z.strictObject({ type: z.literal('generalised_dice'), weight, batch }),
  z.strictObject({ type: z.literal('jaccard'), weight, batch }),
  z.strictObject({ type: z.literal('tversky'), weight, alpha, beta, batch }),
  z.strictObject({
    type: z.literal('focal_tversky'),
    weight,
    alpha,
    beta,
    gamma: z.number().positive().default(4 / 3).describe('above 1: more for classes that are nearly right'),
    batch,
  }),
  z.strictObject({
    type: z.literal('cross_entropy'),
    weight,
    class_weights: z.array(z.number().min(0)).min(1).refine((weights) => weights.some((one) => one > 0), 'must have one above 0').nullable().default(null).describe('a factor for each class, background first, or for each region; null: 1'),
    label_smoothing: fraction.refine((share) => share < 1, 'must be below 1, so that something of the truth is left').default(0).describe('share of the truth that is spread over all classes'),
    top_k: z.number().positive().max(100).nullable().default(null).describe('percentage of the voxels, the worst, that count; null: all'),
  }),
  z.strictObject({
    type: z.literal('focal'),
    weight,
    gamma: z.number().min(0).default(2).describe('how much less voxels count that are nearly right; 0: cross-entropy'),
    alpha: fraction.nullable().default(null).describe('weight of the foreground, one minus it of the background; null: no weights'),
  }),
  z.strictObject({ type: z.literal('boundary'), weight }),
  z.strictObject({ type: z.literal('hausdorff_dt'), weight, alpha: z.number().positive().default(2).describe('power of the distances') }),
  z.strictObject({
    type: z.literal('cl_dice'),
    weight,
    iterations: positiveInt.max(100).default(3).describe('radius, in voxels, of the thickest structure that is thinned to its centre line'),
    batch,
  }),
])

const name = z.string().min(1).describe('a loss with its defaults, or one in a plugin')
const term = z.union([name, plainLossConfig])

const combinedConfig = z.strictObject({
  type: z.literal('combined'),
  losses: z.array(term).min(1).max(20).describe('what is summed'),
})

const adaptiveConfig = z
  .strictObject({
    type: z.literal('adaptive'),
    by: z.enum(['uncertainty', 'course']).describe('uncertainty: weights are learnt; course: a loss that falls more slowly than the others gets more'),
    losses: z.array(term).min(2).max(20).describe('what is weighed'),
  })
  .check((context) => {
    const at = context.value.losses.findIndex((loss) => typeOfLoss(loss) === 'boundary')
    // Continued, as the union below would say instead that nothing fits.
    if (at >= 0) context.issues.push({ code: 'custom', input: context.value, path: ['losses', at], message: 'is boundary, which can be negative, so that no weight fits it; use it in a combined loss', continue: true })
  })

export function typeOfLoss(loss: string | { type: string }): string {
  return typeof loss === 'string' ? loss : loss.type
}

/** `training.loss`: a name, or an object with the loss's options. */
export const lossConfig = z.union([name, z.discriminatedUnion('type', [...plainLossConfig.options, combinedConfig, adaptiveConfig])])

export type LossConfig = z.output<typeof lossConfig>
export type PlainLossConfig = z.output<typeof plainLossConfig>
