import type { Config } from '../config/schema.js'
import type { Dataset } from '../data/dataset.js'
import { createModel, type ModelFactory, type SegmentationModel } from '../models/index.js'
import { loadPretrained, type TransferReport } from '../transfer/load-pretrained.js'
import type { Pretrained } from '../transfer/pretrained.js'
import type { Checkpoint } from './checkpoint.js'
import { createPretrainedModel, createSavedModel } from './saved-model.js'

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
  const model = createPretrainedModel(pretrained, config, { shape, plugins })
  try {
    return { model, transfer: loadPretrained(model, pretrained, dataset.labels.map(({ name }) => name)) }
  } catch (error) {
    model.release()
    throw error
  }
}
