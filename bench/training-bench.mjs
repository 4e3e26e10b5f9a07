// What the benches have in common that train one network on both sides, PyTorch being given its best layout and precision.
import { join } from 'node:path'
import { hasBfloat16, manualSeed } from '@henn/torch'
import { saveWeights } from './ours/weights.mjs'

const layouts = ['contiguous', 'channels_last_3d']
const precisions = hasBfloat16() ? ['fp32', 'bf16'] : ['fp32']
const ourName = (precision) => `HENN ${precision}`
const peers = precisions.flatMap((precision) => layouts.map((layout) => ({ name: `PyTorch ${layout} ${precision}`, layout, precision })))

/**
 * `ours` and `peer` are the programs; `create(work)` makes the network whose weights all of them start from; `largest`
 * is how far the losses of `work.checkedSteps` steps may be apart, relatively, in float32; `goals` are those of the
 * ratios `step` and `memory`, the fastest of ours over the fastest of PyTorch's.
 */
export function trainingBench({ title, ours, peer, work, create, largest, goals }) {
  const bestPeer = (of) => fastest(peers.map(({ name }) => of(name)))
  const bestOfOurs = (of) => fastest(precisions.map((precision) => of(ourName(precision))))
  return {
    title,
    threads: 2,
    warmUp: 1,
    steps: 1,
    turnSeconds: 3,
    rounds: 5,
    work(tiny, folder) {
      const chosen = work(tiny)
      const weights = join(folder, 'weights.pth')
      manualSeed(0)
      saveWeights(create(chosen), weights)
      return { ...chosen, threads: 2, weights }
    },
    // Only float32 can agree closely.
    contenders: () => [
      ...peers.map(({ name, layout, precision }) => ({ name, peer, args: [layout, precision], checked: precision === 'fp32' })),
      ...precisions.map((precision) => ({ name: ourName(precision), ours, args: [precision], checked: precision === 'fp32' })),
    ],
    tolerance: () => largest,
    skipped: () => (hasBfloat16() ? [] : ['bf16: this CPU has no bf16 instructions']),
    ratios(of) {
      const [our, peer] = [bestOfOurs(of), bestPeer(of)]
      return { step: our.seconds / peer.seconds, memory: our.peakBytes / peer.peakBytes }
    },
    figures: (of) => ({
      ...Object.fromEntries(precisions.map((precision) => [`step_${precision}`, of(ourName(precision)).seconds / bestPeer(of).seconds])),
      loss_difference: of(ourName('fp32')).difference,
    }),
    notes: (of) => ({ ours: bestOfOurs(of).name, peer: bestPeer(of).name }),
    goals: { ...goals, loss_difference: largest },
  }
}

function fastest(results) {
  return results.reduce((best, one) => (one.seconds < best.seconds ? one : best))
}
