import type { Config } from '../config/schema.js'
import type { Outputs } from '../data/targets.js'
import { createModel, type ModelFactory, type ModelShape, type SegmentationModel } from '../models/index.js'
import { loadPretrained, type TransferReport } from '../transfer/load-pretrained.js'
import type { Pretrained } from '../transfer/pretrained.js'
import type { Checkpoint } from './checkpoint.js'
import { createPretrainedModel, createSavedModel } from './saved-model.js'

export interface NetworkSource {
  /** Of the run that goes on. */
  checkpoint: Checkpoint | null
  pretrained: Pretrained | null
  shape: ModelShape
  /** For weights that were trained for others. */
  outputs: Outputs
  plugins: ReadonlyMap<string, ModelFactory>
}

/** The network with a checkpoint's weights, with what fits of pretrained ones, or freshly drawn. */
export function createNetwork(config: Config['model'], { checkpoint, pretrained, shape, outputs, plugins }: NetworkSource): { model: SegmentationModel; transfer: TransferReport | null } {
  if (checkpoint !== null) return { model: createSavedModel(checkpoint, config, { shape, plugins }), transfer: null }
  if (pretrained === null) return { model: createModel(config, shape, plugins), transfer: null }
  const model = createPretrainedModel(pretrained, config, { shape, plugins })
  try {
    return { model, transfer: loadPretrained(model, pretrained, outputs) }
  } catch (error) {
    model.release()
    throw error
  }
}
