import { cudaIsAvailable, setNumThreads } from '@henn/torch'
import type { Config } from '../config/schema.js'
import { loadPlugins } from '../plugins.js'
import { choosePrecision, type Precision } from '../training/precision.js'
import type { Triple } from '../types.js'
import { createModel, type ModelShape } from './index.js'
import { summarise, type ModelSummary } from './summary.js'

export { formatSummary } from './summary-table.js'

/** A patch of a size that is common, where none is given and no dataset is looked at. */
const commonPatch = { 2: [1, 256, 256], 3: [64, 64, 64] } satisfies Record<number, Triple>

/** The summary of the network that a configuration asks for, on a batch of its size. */
export async function describeNetwork(
  { data, model: settings, training, system, plugins }: Config,
  modelShape: ModelShape,
): Promise<{ summary: ModelSummary; shape: number[]; precision: Precision }> {
  const { models } = await loadPlugins(plugins)
  if (system.threads !== null) setNumThreads(system.threads)
  const precision = choosePrecision(system.mixed_precision, cudaIsAvailable() ? 'cuda' : 'cpu')
  const patch = data.patch_size === 'auto' ? commonPatch[settings.dimensions === 2 ? 2 : 3] : data.patch_size
  const shape = [training.batch_size, modelShape.inChannels, ...patch]
  const model = createModel(settings, modelShape, models)
  try {
    return { summary: summarise(model, shape, precision), shape, precision }
  } finally {
    model.release()
  }
}
