import { setNumThreads } from '@henn/torch'
import type { Config } from '../config/schema.js'
import { openConfigured } from '../data/open-configured.js'
import { inputChannels } from '../data/plan.js'
import { knownPlan } from '../data/prepare-data.js'
import { outputsOf, targetsOfDataset } from '../data/targets.js'
import { loadPlugins } from '../plugins.js'
import { choosePrecision, type Precision } from '../training/precision.js'
import { createPretrainedModel } from '../training/saved-model.js'
import { openPretrained } from '../transfer/pretrained.js'
import type { Triple } from '../types.js'
import { createModel, type ModelShape } from './index.js'
import { plannedModel } from './planned-model.js'
import { summarise, type ModelSummary } from './summary.js'

export { formatSummary } from './summary-table.js'

/** A patch of a size that is common, where none is given and no dataset is looked at. */
const commonPatch = { 2: [1, 256, 256], 3: [64, 64, 64] } satisfies Record<number, Triple>

export interface NetworkDescription {
  summary: ModelSummary
  /** Of the batch. */
  shape: number[]
  classes: number
  precision: Precision
  /** Whether stages and patch are those of a dataset that nobody has measured yet, and so as for most. */
  isUnplanned: boolean
}

/**
 * The summary of the network that `train` would take for a configuration, on a batch of its size. Channels and classes that are
 * not given are the dataset's, and where it was measured before (`henn plan`), stages and patch are those planned for it. Without a
 * dataset an image of one channel and three classes are taken.
 */
export async function describeNetwork(config: Config, given: Partial<ModelShape> = {}): Promise<NetworkDescription> {
  const { data, model: { dimensions }, training, system } = config
  const { models, datasets } = await loadPlugins(config.plugins)
  const hasData = data.path !== null || data.dataset !== 'auto'
  const dataset = hasData ? await openConfigured(config, datasets) : null
  const plan = dataset === null ? null : knownPlan(dataset, config)
  const inChannels = given.inChannels ?? (plan === null ? dataset?.channels.length : inputChannels(plan)) ?? 1
  const classes = given.classes ?? (dataset === null ? 3 : outputsOf(targetsOfDataset(dataset)))
  if (system.threads !== null) setNumThreads(system.threads)
  // It is measured on the processor, which has no float16; bfloat16 takes as much.
  const precision = choosePrecision(system.mixed_precision === 'fp16' ? 'bf16' : system.mixed_precision, 'cpu')
  const patch = plan !== null ? plan.patch_size_zyx : data.patch_size === 'auto' ? commonPatch[dimensions === 2 ? 2 : 3] : data.patch_size
  const shape = [training.batch_size, inChannels, ...patch]
  const settings = plan === null ? config.model : plannedModel(config.model, plan)
  const made = { shape: { inChannels, classes }, plugins: models }
  const model = training.pretrained === null ? createModel(settings, made.shape, models) : createPretrainedModel(await openPretrained(training.pretrained), settings, made)
  try {
    return { summary: summarise(model, shape, precision), shape, classes, precision, isUnplanned: dataset !== null && plan === null }
  } finally {
    model.release()
  }
}
