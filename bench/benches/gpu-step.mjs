import { requireGpu } from '../require-gpu.mjs'
import { formatSeconds } from '../table.mjs'
import { production, small } from './step-hybrid.mjs'

/** A training step on a GPU, the hybrid network at the production preset against nnU-Net's ResEnc M, each as its own program trains it. */

// What system.mixed_precision: auto is on a GPU.
const ours = 'HENN hybrid bf16'
const peer = 'nnU-Net ResEnc M fp16'

export const bench = {
  title: 'Training step on the GPU, deep supervision, Dice + CE: the hybrid network, AdamW, against ResEnc M with torch.compile, SGD',
  threads: 2,
  // The compilation and cuDNN's choice of algorithms are in the first.
  warmUp: 3,
  steps: 3,
  turnSeconds: 3,
  rounds: 5,
  work(tiny) {
    requireGpu()
    return {
      device: 'cuda',
      threads: 2,
      shape: tiny ? [2, 1, 32, 32, 32] : [2, 1, 128, 128, 128],
      classes: 3,
      network: tiny ? small : production,
      // As nnU-Net's planner makes it for such a patch: halved until 4 voxels are left.
      resenc: tiny ? { features: [4, 8, 16, 32], blocks: [1, 3, 4, 6] } : { features: [32, 64, 128, 256, 320, 320], blocks: [1, 3, 4, 6, 6, 6] },
    }
  },
  contenders: () => [
    { name: peer, peer: 'resenc_step.py', args: ['contiguous', 'fp16'] },
    { name: ours, ours: 'step-hybrid.mjs', args: ['bf16'] },
  ],
  table(of, { shape }) {
    const rows = [peer, ours].map((name) => [name, shape.join('×'), formatSeconds(of(name).seconds), formatSeconds(of(name).least)])
    return [['contender', 'shape', 'median', 'least'], ...rows]
  },
  ratios: (of) => ({ step: of(ours).seconds / of(peer).seconds }),
  goals: { step: 1 },
}
