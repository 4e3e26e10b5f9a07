import { applyOverrides, givesPlugins, type ConfigSources } from '../config/index.js'
import type { Config } from '../config/schema.js'
import { untrustedPlugins } from '../plugin-trust.js'
import { openCheckpoint } from './checkpoint.js'

/**
 * The configuration to resume with: the checkpoint's, with what is given again in its place.
 * Throws FormatError or InputError naming the file, also where it names plugins and `sources` don't.
 */
export async function resumeConfig(path: string, sources: ConfigSources = {}): Promise<Config> {
  const checkpoint = await openCheckpoint(path)
  if (checkpoint.config.plugins.length > 0 && !givesPlugins(sources)) throw untrustedPlugins(checkpoint)
  return applyOverrides(checkpoint.config, sources)
}
