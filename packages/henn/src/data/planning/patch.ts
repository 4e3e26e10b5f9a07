import { InputError } from '../../errors.js'
import { product, roundHalfEven } from './numbers.js'
import { referenceBatch, type Planner } from './planners.js'
import { topologyOf, type Topology } from './topology.js'

export interface PatchQuestion {
  /** Of the resampled images, along the patch's axes: three, or two for a network of slices. */
  spacingMm: readonly number[]
  /** Of the resampled images. */
  medianShape: readonly number[]
  /** Of the whole dataset, after resampling. */
  datasetVoxels: number
  inChannels: number
  classes: number
  planner: Planner
  /** Of the GPU that is to train; the planner's own unless said otherwise. */
  memoryGb?: number
}

export interface PatchPlan extends Topology {
  features: number[]
  batchSize: number
}

/** Edge of the cube, or square, whose volume the first patch has. */
const firstEdge = { 2: 2048, 3: 256 } as const
const firstFeatures = 32
const mostFeatures = { 2: 512, 3: 320 } as const
const smallestBatch = 2

/**
 * Patch, strides, kernels, features and batch after nnU-Net v2: a patch of the spacing's proportions, no larger than the median
 * image, shrunk along the axis that is largest relative to that image until the estimate of its memory is the reference's; what
 * is left over goes to the batch. Throws InputError where no patch is small enough.
 */
export function planPatch(question: PatchQuestion): PatchPlan {
  const { spacingMm, medianShape, datasetVoxels, inChannels, classes, planner } = question
  const dimensions = spacingMm.length as 2 | 3
  const reference = (planner.reference[dimensions] * (question.memoryGb ?? planner.memoryGb)) / planner.memoryGb
  const featuresOf = ({ strides }: Topology): number[] => strides.map((_, stage) => Math.min(mostFeatures[dimensions], firstFeatures * 2 ** stage))
  const estimateOf = (topology: Topology): number => planner.estimate({ ...topology, features: featuresOf(topology), inChannels, classes })

  let topology = topologyOf(spacingMm, firstPatch(spacingMm, medianShape))
  let estimate = estimateOf(topology)
  const samples = planner.forTwo ? referenceBatch[dimensions] / 2 : 1
  while (estimate / samples > reference) {
    const next = smaller(topology, spacingMm, medianShape)
    if (next.some((size) => size < 1)) throw new InputError(`data.gpu_memory_gb: ${question.memoryGb ?? planner.memoryGb} GB have no room for a network of any patch. Give the size of a GPU, such as ${planner.memoryGb}.`)
    topology = topologyOf(spacingMm, next)
    estimate = estimateOf(topology)
  }
  const wanted = roundHalfEven((reference / estimate) * referenceBatch[dimensions])
  const most = roundHalfEven((datasetVoxels * planner.mostOfDataset) / product(topology.patchSize))
  return { ...topology, features: featuresOf(topology), batchSize: Math.max(Math.min(wanted, most), smallestBatch) }
}

function firstPatch(spacingMm: readonly number[], medianShape: readonly number[]): number[] {
  const resolution = spacingMm.map((length) => 1 / length)
  const dimensions = spacingMm.length as 2 | 3
  const factor = (firstEdge[dimensions] ** dimensions / product(resolution)) ** (1 / dimensions)
  return resolution.map((value, axis) => Math.min(roundHalfEven(value * factor), medianShape[axis]))
}

/** One step less along the axis that is largest relative to the median image; the last of equals. */
function smaller({ patchSize, divisibleBy }: Topology, spacingMm: readonly number[], medianShape: readonly number[]): number[] {
  const ratios = patchSize.map((size, axis) => size / medianShape[axis])
  const axis = ratios.lastIndexOf(Math.max(...ratios))
  const less = (step: number): number[] => patchSize.map((size, other) => (other === axis ? size - step : size))
  // A whole step can pass over sizes that halve less often: 224 lies between 256, which halves six times, and 192.
  return less(topologyOf(spacingMm, less(divisibleBy[axis])).divisibleBy[axis])
}
