import { production, small } from './step-hybrid.mjs'

/** As the preset is now. */
const network = { ...production, use_transformer: false }

const [kept, again] = ['kept', 'computed again']

/** A training step of the hybrid network at the production preset with gradient checkpointing, against one without. */
export const bench = {
  title: 'Gradient checkpointing: a training step of the hybrid network with and without, two threads',
  threads: 2,
  warmUp: 1,
  steps: 3,
  turnSeconds: 3,
  rounds: 5,
  work: (tiny) => ({ shape: tiny ? [2, 1, 16, 16, 16] : [2, 1, 40, 56, 40], network: tiny ? small : network, classes: 3, threads: 2, checkedSteps: 3 }),
  contenders: () => [
    { name: kept, ours: 'checkpointing.mjs', args: ['kept'] },
    { name: again, ours: 'checkpointing.mjs', args: ['again'] },
  ],
  // Gradients are the same bit for bit.
  tolerance: () => 0,
  measuresMemory: () => true,
  ratios: (of) => ({ step: of(again).seconds / of(kept).seconds, memory: of(again).bytes / of(kept).bytes }),
  goals: { step: 1.35, memory: 0.6 },
}
