import { checkpointed, memoryStatistics, randn, resetPeakMemory, scope, Tensor } from '@henn/torch'
import type { AnyModule } from '@henn/torch/nn'
import { inPrecision, type Precision } from '../training/precision.js'
import { flopsOf } from './flops.js'
import { observing } from './observe.js'
import type { SegmentationModel } from './segmentation-model.js'

/** One layer, with all that is inside it. */
export interface LayerSummary {
  /** Dotted path. */
  name: string
  kind: string
  /** How many layers it lies within. */
  depth: number
  /** Of each output; none for a layer whose parts are called on their own. */
  shapes: number[][]
  parameters: number
  /** Of the forward, additions and multiplications counted apart. */
  flops: number
  /** What it holds for the gradients, its output included. */
  activationBytes: number
}

export interface ModelSummary {
  /** In the order of the network's fields, a layer before its parts. */
  layers: LayerSummary[]
  parameters: number
  flops: number
  activationBytes: number
  /** The most that tensors take at once in forward and backward, beyond weights and input. */
  peakBytes: number
}

/**
 * Runs a forward and a backward in training mode on noise of that shape, [B, C, Z, Y, X], on the CPU, and tells what each
 * layer did: figures of memory are measured.
 */
export function summarise(model: SegmentationModel, shape: number[], precision: Precision): ModelSummary {
  const [{ row: whole }, ...rows] = rowsOf(model)
  const observers = [{ module: model as AnyModule, row: whole }, ...rows].map(({ module, row }) => {
    let memoryBefore = 0
    let flopsBefore = 0
    return {
      module,
      before() {
        memoryBefore = memoryStatistics().inUse
        flopsBefore = whole.flops
      },
      after(output: unknown, [input]: unknown[]) {
        whole.flops += flopsOf(module, input, output)
        if (row !== whole) row.flops += whole.flops - flopsBefore
        row.activationBytes += memoryStatistics().inUse - memoryBefore
        row.shapes = [output].flat().flatMap((one) => (one instanceof Tensor ? [one.shape] : []))
      },
    }
  })
  model.train()
  const peakBytes = scope(() => {
    const image = randn(shape)
    const before = memoryStatistics().inUse
    resetPeakMemory()
    const { result: outputs, backward } = observing(observers, () => checkpointed(() => inPrecision(precision, 'cpu', () => model.forward(image))))
    backward(outputs.map((output) => output.to({ dtype: 'float32' }).mean()).reduce((sum, term) => sum.add(term)))
    return memoryStatistics().peak - before
  })
  model.zeroGrad()
  const layers = rows.map(({ row }) => row).filter(({ parameters, flops, activationBytes }) => parameters + flops + activationBytes > 0)
  // What only holds others, such as a list, has no row.
  const shown = layers.filter(({ shapes }) => shapes.length > 0)
  const { parameters, flops, activationBytes } = whole
  return { layers: shown.map((row) => ({ ...row, depth: shown.filter(({ name }) => row.name.startsWith(`${name}.`)).length })), parameters, flops, activationBytes, peakBytes }
}

/** The network, then what is in it; a parameter counts for the first layer that has it and for those around. */
function rowsOf(model: SegmentationModel): { module: AnyModule; row: LayerSummary }[] {
  const named = model.namedParameters()
  return model.namedModules().map(([name, module]) => {
    const within = named.filter(([path]) => name === '' || path.startsWith(`${name}.`))
    const parameters = within.reduce((sum, [, { numel }]) => sum + numel, 0)
    return { module, row: { name, kind: module.constructor.name, depth: 0, shapes: [], parameters, flops: 0, activationBytes: 0 } }
  })
}
