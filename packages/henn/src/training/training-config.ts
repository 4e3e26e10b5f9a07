import { givenAt, loadConfig, pretrainedPath, type ConfigSources } from '../config/index.js'
import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'
import { requireNetworkPlugins } from '../plugin-trust.js'
import { networkIfKnown, openPretrained } from '../transfer/pretrained.js'

/**
 * The configuration to train with. The network that a pretrained file says it holds goes before the preset's, and behind each
 * setting of `model` in the sources; where they name another `model.type`, the network is theirs alone.
 * Throws InputError as `loadConfig` does, and FormatError or InputError naming the file.
 */
export async function trainingConfig(sources: ConfigSources = {}): Promise<Config> {
  const path = pretrainedPath(sources)
  if (path === undefined) return loadConfig(sources)
  const pretrained = await openPretrained(path)
  const type = givenAt(sources, ['model', 'type'])
  const model = type === undefined ? pretrained.network() : networkIfKnown(pretrained)
  if (model === null || (type !== undefined && type !== model.type)) return loadConfig(sources)
  const config = withNetworkOf(path, () => loadConfig(sources, { model }))
  requireNetworkPlugins({ path, config: { model, plugins: pretrained.plugins } }, config.plugins)
  return config
}

/** A setting may be wrong because the network is the file's. */
function withNetworkOf(path: string, load: () => Config): Config {
  try {
    return load()
  } catch (error) {
    if (!(error instanceof InputError) || !/(^|: )model\./.test(error.message)) throw error
    throw new InputError(`${error.message.replace(/[^.?]$/, '$&.')} The network is that of ${path}; to train another, set its model.type.`, { cause: error })
  }
}
