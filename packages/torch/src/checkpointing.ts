import { autocast } from './amp.js'
import { isGradEnabled, noGrad } from './autograd.js'
import { binding } from './binding.js'
import { dtypeOf } from './dtype.js'
import { TorchError } from './errors.js'
import type { Device } from './layout.js'
import { randomState, setRandomState } from './random.js'
import { scope } from './scope.js'
import type { Tensor } from './tensor.js'

/** A part of a computation, whose gradients come after those of the parts that follow it. */
interface Segment {
  /** What it computed, or computes again as it was computed the first time. */
  run: () => Tensor
  /** A leaf, at which the gradients of all that came after gather. */
  output: Tensor
  device: Device
  /** The state of the random numbers where it is computed again. */
  random: Tensor[] | null
}

let recorded: Segment[] | null = null

/**
 * `body(...inputs)`, of which gradient checkpointing keeps inputs and output alone. The body must compute the same each
 * time from its inputs and from parameters; random numbers are drawn again as they were. Inputs are outputs of segments, or
 * what no gradient goes through. Outside of `checkpointed`, and where no gradients are recorded, it is a plain call.
 */
export function segment<Inputs extends Tensor[]>(body: (...inputs: Inputs) => Tensor, ...inputs: Inputs): Tensor {
  if (recorded === null || !isGradEnabled()) return body(...inputs)
  const { device } = inputs[0]
  const random = randomStates(device)
  const run = inPresentAutocast(device, () => body(...inputs))
  const inputsLearn = inputs.some(({ requiresGrad }) => requiresGrad)
  // Where only weights could learn, the first run shows whether any do.
  const computed = scope(() => {
    const first = inputsLearn ? noGrad(run) : run()
    return inputsLearn || first.requiresGrad ? leaf(first.detach()) : first
  })
  if (computed.requiresGrad) recorded.push({ run, output: computed, device, random })
  return computed
}

/** The same for what is not worth computing again: a segment whose inner values are kept. */
export function keptSegment<Inputs extends Tensor[]>(body: (...inputs: Inputs) => Tensor, ...inputs: Inputs): Tensor {
  if (recorded === null || !isGradEnabled()) return body(...inputs)
  const computed = body(...inputs)
  if (!computed.requiresGrad) return computed
  const output = leaf(computed.detach())
  recorded.push({ run: () => computed, output, device: inputs[0].device, random: null })
  return output
}

function leaf(tensor: Tensor): Tensor {
  tensor.requiresGrad = true
  return tensor
}

export interface Checkpointed<T> {
  result: T
  /** The gradients of a scalar that was computed from the result, added to those of the parameters and other leaves. */
  backward: (scalar: Tensor) => void
}

/**
 * Gradient checkpointing (Chen et al. 2016): runs `body`, whose calls of `segment` are computed without their inner values
 * being kept, and computed again on the way back, the last first. Gradients are those of a plain backward, bit for bit.
 * Tensors of the result must live until `backward`, which is to be called once, within the same scope and outside of autocast.
 */
export function checkpointed<T>(body: () => T): Checkpointed<T> {
  const before = recorded
  const segments: Segment[] = []
  recorded = segments
  try {
    return { result: body(), backward: (scalar) => backward(scalar, segments) }
  } finally {
    recorded = before
  }
}

function backward(scalar: Tensor, segments: readonly Segment[]): void {
  // Within, autocast would hand out the copies of weights that it made without gradients.
  if (segments.length > 0 && binding.autocastType(segments[0].device.split(':')[0]) >= 0) {
    throw new TorchError('backward of checkpointed: call it outside of autocast')
  }
  scalar.backward()
  if (segments.length === 0) return
  const { device } = segments[0]
  const states = randomStates(device)
  for (const one of segments.toReversed()) scope(() => segmentBackward(one))
  restoreRandom(device, states)
}

function segmentBackward({ run, output, device, random }: Segment): void {
  const { grad } = output
  if (grad === null) return
  if (random !== null) restoreRandom(device, random)
  run().backward(grad)
  output.setGrad(null)
}

/** A function that runs the body under the autocast that is on now. */
function inPresentAutocast<T>(device: Device, body: () => T): () => T {
  const type = device.split(':')[0]
  const scalarType = binding.autocastType(type)
  if (scalarType < 0) return body
  const dtype = dtypeOf(scalarType) as 'bfloat16' | 'float16'
  return () => autocast(dtype, body, { device: type })
}

function randomStates(device: Device): Tensor[] {
  return device === 'cpu' ? [randomState()] : [randomState(), randomState(device)]
}

function restoreRandom(device: Device, [ofCpu, ofDevice]: Tensor[]): void {
  setRandomState(ofCpu)
  if (ofDevice !== undefined) setRandomState(ofDevice, device)
}
