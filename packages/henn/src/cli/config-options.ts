import type { Command } from 'commander'
import { everydayFlags, loadConfig, pretrainedPath, presetNames, type Config, type ConfigSources } from '../config/index.js'
import { namesDataset } from '../data/config.js'
import { InputError } from '../errors.js'
import { collect } from './collect.js'
import type { Context } from './context.js'

/** Adds the flags that make up a configuration. */
export function addConfigOptions(command: Command): Command {
  command
    .option('--config <name|file>', `a preset (${presetNames.join(', ')}) or a YAML or JSON file`)
    .option('--set <section.key=value>', 'any field; may be given again and again', collect)
    .option('--plugin <module>', 'a file (./mine.mjs) or package with datasets, networks or losses; may be given again and again', collect)
  for (const { name, kind, key, help } of everydayFlags) {
    command.option(`--${name} <${kind === 'path' ? 'path' : 'n'}>`, `${help} (${key})`)
  }
  return command
}

export type ConfigOptions = { config?: string; set?: string[]; plugin?: string[] } & Record<string, unknown>

/** The same flags as they were given. */
export function configSources(options: ConfigOptions): ConfigSources {
  const given = everydayFlags.filter(({ name }) => options[name] !== undefined)
  const flags = Object.fromEntries(given.map(({ name }) => [name, options[name]]))
  return { config: options.config, set: options.set, flags, plugins: options.plugin }
}

/** Throws InputError where no dataset is named. `doing` is what would be done with it. */
export function requireDataset(config: Config, doing: string): void {
  if (namesDataset(config)) return
  throw new InputError(`nothing to ${doing}: give a dataset with --data FOLDER, or its plugin and data.dataset.`)
}

/** The configuration to train with. The engine is imported only where a pretrained file has a say in it. */
export async function configFrom(options: ConfigOptions, { modules }: Context): Promise<Config> {
  const sources = configSources(options)
  return pretrainedPath(sources) === undefined ? loadConfig(sources) : (await modules.training()).trainingConfig(sources)
}
