import { InputError } from './errors.js'
import { isBuiltIn } from './models/config.js'
import { shellWord } from './shell.js'

/** The part of a checkpoint that is asked about. */
export interface PluginSource {
  path: string
  config: { plugins: readonly string[]; model: { type: string } }
}

/** A checkpoint may come from elsewhere: what it names is code, imported only where the user names it too. */
export function untrustedPlugins({ path, config: { plugins } }: PluginSource): InputError {
  const again = plugins.map((plugin) => `--plugin ${shellWord(plugin)}`).join(' ')
  return new InputError(`${path} names plugins (${plugins.join(', ')}), whose code would run here. If you trust it, name them again: ${again}`)
}

/** Throws InputError where a checkpoint's network comes from a plugin and the user has `named` none. */
export function requireNetworkPlugins(source: PluginSource, named: readonly string[]): void {
  const { model, plugins } = source.config
  if (!isBuiltIn(model.type) && plugins.length > 0 && named.length === 0) throw untrustedPlugins(source)
}
