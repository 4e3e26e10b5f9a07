import { requireGpu } from '../require-gpu.mjs'
import { formatSeconds } from '../table.mjs'

/** Depthwise convolutions on a GPU, ours against libtorch's own operator (cuDNN or ATen, as it chooses), through the same bindings. */

const ours = 'HENN'
const layouts = ['contiguous', 'channels_last_3d']
const peerOf = (layout) => `libtorch ${layout}`
const goal = 1 / 5

/** Shapes are [B, C, Z, Y, X]. */
function piecesOf(tiny) {
  const grid = tiny ? [6, 8, 6] : [40, 56, 40]
  return [3, 5].flatMap((kernel) =>
    [32, 64, 128].flatMap((channels) =>
      ['f32', 'bf16'].map((dtype) => ({ name: `depthwise_k${kernel}_c${channels}_${dtype}`, kernel, dtype, shape: [2, channels, ...grid] })),
    ),
  )
}

function fastestPeer(of, name) {
  const results = layouts.map((layout) => ({ layout, ...of(peerOf(layout), name) }))
  return results.reduce((best, one) => (one.seconds < best.seconds ? one : best))
}

export const bench = {
  title: 'Depthwise convolution on the GPU, forward and backward, against libtorch in its best layout',
  threads: 2,
  warmUp: 2,
  steps: 3,
  rounds: 5,
  work(tiny) {
    requireGpu()
    return { passes: tiny ? 2 : 20, pieces: piecesOf(tiny) }
  },
  contenders: () => [
    ...layouts.map((layout) => ({ name: peerOf(layout), ours: 'gpu.mjs', args: [layout] })),
    { name: ours, ours: 'gpu.mjs', args: ['ours'] },
  ],
  // cuDNN may multiply float32 in TF32.
  tolerance: (item) => (item.endsWith('bf16') ? 0.02 : 0.001),
  table(of, { pieces }) {
    const rows = pieces.map(({ name, kernel, shape, dtype }) => {
      const [our, peer] = [of(ours, name), fastestPeer(of, name)]
      return [`k${kernel}`, shape.join('×'), dtype, formatSeconds(our.seconds), formatSeconds(peer.seconds), peer.layout, (our.seconds / peer.seconds).toFixed(3)]
    })
    return [['kernel', 'shape', 'dtype', 'ours', 'libtorch', 'its layout', 'ratio'], ...rows]
  },
  ratios: (of, { pieces }) => Object.fromEntries(pieces.map(({ name }) => [name, of(ours, name).seconds / fastestPeer(of, name).seconds])),
  goals: Object.fromEntries(piecesOf(false).map(({ name }) => [name, goal])),
}
