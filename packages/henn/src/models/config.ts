import { z } from 'zod'
import { positiveInt } from '../config/fields.js'

const transformerConfig = z.strictObject({
  stages: positiveInt.default(1).describe('how many of the deepest stages end in attention over all their voxels'),
  depth: positiveInt.max(100).default(2).describe('transformer layers of such a stage'),
  heads: positiveInt.default(8).describe('attention heads; the widths of these stages must be multiples of it'),
  mlp_ratio: z.number().positive().max(16).default(4).describe("hidden over outer width of a layer's perceptron"),
})

/** ShuffleAttention3D has four groups of two halves. */
const attentionMultiple = 8

/** The network. One entry of `widths` and of `depths` a stage, the finest first. */
export const modelConfig = z
  .strictObject({
    type: z.string().min(1).default('hybrid').describe('hybrid, or the name of a model in a plugin'),
    widths: z.array(positiveInt.max(2048)).min(2).max(8).default([32, 64, 128, 256]).describe('channels of each stage, the first at half resolution'),
    depths: z.array(positiveInt.max(100)).min(2).max(8).default([2, 2, 3, 4]).describe('blocks of each encoder stage'),
    stem_width: positiveInt.max(2048).default(8).describe('channels at full resolution, before the first stage'),
    kernel_size: z.union([z.literal(3), z.literal(5), z.literal(7)]).default(3),
    expansion_ratio: z.int().min(1).max(8).default(4).describe('hidden over outer width of an MBConv block'),
    drop_path: z.number().min(0).max(0.9).default(0.1).describe('chance of leaving out the deepest residual branch; less for earlier ones'),
    dropout: z.number().min(0).max(0.9).default(0),
    use_transformer: z.boolean().default(true),
    transformer: transformerConfig.prefault({}),
    use_se: z.boolean().default(true).describe('squeeze-excitation in the MBConv blocks'),
    use_attention: z.boolean().default(true).describe('ShuffleAttention3D at the end of each stage but the first'),
    use_depthwise: z.boolean().default(true).describe('depthwise separable convolutions; false: dense ones'),
    deep_supervision: z.boolean().default(true).describe('the loss also looks at the coarser outputs of the decoder'),
  })
  .check((context) => {
    const { type, widths, depths, use_attention, use_transformer, transformer } = context.value
    if (type !== 'hybrid') return
    const fail = (key: string, message: string): number =>
      context.issues.push({ code: 'custom', input: context.value, path: key.split('.'), message })
    if (depths.length !== widths.length) {
      fail('depths', `has ${depths.length} stages but model.widths has ${widths.length}; give both one entry a stage`)
    }
    const unsplit = use_attention ? widths.slice(1).find((width) => width % attentionMultiple !== 0) : undefined
    if (unsplit !== undefined) {
      fail('widths', `holds ${unsplit}, but from the second on they must be multiples of ${attentionMultiple} for shuffle attention; change it or set model.use_attention to false`)
    }
    if (!use_transformer) return
    if (transformer.stages > widths.length) {
      fail('transformer.stages', `is ${transformer.stages} but the network has ${widths.length} stages; lower it or add to model.widths`)
    }
    const odd = widths.slice(-transformer.stages).find((width) => width % transformer.heads !== 0)
    if (odd !== undefined) {
      fail('transformer.heads', `is ${transformer.heads}, and so many heads can't share ${odd} channels evenly; change it or model.widths`)
    }
  })

export type ModelConfig = z.infer<typeof modelConfig>
