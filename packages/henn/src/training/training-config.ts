import { givenAt, loadConfig, pretrainedPath, type ConfigSources } from '../config/index.js'
import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'
import { requireNetworkPlugins } from '../plugin-trust.js'
import { openPretrained } from '../transfer/pretrained.js'

/**
 * The configuration to train with. A pretrained file that says which network it holds goes before the preset's, and behind what
 * the sources say of `model`; where they name `model.type`, the network is theirs alone.
 * Throws InputError as `loadConfig` does, and FormatError or InputError naming the file.
 */
export async function trainingConfig(sources: ConfigSources = {}): Promise<Config> {
  const path = pretrainedPath(sources)
  if (path === undefined || givenAt(sources, ['model', 'type']) !== undefined) return loadConfig(sources)
  const { network, plugins } = await openPretrained(path)
  const model = network()
  if (model === null) return loadConfig(sources)
  const config = withNetworkOf(path, () => loadConfig(sources, { model }))
  requireNetworkPlugins({ path, config: { model, plugins } }, config.plugins)
  return config
}

/** A setting may be wrong because the network is the file's. */
function withNetworkOf(path: string, load: () => Config): Config {
  try {
    return load()
  } catch (error) {
    if (!(error instanceof InputError) || !/(^|: )model\./.test(error.message)) throw error
    throw new InputError(`${error.message} The network is that of ${path}; for another name its model.type.`, { cause: error })
  }
}
