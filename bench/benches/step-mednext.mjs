import { MedNeXt } from '../../packages/henn/dist/models/mednext.js'
import { trainingBench } from '../training-bench.mjs'

/** MedNeXt-S with kernels of 3 and one output. */
const network = {
  type: 'mednext',
  dimensions: 3,
  width: 32,
  kernel_size: 3,
  blocks: [2, 2, 2, 2, 2],
  expansion: [2, 2, 2, 2, 2],
  drop_path: 0,
  dropout: 0,
  deep_supervision: false,
  gradient_checkpointing: false,
}

/** A training step of MedNeXt-S with kernels of 3, against MONAI's. */
export const bench = trainingBench({
  title: 'Training step of MedNeXt-S k3, Dice + CE, AdamW, two threads, against MONAI in PyTorch eager at its best',
  ours: 'step-mednext.mjs',
  peer: 'mednext_step.py',
  work: (tiny) => ({ shape: tiny ? [2, 1, 32, 32, 32] : [2, 1, 48, 64, 48], network: { ...network, width: tiny ? 4 : 32 }, classes: 3, checkedSteps: 3 }),
  create: ({ shape, network, classes }) => new MedNeXt(network, { inChannels: shape[1], classes }),
  largest: 0.001,
  goals: { step: 0.2 },
})
