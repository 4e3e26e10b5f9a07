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

/** The configuration with the network that pretrained weights come from, unless it asks for one of its own. */
export function withPretrainedNetwork(config: Config, { path, model, plugins }: Pretrained): Config {
  if (model === null) return config
  const network = isDeepStrictEqual(config.model, usualNetwork(config)) ? model : config.model
  if (network.type === model.type) requireNetworkPlugins({ path, config: { model, plugins } }, config.plugins)
  return { ...config, model: network }
}

/** The network that is trained where the user says nothing of it. */
function usualNetwork({ preset }: Config): Config['model'] {
  return (preset === null ? configSchema.parse({}) : presets[preset]()).model
}

export interface NetworkSource {
  /** Of the run that goes on. */
  checkpoint: Checkpoint | null
  pretrained: Pretrained | null
  dataset: Pick<Dataset, 'channels' | 'labels'>
  plugins: ReadonlyMap<string, ModelFactory>
}

/** The network with a checkpoint's weights, with what fits of pretrained ones, or freshly drawn. */
export function createNetwork(config: Config['model'], { checkpoint, pretrained, dataset, plugins }: NetworkSource): { model: SegmentationModel; transfer: TransferReport | null } {
  const shape = { inChannels: dataset.channels.length, classes: dataset.labels.length }
  if (checkpoint !== null) return { model: createSavedModel(checkpoint, config, { shape, plugins }), transfer: null }
  if (pretrained === null) return { model: createModel(config, shape, plugins), transfer: null }
  const build = (): SegmentationModel => createModel(config, shape, plugins)
  // What a file says may ask for any size; what the user says may be larger than the file.
  const model = config === pretrained.model ? withinSavedSize(pretrained, build) : build()
  try {
    return { model, transfer: loadPretrained(model, pretrained, shape, dataset.labels.map(({ name }) => name)) }
  } catch (error) {
    model.release()
    throw error
  }
}
