import { TensorData, type PthValue } from '@henn/torch/serialization'
import type { Label } from '../data/dataset.js'
import { InputError } from '../errors.js'
import type { PlainConfig, ResidualConfig } from '../models/nnunet-config.js'
import type { Triple } from '../types.js'
import { nnunetArchitecture } from './nnunet-architecture.js'
import { nnunetConfiguration, parseNnunetCheckpoint } from './nnunet-plans.js'

export { isNnunetCheckpoint } from './nnunet-plans.js'

/** A network that nnU-Net v2 trained, in our words. */
export interface NnunetCheckpoint {
  model: PlainConfig | ResidualConfig
  /** By the model's names; of two dimensions with an axis of 1 along Z. */
  weights: Map<string, TensorData>
  inChannels: number
  classes: number
  channels: string[]
  /** In the order of the classes, the background first; null where the classes are regions that may overlap. */
  labels: Label[] | null
  patchSizeZyx: Triple
  /** Axes that nnU-Net mirrors along when it predicts: 0 is Z, 1 is Y, 2 is X. */
  mirrorAxes: number[]
}

/**
 * What `loadPth` read of a file that nnU-Net v2's trainer wrote. Throws FormatError where it is none, and InputError where
 * the network can't be rebuilt; both name the file at `path`.
 */
export function nnunetCheckpoint(value: PthValue, path: string): NnunetCheckpoint {
  const { network_weights, init_args, inference_allowed_mirroring_axes } = parseNnunetCheckpoint(value, path)
  const { plans, configuration: name, dataset_json } = init_args
  const configuration = nnunetConfiguration(plans.configurations, name, path)
  const weights = ownWeights(network_weights)
  const shape = networkShape(weights, path)
  const channels = byNumber(dataset_json.channel_names ?? dataset_json.modality ?? {})
  const labels = labelsOf(dataset_json.labels)
  checkShape(shape, channels, labels, path)
  // Its two dimensions are our last ones.
  const added = 3 - configuration.patch_size.length
  return {
    model: nnunetArchitecture(configuration, path),
    weights,
    ...shape,
    channels,
    labels,
    patchSizeZyx: [...(added === 1 ? [1] : []), ...configuration.patch_size] as Triple,
    mirrorAxes: (inference_allowed_mirroring_axes ?? []).map((axis) => axis + added),
  }
}

/** Without what DistributedDataParallel and torch.compile put in front of names, and in three dimensions. */
function ownWeights(saved: Record<string, TensorData>): Map<string, TensorData> {
  return new Map(Object.entries(saved).map(([name, data]) => [name.replace(/^(module\.|_orig_mod\.)+/, ''), inThreeDimensions(data)]))
}

function inThreeDimensions(data: TensorData): TensorData {
  const [out, inputs, ...kernel] = data.shape
  return kernel.length === 2 ? new TensorData(data.dtype, [out, inputs, 1, ...kernel], data.bytes) : data
}

/** Of the first convolution and of the heads. */
function networkShape(weights: ReadonlyMap<string, TensorData>, path: string): { inChannels: number; classes: number } {
  const first = weights.get('encoder.stem.convs.0.conv.weight') ?? weights.get('encoder.stages.0.0.convs.0.conv.weight')
  const head = weights.get('decoder.seg_layers.0.weight')
  if (first === undefined || head === undefined) {
    throw new InputError(`${path}: its weights have not the names of nnU-Net's networks. Give a checkpoint of nnU-Net's standard planners, or bring the network in a plugin.`)
  }
  return { inChannels: first.shape[1], classes: head.shape[0] }
}

/** Class numbers follow the label values. */
function labelsOf(saved: Record<string, number | number[]>): Label[] | null {
  const named = Object.entries(saved).filter(([name]) => name !== 'ignore')
  if (named.some(([, value]) => Array.isArray(value) && value.length > 1)) return null
  return named.map(([name, value]) => ({ value: Array.isArray(value) ? value[0] : value, name })).toSorted((a, b) => a.value - b.value)
}

function checkShape({ inChannels, classes }: { inChannels: number; classes: number }, channels: string[], labels: Label[] | null, path: string): void {
  if (inChannels !== channels.length) {
    throw new InputError(
      `${path}: the network takes ${inChannels} channels but the dataset has ${channels.length} (${channels.join(', ')}): the second stage of a cascade takes the first one's labels too. Give a checkpoint of 3d_fullres, 3d_lowres or 2d.`,
    )
  }
  if (labels !== null && labels.length !== classes) {
    throw new InputError(`${path}: the network has ${classes} outputs but the dataset ${labels.length} labels (${labels.map(({ name }) => name).join(', ')}). Use another checkpoint.`)
  }
}

/** Values by their numbered keys. */
function byNumber(values: Record<string, string>): string[] {
  return Object.entries(values).toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
}
