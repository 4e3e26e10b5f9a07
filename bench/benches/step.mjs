import { hasBfloat16 } from '@henn/torch'

/** A training step of nnU-Net's network for Hippocampus (3d_fullres): the whole of it, loss and optimizer included. */
export const bench = {
  title: 'Training step of PlainConvUNet 32-64-128-256, deep supervision, Dice + CE, SGD, two threads',
  threads: 2,
  warmUp: 1,
  steps: 1,
  rounds: 5,
  work: (tiny) => ({
    threads: 2,
    shape: tiny ? [2, 1, 16, 16, 16] : [7, 1, 40, 56, 40],
    features: tiny ? [4, 8, 16, 32] : [32, 64, 128, 256],
    classes: 3,
  }),
  contenders: () => [
    { name: 'PyTorch eager fp32', peer: 'nnunet_step.py' },
    { name: 'HENN fp32', ours: 'step.mjs', args: ['fp32'] },
    ...(hasBfloat16() ? [{ name: 'HENN bf16', ours: 'step.mjs', args: ['bf16'] }] : []),
  ],
  skipped: () => (hasBfloat16() ? [] : ['bf16: this CPU has no bf16 instructions']),
  // nnU-Net runs in fp32 on CPUs, so that is what both of ours are measured against.
  ratios(of) {
    const peer = of('PyTorch eager fp32')
    const variants = [['fp32', of('HENN fp32')], ['bf16', of('HENN bf16')]].filter(([, ours]) => ours)
    return Object.fromEntries(
      variants.flatMap(([key, ours]) => [
        [`step_${key}`, ours.seconds / peer.seconds],
        [`memory_${key}`, ours.peakBytes / peer.peakBytes],
      ]),
    )
  },
  goals: { step_fp32: 0.3, step_bf16: 0.3, memory_fp32: 1.1, memory_bf16: 1.1 },
}
