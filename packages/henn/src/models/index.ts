import { didYouMean } from '../config/nearest.js'
import { InputError } from '../errors.js'
import { builtInTypes, isBuiltIn, type ModelConfig, type PluginModelConfig } from './config.js'
import type { HybridConfig } from './hybrid-config.js'
import { HybridEfficientUNet } from './hybrid-unet.js'
import { MedNeXt } from './mednext.js'
import type { MednextConfig } from './mednext-config.js'
import type { PlainConfig, ResidualConfig } from './nnunet-config.js'
import { PlainUNet } from './plain-unet.js'
import { ResidualUNet } from './residual-unet.js'
import type { ModelShape, SegmentationModel } from './segmentation-model.js'

export type { ModelShape, SegmentationModel } from './segmentation-model.js'

/** Makes a plugin's network from the `model` section and what the dataset asks for. */
export type ModelFactory = (config: PluginModelConfig, shape: ModelShape) => SegmentationModel

type BuiltInConfig = HybridConfig | PlainConfig | ResidualConfig | MednextConfig

/** The network of a configuration, freshly initialised; `plugins` add types by name. */
export function createModel(config: ModelConfig, shape: ModelShape, plugins: ReadonlyMap<string, ModelFactory> = new Map()): SegmentationModel {
  const factory = plugins.get(config.type)
  if (isBuiltIn(config.type)) {
    if (factory !== undefined) throw new InputError(`model.type: a model ${JSON.stringify(config.type)} is built in. Give the plugin's another name.`)
    return createBuiltIn(config as BuiltInConfig, shape)
  }
  if (factory === undefined) {
    const known = [...builtInTypes, ...plugins.keys()]
    throw new InputError(`model.type: there is no model ${JSON.stringify(config.type)}; ${didYouMean(config.type, known)}; a plugin can add one with defineModel.`)
  }
  return factory(config, shape)
}

function createBuiltIn(config: BuiltInConfig, shape: ModelShape): SegmentationModel {
  switch (config.type) {
    case 'hybrid':
      return new HybridEfficientUNet(config, shape)
    case 'plain':
      return new PlainUNet(config, shape)
    case 'residual':
      return new ResidualUNet(config, shape)
    case 'mednext':
      return new MedNeXt(config, shape)
  }
}
