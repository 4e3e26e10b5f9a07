import { cudaIsAvailable, type Device } from '@henn/torch'
import type { Config } from '../config/schema.js'
import { inputChannels, networkAxes, type Plan } from '../data/plan.js'
import { outputsOf, targetsOfPlan } from '../data/targets.js'
import { isBuiltIn } from '../models/config.js'
import { requireNetworkPlugins } from '../plugin-trust.js'
import { loadPlugins } from '../plugins.js'
import { openCheckpoint } from '../training/checkpoint.js'
import { choosePrecision, type Precision } from '../training/precision.js'
import { createSavedModel } from '../training/saved-model.js'
import { mirrored } from './mirror.js'
import type { Network } from './network.js'

/** A network out of a checkpoint, ready to predict, with what was known when it was trained. */
export interface TrainedNetwork {
  network: Network
  config: Config
  plan: Plan
  device: Device
  precision: Precision
  /** Gives its memory back. */
  release(): void
}

/**
 * Reads a checkpoint and puts its network on this machine's device, mirroring where `inference.mirror` says so.
 * `plugins` are imported where the network isn't built in; `wanted` is another device than the training's. Throws FormatError or InputError naming the file.
 */
export async function loadTrainedNetwork(path: string, plugins: readonly string[] = [], wanted?: Device): Promise<TrainedNetwork> {
  const checkpoint = await openCheckpoint(path)
  const { config, plan } = checkpoint
  requireNetworkPlugins(checkpoint, plugins)
  const { models } = await loadPlugins(isBuiltIn(config.model.type) ? [] : plugins)
  const shape = { inChannels: inputChannels(plan), classes: outputsOf(targetsOfPlan(plan)) }
  const model = createSavedModel(checkpoint, config.model, { shape, plugins: models })
  try {
    const device = wanted ?? deviceHere(config)
    model.to({ device }).eval()
    return {
      network: config.inference.mirror ? mirrored(model, networkAxes(plan, config.data.augment.mirror_axes)) : model,
      config,
      plan,
      device,
      precision: precisionHere(config, device),
      release: () => model.release(),
    }
  } catch (error) {
    model.release()
    throw error
  }
}

/** The training's device where this machine has it; a network trained on a GPU predicts on a processor too. */
function deviceHere({ system }: Config): Device {
  if (!cudaIsAvailable()) return 'cpu'
  return system.device === 'auto' ? 'cuda' : system.device
}

function precisionHere({ system }: Config, device: Device): Precision {
  const trainedOnGpu = system.mixed_precision === 'fp16' && device === 'cpu'
  return choosePrecision(trainedOnGpu ? 'auto' : system.mixed_precision, device)
}
