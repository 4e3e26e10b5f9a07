import { HybridEfficientUNet } from '../../packages/henn/dist/models/hybrid-unet.js'
import { trainingBench } from '../training-bench.mjs'

/** The model section of the production preset, frozen here: what it becomes later is another bench's matter. */
export const production = {
  type: 'hybrid',
  dimensions: 3,
  width: 32,
  depths: [2, 2, 3, 4],
  stem_width: 8,
  kernel_size: 3,
  expansion_ratio: 4,
  drop_path: 0.1,
  dropout: 0,
  use_transformer: true,
  transformer: { stages: 1, depth: 2, heads: 8, mlp_ratio: 4, positions: 'none' },
  use_se: true,
  use_attention: true,
  use_depthwise: true,
  deep_supervision: true,
  gradient_checkpointing: false,
}
export const small = { ...production, width: 8, depths: [1, 1], transformer: { ...production.transformer, depth: 1, heads: 2, mlp_ratio: 2 } }

/** A training step of the hybrid network at the production preset, against the same network written in PyTorch. */
export const bench = trainingBench({
  title: 'Training step of the hybrid network, deep supervision, Dice + CE, AdamW, two threads, against itself in PyTorch eager at its best',
  ours: 'step-hybrid.mjs',
  peer: 'hybrid_step.py',
  work: (tiny) => ({ shape: tiny ? [2, 1, 16, 16, 16] : [2, 1, 40, 56, 40], network: tiny ? small : production, classes: 3, checkedSteps: 20 }),
  create: ({ shape, network, classes }) => new HybridEfficientUNet(network, { inChannels: shape[1], classes }),
  largest: 0.002,
  goals: { step: 0.2, memory: 0.6 },
})
