// B batch, C channels, K classes, Z Y X voxels.
import { arange, empty, grad, manualSeed, noGrad, ones, ops, randn, scope, setNumThreads } from '@henn/torch'
import { serve, work } from './worker.mjs'

setNumThreads(work.threads)
const memoryFormat = 'channels_last_3d'
const dtypes = { f32: 'float32', bf16: 'bfloat16' }

const operators = {
  depthwise({ shape, kernel, dtype }) {
    const x = leaf(shape, dtype)
    const w = leaf([shape[1], 1, kernel, kernel, kernel], dtype)
    const padding = (kernel - 1) / 2
    return { inputs: [x, w], output: shape, forward: () => ops.depthwiseConv3d(x, w, null, [1, 1, 1], [padding, padding, padding]) }
  },
  instance_norm({ shape, dtype }) {
    const x = leaf(shape, dtype)
    const [weight, bias] = [leaf([shape[1]], dtype), leaf([shape[1]], dtype)]
    return { inputs: [x, weight, bias], output: shape, forward: () => ops.instanceNorm3d(x, weight, bias, 1e-5, 'leaky_relu', 0.01) }
  },
  dice_ce({ shape: [batch, classes, ...grid], dtype }) {
    const logits = leaf([batch, classes, ...grid], dtype)
    const voxels = batch * grid.reduce((a, b) => a * b)
    const labels = arange(voxels, { dtype: 'int64' }).mul(7919).remainder(classes).reshape([batch, ...grid])
    return { inputs: [logits], others: [labels], output: [], forward: () => ops.diceCrossEntropy(logits, labels) }
  },
  pointwise({ shape, dtype }) {
    const [batch, channels, ...grid] = shape
    const [x, w] = [leaf(shape, dtype), leaf([4 * channels, channels, 1, 1, 1], dtype)]
    return { inputs: [x, w], output: [batch, 4 * channels, ...grid], forward: () => ops.pointwiseConv3d(x, w) }
  },
  dense({ shape, dtype }) {
    const [x, w] = [leaf(shape, dtype), leaf([shape[1], shape[1], 3, 3, 3], dtype)]
    return { inputs: [x, w], output: shape, forward: () => ops.winogradConv3d(x, w, null, [1, 1, 1]) }
  },
  channel_gate({ shape, dtype }) {
    const [x, offset] = [leaf(shape, dtype), leaf(shape.slice(0, 2), dtype)]
    return { inputs: [x, offset], output: shape, forward: () => ops.channelGate(x, null, offset) }
  },
  channel_moments({ shape, dtype }) {
    const x = leaf(shape, dtype)
    return { inputs: [x], output: [2, ...shape.slice(0, 2)], forward: () => ops.stack(ops.channelMoments(x)).to({ dtype: dtypes[dtype] }) }
  },
  cat_channels({ shape, dtype }) {
    const [batch, channels, ...grid] = shape
    const [first, second] = [0, 1].map(() => leaf([batch, channels / 2, ...grid], dtype))
    return { inputs: [first, second], output: shape, forward: () => ops.catChannels(first, second) }
  },
  channels_to_voxels({ shape, dtype }) {
    const [batch, channels, ...grid] = shape
    const x = leaf(shape, dtype)
    return { inputs: [x], output: [batch, channels / 8, ...grid.map((size) => 2 * size)], forward: () => ops.channelsToVoxels(x, 2) }
  },
}

function leaf(shape, dtype) {
  return channelsLast(randn(shape).to({ dtype: dtypes[dtype] })).requiresGrad_(true)
}

function channelsLast(values) {
  return values.shape.length === 5 ? values.contiguous({ memoryFormat }) : values
}

/** One of the pieces, forward and backward, on numbers that the peer draws too. */
function prepare(piece) {
  const { inputs, forward, kept } = scope(() => {
    manualSeed(0)
    const { inputs, others = [], output, forward } = operators[piece.operator](piece)
    const gradient = output.length === 0 ? ones([]) : channelsLast(randn(output).to({ dtype: dtypes[piece.dtype] }))
    const kept = [...inputs, ...others, gradient].map((tensor) => tensor.keep(piece.name))
    return { inputs, forward, kept }
  })
  const pass = () => {
    const result = forward()
    return [result, ...grad([result], inputs, [kept.at(-1)])]
  }
  return {
    step: () => scope(() => void pass()),
    check: () => scope(() => pass().flatMap(fingerprint)),
    release: () => kept.forEach((tensor) => tensor.release()),
  }
}

/** Two positive numbers that tell a tensor's size, signs and order. */
function fingerprint(tensor) {
  return noGrad(() => {
    const values = tensor.detach().to({ dtype: 'float64' }).reshape([-1])
    const ramp = arange(values.numel, { dtype: 'float64' }).add(1).div(values.numel)
    return [values, values.relu().mul(ramp)].map((part) => part.linalgVectorNorm(2).item())
  })
}

/** Seconds a byte, of arrays far larger than the caches: a copy, and a sum, which needs no array read before it is written. */
function copy() {
  const { from, to, release } = largeArrays()
  return { step: () => scope(() => void noGrad(() => to.copy_(from))), perStep: 2 * 4 * work.machine.elements, release }
}

function add() {
  const { from, to, release } = largeArrays()
  return { step: () => scope(() => void noGrad(() => to.add_(from))), perStep: 3 * 4 * work.machine.elements, release }
}

function largeArrays() {
  const [from, to] = [1, 0].map((value) => empty([work.machine.elements]).fill_(value).keep('large'))
  return { from, to, release: () => [from, to].forEach((tensor) => tensor.release()) }
}

/** Seconds an operation of a large matrix product by the engine. */
function matmul() {
  const { side } = work.machine
  return squareProduct([[side, side], [side, side]], (a, b) => a.matmul(b))
}

/** The same by our own, which may be the faster one. */
function product() {
  const { side } = work.machine
  return squareProduct([[1, side, 1, 1, side], [side, side, 1, 1, 1]], (x, weight) => ops.pointwiseConv3d(x, weight))
}

function squareProduct(shapes, multiply) {
  const tensors = scope(() => shapes.map((shape) => channelsLast(randn(shape)).keep('matrix')))
  return {
    step: () => scope(() => void noGrad(() => multiply(...tensors))),
    perStep: 2 * work.machine.side ** 3,
    release: () => tensors.forEach((tensor) => tensor.release()),
  }
}

await serve({
  ready: { pieces: work.pieces.length },
  items: { copy, add, matmul, product, ...Object.fromEntries(work.pieces.map((piece) => [piece.name, () => prepare(piece)])) },
})
