import { z } from 'zod'
import type { Triple } from '@henn/torch/nn'
import { positiveInt } from '../config/fields.js'
import { commonConfig } from './common-config.js'
import { cube } from './cube.js'

const transformerConfig = z.strictObject({
  stages: positiveInt.default(1).describe('how many of the deepest stages end in attention over all their voxels'),
  depth: positiveInt.max(100).default(2).describe('transformer layers of such a stage'),
  heads: positiveInt.default(8).describe('attention heads; the widths of these stages must be multiples of it'),
  mlp_ratio: z.number().positive().max(16).default(4).describe("hidden over outer width of a layer's perceptron"),
  positions: z
    .enum(['none', 'relative', 'rotary'])
    .default('none')
    .describe('how voxels know where they are: not at all, by a learnt bias for each distance along Z, Y, X, or by rotated queries and keys'),
})

/** Base widths of the sizes S, B and L. */
const sizes = { S: 16, B: 32, L: 64 } as const

/** ShuffleAttention3D has four groups of two halves. */
const attentionMultiple = 8

const step = z.union([z.literal(1), z.literal(2)])

/** HybridEfficientUNet. One entry of `depths` a stage, the finest first; a stage has twice the channels of the one before. */
export const hybridConfig = z
  .strictObject({
    type: z.literal('hybrid').default('hybrid'),
    ...commonConfig,
    width: z
      .union([z.enum(['S', 'B', 'L']), positiveInt.max(512)])
      .transform((width) => (typeof width === 'string' ? sizes[width] : width))
      .default(sizes.B)
      .describe('channels of the first stage, at half resolution; S is 16, B 32, L 64'),
    depths: z.array(positiveInt.max(100)).min(2).max(8).default([2, 2, 3, 4]).describe('blocks of each encoder stage'),
    strides: z
      .array(z.tuple([step, step, step]))
      .nullable()
      .default(null)
      .describe('steps along Z, Y, X into each stage, 1 or 2; null: 2, but 1 across slices as long as they are thick, as the dataset has them'),
    stem_width: positiveInt.max(2048).default(8).describe('channels at full resolution, before the first stage'),
    kernel_size: z.union([z.literal(3), z.literal(5), z.literal(7)]).default(3).describe('of the depthwise convolutions, or of the dense ones in their place'),
    expansion_ratio: z.int().min(1).max(8).default(4).describe('hidden over outer width of an MBConv block'),
    drop_path: z.number().min(0).max(0.9).default(0.1).describe('chance of leaving out the deepest residual branch; less for earlier ones'),
    use_transformer: z.boolean().default(false).describe('attention over all voxels in the deepest stages'),
    transformer: transformerConfig.prefault({}),
    use_se: z.boolean().default(true).describe('squeeze-excitation in the MBConv blocks'),
    use_attention: z.boolean().default(true).describe('ShuffleAttention3D at the end of each stage but the first'),
    use_depthwise: z.boolean().default(true).describe('depthwise separable convolutions and MBConv; false: dense convolutions alone, without squeeze-excitation'),
  })
  .check((context) => {
    const { width, depths, strides, dimensions, use_attention, use_transformer, transformer } = context.value
    const fail = (key: string, message: string): number =>
      context.issues.push({ code: 'custom', input: context.value, path: key.split('.'), message })
    const widths = stageWidths({ width, depths })
    if (use_attention && widths[1] % attentionMultiple !== 0) {
      fail('width', `is ${width}: from the second stage on (${widths[1]} channels) shuffle attention wants multiples of ${attentionMultiple}; change it or set model.use_attention to false`)
    }
    if (strides !== null && strides.length !== depths.length) fail('strides', `has ${strides.length} stages but model.depths has ${depths.length}; give both one entry a stage`)
    if (dimensions === 2 && strides?.some(([z]) => z !== 1)) fail('strides', 'has steps along Z, but a network of 2 dimensions has 1 there; change it or model.dimensions')
    if (!use_transformer) return
    if (transformer.stages > depths.length) {
      fail('transformer.stages', `is ${transformer.stages} but the network has ${depths.length} stages; lower it or add to model.depths`)
      return
    }
    const first = widths[depths.length - transformer.stages]
    const headSize = first / transformer.heads
    if (transformer.positions === 'rotary' && Number.isInteger(headSize) && (headSize % 2 !== 0 || headSize < 6)) {
      fail('transformer.heads', `is ${transformer.heads}, which leaves ${headSize} of ${first} channels to a head: rotary positions want an even number from 6 on; lower it or change model.transformer.positions`)
    }
    if (first % transformer.heads !== 0) {
      fail('transformer.heads', `is ${transformer.heads}, and so many heads can't share ${first} channels evenly; change it or model.width`)
    }
  })

export type HybridConfig = z.output<typeof hybridConfig>

/** Channels of each stage. */
export function stageWidths({ width, depths }: { width: number; depths: readonly unknown[] }): number[] {
  return depths.map((_, stage) => width * 2 ** stage)
}

/**
 * Strides into each stage, and the kernels before each: at full resolution, in each stage. Across slices so thick that they aren't
 * joined yet, a kernel sees one.
 */
export function hybridGeometry({ depths, strides, dimensions, kernel_size }: Pick<HybridConfig, 'depths' | 'strides' | 'dimensions' | 'kernel_size'>): { strides: Triple[]; stem: Triple; kernels: Triple[] } {
  const steps = strides ?? depths.map(() => cube(2, dimensions))
  const isApart = (grid: number, axis: number): boolean => steps[grid]?.includes(2) === true && steps.slice(0, grid + 1).every((step) => step[axis] === 1)
  const kernelAt = (size: number, grid: number): Triple => cube(size, dimensions).map((length, axis) => (isApart(grid, axis) ? 1 : length)) as Triple
  return { strides: steps, stem: kernelAt(3, 0), kernels: steps.map((_, stage) => kernelAt(kernel_size, stage + 1)) }
}
