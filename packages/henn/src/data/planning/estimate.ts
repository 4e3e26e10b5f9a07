// Memory of a network's training, in values of its convolutions' feature maps for one sample.
import { voxelsOfStages, type Topology } from './topology.js'

export interface EstimatedNetwork extends Pick<Topology, 'strides' | 'patchSize'> {
  features: readonly number[]
  inChannels: number
  /** Channels of the logits, as nnU-Net counts them: every entry of a dataset's labels. */
  classes: number
}

/** Of nnU-Net's PlainConvUNet, with `convs` convolutions in each stage of encoder and decoder. */
export function plainEstimate({ features, classes, ...topology }: EstimatedNetwork, convs: number): number {
  const voxels = voxelsOfStages(topology)
  const encoder = voxels.reduce((sum, count, stage) => sum + convs * features[stage] * count, 0)
  return encoder + decoder(voxels, features, classes, convs)
}

/** Of nnU-Net's ResidualEncoderUNet: `blocks` of two convolutions in each encoder stage, `convs` in a decoder stage. */
export function residualEstimate({ features, classes, ...topology }: EstimatedNetwork, blocks: readonly number[], convs: number): number {
  const { strides } = topology
  const voxels = voxelsOfStages(topology)
  const stem = features[0] * voxels[0]
  const encoder = voxels.reduce((sum, count, stage) => {
    const isProjected = stage > 0 && (features[stage] !== features[stage - 1] || strides[stage].some((step) => step > 1))
    return sum + (2 * blocks[stage] + (isProjected ? 1 : 0)) * features[stage] * count
  }, 0)
  return stem + encoder + decoder(voxels, features, classes, convs)
}

/** Of each stage the transposed convolution and the convolutions, and the logits of the finest. */
function decoder(voxels: readonly number[], features: readonly number[], classes: number, convs: number): number {
  const stages = voxels.slice(0, -1).reduce((sum, count, stage) => sum + (convs + 1) * features[stage] * count, 0)
  return stages + classes * voxels[0]
}
