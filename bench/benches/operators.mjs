import { hasBfloat16 } from '@henn/torch'
import { rooflineSeconds } from '../roofline.mjs'
import { formatSeconds } from '../table.mjs'

/** Our operators against PyTorch's, in PyTorch's best layout, and against what the machine could do. */

const ours = 'HENN'
const layouts = ['contiguous', 'channels_last_3d']
const peerOf = (layout) => `PyTorch ${layout}`

const dtypes = hasBfloat16() ? ['f32', 'bf16'] : ['f32']
const fine = (tiny) => (tiny ? [6, 8, 6] : [40, 56, 40])
const coarse = (tiny) => (tiny ? [3, 4, 3] : [20, 28, 20])

/** Shapes are [B, C, Z, Y, X], of the input, or of both together. */
const kinds = [
  { operator: 'depthwise', atMost: { f32: 1 / 8, bf16: 1 / 15 }, cases: depthwiseCases },
  { operator: 'instance_norm', atMost: { f32: 1 / 3, bf16: 1 / 3 }, cases: normCases },
  { operator: 'dice_ce', atMost: { f32: 1 / 3 }, memoryAtMost: { f32: 1 / 4 }, cases: diceCases },
  // Those that were asked for no goal.
  ...Object.entries({
    pointwise: [64, coarse],
    dense: [64, coarse],
    channel_gate: [128, coarse],
    channel_moments: [128, coarse],
    cat_channels: [16, fine],
    channels_to_voxels: [64, coarse],
  }).map(([operator, [channels, grid]]) => ({
    operator,
    atMost: { f32: undefined, bf16: undefined },
    cases: (tiny) => [{ shape: [2, channels, ...grid(tiny)], title: operator }],
  })),
]

function depthwiseCases(tiny) {
  const shapes = [32, 64, 128].flatMap((channels) => [fine(tiny), coarse(tiny)].map((grid) => [2, channels, ...grid]))
  return [3, 5].flatMap((kernel) => shapes.map((shape) => ({ shape, kernel, title: `depthwise_k${kernel}` })))
}

function normCases(tiny) {
  return [[2, 32, ...fine(tiny)], [2, 128, ...coarse(tiny)]].map((shape) => ({ shape, title: 'instance_norm' }))
}

function diceCases(tiny) {
  return [{ shape: [2, 3, ...fine(tiny)], title: 'dice_ce' }]
}

/** Every piece of work; `goal` is that of its ratio. */
function piecesOf(tiny) {
  return kinds.flatMap(({ operator, atMost, memoryAtMost = {}, cases }) =>
    cases(tiny).flatMap(({ shape, kernel, title }) =>
      dtypes.filter((dtype) => dtype in atMost).map((dtype) => {
        const [, channels, ...grid] = shape
        const place = `${title}_c${channels}_${grid.join('x')}`
        return { name: `${place}_${dtype}`, place, title, operator, shape, kernel, dtype, goal: atMost[dtype], memoryGoal: memoryAtMost[dtype] }
      }),
    ),
  )
}

const isLarge = ({ operator, shape }) => operator === 'depthwise' && shape.slice(2).join() === fine(false).join()

export const bench = {
  title: 'Operators, forward and backward, two threads, against PyTorch in its best layout',
  threads: 2,
  warmUp: 1,
  steps: 1,
  turnSeconds: 0.2,
  rounds: 5,
  work: (tiny) => ({
    threads: 2,
    pieces: piecesOf(tiny),
    // Far more than any cache holds, and a product that keeps every unit busy.
    machine: { elements: tiny ? 2 ** 20 : 2 ** 27, side: tiny ? 128 : 2048 },
  }),
  contenders: () => [
    ...layouts.map((layout) => ({ name: peerOf(layout), peer: 'operators.py', args: [layout] })),
    { name: ours, ours: 'operators.mjs' },
  ],
  tolerance: (item, { pieces }) => {
    const { dtype, operator } = pieces.find(({ name }) => name === item)
    if (dtype === 'bf16') return 0.02
    // A voxel within rounding of zero may fall on either side of leaky ReLU's kink: a thousandth of the bias's gradient.
    return operator === 'instance_norm' ? 0.01 : 0.001
  },
  measuresMemory: (item, { pieces }) => pieces.some(({ name, memoryGoal }) => name === item && memoryGoal !== undefined),
  skipped: () => (hasBfloat16() ? [] : ['bf16: this CPU has no bf16 instructions']),
  table(of, { pieces }) {
    const rows = pieces.map((piece) => {
      const [our, peer] = [of(ours, piece.name), bestPeer(of, piece.name)]
      const share = rooflineSeconds(piece, machineOf(of)) / our.seconds
      return [
        piece.title,
        piece.shape.join('×'),
        piece.dtype,
        formatSeconds(our.seconds),
        formatSeconds(peer.seconds),
        peer.layout,
        (our.seconds / peer.seconds).toFixed(3),
        `${(100 * share).toFixed(0)} %`,
        our.difference.toExponential(1),
      ]
    })
    return [['operator', 'shape', 'dtype', 'ours', 'PyTorch', 'its layout', 'ratio', 'of roofline', 'difference'], ...rows]
  },
  ratios: (of, { pieces }) =>
    Object.fromEntries(
      pieces.flatMap(({ name, memoryGoal }) => {
        const [our, peer] = [of(ours, name), bestPeer(of, name)]
        return [[name, our.seconds / peer.seconds], ...(memoryGoal === undefined ? [] : [[`memory_${name}`, our.bytes / peer.bytes]])]
      }),
    ),
  figures(of, { pieces }) {
    const machine = machineOf(of)
    return {
      bandwidth_gb_s: machine.bytesPerSecond / 1e9,
      peak_gflop_s: machine.flopsPerSecond / 1e9,
      ...Object.fromEntries(pieces.map((piece) => [`roofline_${piece.name}`, rooflineSeconds(piece, machine) / of(ours, piece.name).seconds])),
    }
  },
  /** In which dtype and layout PyTorch is fastest. */
  notes: (of, { pieces }) =>
    Object.fromEntries(
      [...new Set(pieces.map(({ place }) => place))].map((place) => {
        const tried = pieces.filter((piece) => piece.place === place).map(({ name, dtype }) => ({ dtype, ...bestPeer(of, name) }))
        const { dtype, layout } = fastest(tried)
        return [`pytorch_${place}`, `fastest in ${dtype}, ${layout}`]
      }),
    ),
  goals: Object.fromEntries(
    piecesOf(false).flatMap((piece) => [
      [piece.name, piece.goal],
      [`memory_${piece.name}`, piece.memoryGoal],
      ...(isLarge(piece) ? [[`roofline_${piece.name}`, { atLeast: 0.5 }]] : []),
    ]),
  ),
}

function bestPeer(of, name) {
  return fastest(layouts.map((layout) => ({ layout, ...of(peerOf(layout), name) })))
}

function fastest(results) {
  return results.reduce((best, one) => (one.seconds < best.seconds ? one : best))
}

/** What this machine reached in its best round. */
function machineOf(of) {
  const rate = (item) => 1 / of(ours, item).least
  return { bytesPerSecond: Math.max(rate('copy'), rate('add')), flopsPerSecond: Math.max(rate('matmul'), rate('product')) }
}
