import { MedNext } from '../ours/mednext.mjs'
import { trainingBench } from '../training-bench.mjs'

/** A training step of MedNeXt-S with kernels of 3, against MONAI's. */
export const bench = trainingBench({
  title: 'Training step of MedNeXt-S k3, Dice + CE, AdamW, two threads, against MONAI in PyTorch eager at its best',
  ours: 'step-mednext.mjs',
  peer: 'mednext_step.py',
  work: (tiny) => ({ shape: tiny ? [2, 1, 32, 32, 32] : [2, 1, 48, 64, 48], width: tiny ? 4 : 32, classes: 3, checkedSteps: 3 }),
  create: ({ shape, width, classes }) => new MedNext({ inChannels: shape[1], width, classes }),
  largest: 0.001,
  goals: { step: 0.2 },
})
