import { existsSync } from 'node:fs'
import { register } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from './config/schema.js'
import type { Dataset } from './data/dataset.js'
import { InputError, RunError } from './errors.js'
import type { PluginLoss } from './losses/index.js'
import type { ModelFactory } from './models/index.js'

export interface DatasetPlugin {
  /** What `data.dataset` says to get it. */
  name: string
  open(config: Config['data']): Dataset | Promise<Dataset>
}

export interface ModelPlugin {
  /** What `model.type` says to get it. */
  name: string
  /** A network from [B, C, Z, Y, X] to logits [B, K, Z, Y, X], the finest first where it has several. */
  create: ModelFactory
}

export interface LossPlugin {
  /** What `training.loss` says to get it. */
  name: string
  loss: PluginLoss
}

type Definition = { kind: 'dataset'; plugin: DatasetPlugin } | { kind: 'model'; plugin: ModelPlugin } | { kind: 'loss'; plugin: LossPlugin }

const definitions = Symbol.for('henn.definition')

function define<T extends object>(definition: Definition, plugin: T): T {
  return Object.defineProperty({ ...plugin }, definitions, { value: definition })
}

/** A dataset of one's own, to be exported from a module named in `plugins`. */
export function defineDataset(plugin: DatasetPlugin): DatasetPlugin {
  return define({ kind: 'dataset', plugin }, plugin)
}

/** A network of one's own, to be exported from a module named in `plugins`. */
export function defineModel(plugin: ModelPlugin): ModelPlugin {
  return define({ kind: 'model', plugin }, plugin)
}

/** A loss of one's own, to be exported from a module named in `plugins`. */
export function defineLoss(plugin: LossPlugin): LossPlugin {
  return define({ kind: 'loss', plugin }, plugin)
}

export interface Plugins {
  datasets: Map<string, DatasetPlugin['open']>
  models: Map<string, ModelFactory>
  losses: Map<string, PluginLoss>
}

/** Imports the modules and gathers what they export by the define functions. */
export async function loadPlugins(specifiers: readonly string[]): Promise<Plugins> {
  if (specifiers.length > 0) lendPackages()
  const plugins: Plugins = { datasets: new Map(), models: new Map(), losses: new Map() }
  for (const specifier of specifiers) {
    const found = Object.values(await importModule(specifier)).flatMap((value) => definitionOf(value) ?? [])
    if (found.length === 0) {
      throw new InputError(`plugins: ${specifier} exports nothing made by defineDataset, defineModel or defineLoss.`)
    }
    for (const definition of found) add(plugins, definition)
  }
  return plugins
}

let isLent = false

/** A plugin may lie outside of any folder where HENN is installed, and imports it all the same. */
function lendPackages(): void {
  if (isLent) return
  // Tests run from the sources, which Node's own loader can't read.
  register(import.meta.url.endsWith('.ts') ? '../dist/plugin-hooks.js' : './plugin-hooks.js', import.meta.url)
  isLent = true
}

function add(plugins: Plugins, { kind, plugin }: Definition): void {
  if (kind === 'dataset') plugins.datasets.set(plugin.name, (config) => opened(plugin, config))
  else if (kind === 'model') plugins.models.set(plugin.name, (config, shape) => named(`model ${plugin.name}`, () => plugin.create(config, shape)))
  else plugins.losses.set(plugin.name, (logits, target, options) => named(`loss ${plugin.name}`, () => plugin.loss(logits, target, options)))
}

async function opened(plugin: DatasetPlugin, config: Config['data']): Promise<Dataset> {
  try {
    const dataset = (await plugin.open(config)) as Dataset | undefined
    if (!Array.isArray(dataset?.cases)) throw new TypeError('its open must give a dataset, with labels, channels, cases and load')
    return dataset
  } catch (error) {
    throw ofPlugin(`dataset ${plugin.name}`, error)
  }
}

/** An error in somebody's own code says whose it is. */
function named<T>(what: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw ofPlugin(what, error)
  }
}

function ofPlugin(what: string, error: unknown): unknown {
  // What says enough by itself; that memory ran out is dealt with elsewhere.
  if (error instanceof InputError || error instanceof RunError || (error as Error | null)?.name === 'OutOfMemoryError') return error
  return new RunError(`The plugin's ${what} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}

async function importModule(specifier: string): Promise<Record<string, unknown>> {
  const isFile = /^\.{0,2}[/\\]|^[A-Za-z]:[/\\]/.test(specifier)
  // A URL could carry its code in itself, and a checkpoint from elsewhere could name it.
  if (!isFile && specifier.includes(':')) throw new InputError(`plugins: ${specifier.slice(0, 40)} is a URL. Name a file or a package.`)
  try {
    return (await import(isFile ? pathToFileURL(resolve(specifier)).href : specifier)) as Record<string, unknown>
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]
    const hint = !isFile && existsSync(specifier) ? `. To import the file of that name, write ./${specifier}` : ''
    throw new InputError(`plugins: ${specifier} can't be imported: ${reason}${hint}`, { cause: error })
  }
}

function definitionOf(value: unknown): Definition | undefined {
  return typeof value === 'object' && value !== null && definitions in value ? (value[definitions] as Definition) : undefined
}
