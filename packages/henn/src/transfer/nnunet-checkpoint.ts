import type { PthValue, TensorData } from '@henn/torch/serialization'
import type { Outputs } from '../data/targets.js'
import { InputError } from '../errors.js'
import type { PlainConfig, ResidualConfig } from '../models/nnunet-config.js'
import { nnunetArchitecture } from './nnunet-architecture.js'
import { nnunetConfiguration, parseNnunetCheckpoint } from './nnunet-plans.js'

export { isNnunetCheckpoint } from './nnunet-plans.js'

/** A network that nnU-Net v2 trained, in our words. */
export interface NnunetCheckpoint {
  /** By the names of `plain` and `residual`. */
  weights: Map<string, TensorData>
  /** What its heads tell. */
  outputs: Outputs
  /** Its network. Throws FormatError where plans are damaged, and InputError where it can't be rebuilt; both name the file. */
  network: () => PlainConfig | ResidualConfig
}

/** What `loadPth` read of a file that nnU-Net v2's trainer wrote. Throws FormatError, which names the file at `path`, where it is none. */
export function nnunetCheckpoint(value: PthValue, path: string): NnunetCheckpoint {
  const { network_weights, init_args } = parseNnunetCheckpoint(value, path)
  const { plans, configuration, dataset_json } = init_args
  const weights = new Map(Object.entries(network_weights).map(([name, data]) => [ownName(name), data]))
  const outputs = outputsOf(dataset_json.labels)
  const channels = byNumber(dataset_json.channel_names ?? dataset_json.modality ?? {})
  return {
    weights,
    outputs,
    network() {
      const model = nnunetArchitecture(nnunetConfiguration(plans.configurations, configuration, path), path)
      checkShape(networkShape(weights, path), channels, outputs, path)
      return model
    },
  }
}

/** Without what DistributedDataParallel and torch.compile put in front. */
function ownName(name: string): string {
  return name.replace(/^(module\.|_orig_mod\.)+/, '')
}

/** Of the first convolution and of the heads. */
function networkShape(weights: ReadonlyMap<string, TensorData>, path: string): { inChannels: number; heads: number } {
  const first = weights.get('encoder.stem.convs.0.conv.weight') ?? weights.get('encoder.stages.0.0.convs.0.conv.weight')
  const head = weights.get('decoder.seg_layers.0.weight')
  if (first === undefined || head === undefined) {
    throw new InputError(`${path}: its weights have not the names of nnU-Net's networks. Give a checkpoint of nnU-Net's standard planners, or bring the network in a plugin: --plugin FILE --set model.type=NAME.`)
  }
  return { inChannels: first.shape[1], heads: head.shape[0] }
}

/** Class numbers follow the label values; regions, none of which is the background, the order in which they stand. */
function outputsOf(labels: Record<string, number | number[]>): Outputs {
  const values = Object.entries(labels).filter(([name]) => name !== 'ignore')
  if (values.some(([, value]) => Array.isArray(value) && value.length > 1)) {
    return { kind: 'regions', names: values.filter(([, value]) => Number(value) !== 0).map(([name]) => name) }
  }
  return { kind: 'classes', names: values.toSorted(([, a], [, b]) => Number(a) - Number(b)).map(([name]) => name) }
}

function checkShape({ inChannels, heads }: { inChannels: number; heads: number }, channels: string[], { kind, names }: Outputs, path: string): void {
  if (inChannels !== channels.length) {
    throw new InputError(
      `${path}: the network takes ${inChannels} channels but the dataset has ${channels.length} (${channels.join(', ')}): the second stage of a cascade takes the first one's labels too. Give a checkpoint of 3d_fullres, 3d_lowres or 2d.`,
    )
  }
  if (names.length !== heads) {
    throw new InputError(`${path}: the network has ${heads} outputs but the dataset ${names.length} ${kind === 'classes' ? 'labels' : 'regions'} (${names.join(', ')}). Use another checkpoint.`)
  }
}

/** Values by their numbered keys. */
function byNumber(values: Record<string, string>): string[] {
  return Object.entries(values).toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
}
