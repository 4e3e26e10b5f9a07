import { InputError } from '../errors.js'
import type { ModelConfig } from './config.js'
import { HybridEfficientUNet, type SegmentationModel } from './hybrid-unet.js'

export type { SegmentationModel } from './hybrid-unet.js'

/** What the dataset asks of a network. */
export interface ModelShape {
  inChannels: number
  classes: number
}

export type ModelFactory = (config: ModelConfig, shape: ModelShape) => SegmentationModel

const builtIn = new Map<string, ModelFactory>([['hybrid', (config, shape) => new HybridEfficientUNet(config, shape)]])

/** The network of a configuration, freshly initialised; `plugins` add types by name. */
export function createModel(config: ModelConfig, shape: ModelShape, plugins: ReadonlyMap<string, ModelFactory> = new Map()): SegmentationModel {
  if (builtIn.has(config.type) && plugins.has(config.type)) {
    throw new InputError(`model.type: a model ${JSON.stringify(config.type)} is built in. Give the plugin's another name.`)
  }
  const factory = plugins.get(config.type) ?? builtIn.get(config.type)
  if (factory === undefined) {
    const known = [...builtIn.keys(), ...plugins.keys()].join(', ')
    throw new InputError(`model.type: there is no model ${JSON.stringify(config.type)}. Known: ${known}; a plugin can add one with defineModel.`)
  }
  return factory(config, shape)
}

/** Whether a network of that type needs no plugin. */
export function isBuiltIn(type: string): boolean {
  return builtIn.has(type)
}
