import { isDeepStrictEqual } from 'node:util'
import { configSchema, type Config } from '../config/schema.js'
import { presets } from '../config/presets.js'
import type { Dataset } from '../data/dataset.js'
import { createModel, type ModelFactory, type SegmentationModel } from '../models/index.js'
import { requireNetworkPlugins } from '../plugin-trust.js'
import { loadPretrained, type TransferReport } from '../transfer/load-pretrained.js'
import type { Pretrained } from '../transfer/pretrained.js'
import type { Checkpoint } from './checkpoint.js'
import { createSavedModel, withinSavedSize } from './saved-model.js'

/** Switches that say nothing of which network it is. */
const switches = ['dropout', 'deep_supervision', 'gradient_checkpointing'] as const

/**
 * The configuration with the network that pretrained weights come from, unless it asks for one of its own; switches that are
 * set beside it are kept.
 */
export function withPretrainedNetwork(config: Config, { path, network, plugins }: Pretrained): { config: Config; isOfFile: boolean } {
  const usual = usualNetwork(config)
  const usualSwitches = Object.fromEntries(switches.map((key) => [key, usual[key]]))
  if (!isDeepStrictEqual({ ...config.model, ...usualSwitches }, usual)) return { config, isOfFile: false }
  const model = network()
  if (model === null) return { config, isOfFile: false }
  requireNetworkPlugins({ path, config: { model, plugins } }, config.plugins)
  const switched = Object.fromEntries(switches.flatMap((key) => (config.model[key] === usual[key] ? [] : [[key, config.model[key]]])))
  return { config: { ...config, model: { ...model, ...switched } as Config['model'] }, isOfFile: true }
}

/** The network that is trained where the user says nothing of it. */
function usualNetwork({ preset }: Config): Config['model'] {
  return (preset === null ? configSchema.parse({}) : presets[preset]()).model
}

export interface NetworkSource {
  /** Of the run that goes on. */
  checkpoint: Checkpoint | null
  pretrained: Pretrained | null
  /** Whether the network is the pretrained file's. */
  isOfFile: boolean
  dataset: Pick<Dataset, 'channels' | 'labels'>
  plugins: ReadonlyMap<string, ModelFactory>
}

/** The network with a checkpoint's weights, with what fits of pretrained ones, or freshly drawn. */
export function createNetwork(config: Config['model'], { checkpoint, pretrained, isOfFile, dataset, plugins }: NetworkSource): { model: SegmentationModel; transfer: TransferReport | null } {
  const shape = { inChannels: dataset.channels.length, classes: dataset.labels.length }
  if (checkpoint !== null) return { model: createSavedModel(checkpoint, config, { shape, plugins }), transfer: null }
  if (pretrained === null) return { model: createModel(config, shape, plugins), transfer: null }
  const build = (): SegmentationModel => createModel(config, shape, plugins)
  const model = isOfFile ? withinSavedSize(pretrained, build) : build()
  try {
    return { model, transfer: loadPretrained(model, pretrained, dataset.labels.map(({ name }) => name)) }
  } catch (error) {
    model.release()
    throw error
  }
}
