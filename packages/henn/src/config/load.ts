import { InputError } from '../errors.js'
import type { FlagValues } from './flags.js'
import { mergeLayers, valueAt, type Layer, type Values } from './layers.js'
import { production } from './presets.js'
import { describeProblem } from './problems.js'
import { configSchema, type Config } from './schema.js'
import { configLayers, flagLayers, pluginLayers, setLayer } from './sources.js'

/** Where a configuration comes from; what stands later goes before what stands earlier. */
export interface ConfigSources {
  /** The name of a preset, or a YAML or JSON file, which may start from one with `preset: name`. */
  config?: string
  /** Each `section.key=value`. */
  set?: string[]
  flags?: FlagValues
  /** Modules with datasets, networks or losses; paths begin with ./ or /. */
  plugins?: string[]
}

/**
 * The whole configuration, checked and frozen. Without `config` it is `production`. `known` goes before a preset, and behind all
 * else.
 * Throws InputError: one line that names the place, the key and the nearest valid one.
 */
export function loadConfig(sources: ConfigSources, known: Values = {}): Config {
  const preset = sources.config === undefined ? [{ source: '', values: production() }] : layersOf(sources).filter(isPresets)
  return resolveLayers([...preset, { source: '', values: known }, ...givenLayers(sources)])
}

/** What the sources give at a path, unchecked; undefined where they leave it to the preset. */
export function givenAt(sources: ConfigSources, path: readonly string[]): unknown {
  return valueAt(mergeLayers(givenLayers(sources)), path)
}

/** The file of weights that the sources say to start from. */
export function pretrainedPath(sources: ConfigSources): string | undefined {
  const path = givenAt(sources, ['training', 'pretrained'])
  return typeof path === 'string' && path !== '' ? path : undefined
}

/** A configuration, such as a checkpoint's, with what was given again in its place. Throws as `loadConfig` does. */
export function applyOverrides(config: Config, sources: ConfigSources): Config {
  return resolveLayers([{ source: '', values: config }, ...layersOf(sources)])
}

/** Whether the plugins are those of the sources, whatever configuration lies below. */
export function givesPlugins(sources: ConfigSources): boolean {
  return layersOf(sources).some(({ values }) => Object.hasOwn(values, 'plugins'))
}

/** Checks values of unknown origin, such as a checkpoint's; `source` is what an error calls them. */
export function parseConfig(values: Record<string, unknown>, source: string): Config {
  return resolveLayers([{ source, values }])
}

function givenLayers(sources: ConfigSources): Layer[] {
  return layersOf(sources).filter((layer) => !isPresets(layer))
}

function isPresets({ source }: Layer): boolean {
  return source === ''
}

function layersOf({ config, set = [], flags = {}, plugins }: ConfigSources): Layer[] {
  return [...(config === undefined ? [] : configLayers(config)), ...set.map(setLayer), ...flagLayers(flags), ...pluginLayers(plugins)]
}

function resolveLayers(layers: Layer[]): Config {
  const values = mergeLayers(layers)
  const result = configSchema.safeParse(values)
  if (result.success) return freeze(result.data)
  const { issues } = result.error
  const others = issues.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), -1)
  throw new InputError(`${describeProblem(issues[0], values, layers)}${others > 0 ? ` (and ${others} more)` : ''}`)
}

function freeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner as object)
  return Object.freeze(value)
}
