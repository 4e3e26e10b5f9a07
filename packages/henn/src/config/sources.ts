import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { InputError } from '../errors.js'
import { everydayFlags, type FlagValues } from './flags.js'
import { isValues, nested, valueAt, type Layer, type Values } from './layers.js'
import { isPreset, presetNamed, presetNames } from './presets.js'
import { nearest } from './nearest.js'

/** The layers of `--config`: a preset, or a YAML or JSON file on top of the preset that it names. */
export function configLayers(config: string): Layer[] {
  if (isPreset(config)) return [{ source: '', values: presetNamed(config, '--config') }]
  const layer = readConfigFile(config)
  const { preset } = layer.values
  if (typeof preset !== 'string') return [layer]
  return [{ source: '', values: presetNamed(preset, config) }, layer]
}

/** Paths in a file are taken from the file's folder. */
function readConfigFile(path: string): Layer {
  const values = parseYaml(readText(path), path) ?? {}
  if (!isValues(values)) throw new InputError(`${path}: expected sections such as training, got ${JSON.stringify(values).slice(0, 60)}.`)
  return { source: path, values: absolutePaths(values, dirname(resolve(path))) }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw new InputError(`--config ${path}: can't be read (${message}).`)
    const looksLikeFile = /[./\\]/.test(path)
    const what = looksLikeFile ? 'no such file' : `neither a preset nor a file; did you mean ${nearest(path, presetNames)}`
    throw new InputError(`--config ${path}: ${what}${looksLikeFile ? '.' : '?'} The presets are ${presetNames.join(', ')}.`)
  }
}

/** A `--set section.key=value`; the value as in a YAML file. */
export function setLayer(assignment: string): Layer {
  const equals = assignment.indexOf('=')
  const key = assignment.slice(0, equals).trim()
  const source = `--set ${assignment}`
  if (equals < 1) throw new InputError(`${source}: expected section.key=value, such as training.learning_rate=0.001.`)
  if (key === 'preset') throw new InputError(`${source}: a preset is chosen with --config.`)
  const values = nested(key, parseYaml(assignment.slice(equals + 1), source))
  return { source: '--set', values: absolutePaths(values, process.cwd()) }
}

export function flagLayers(flags: FlagValues): Layer[] {
  return everydayFlags.flatMap(({ name, key, kind }) => {
    const given = flags[name]
    if (given === undefined) return []
    const value = typeof given === 'string' && kind === 'number' ? parseYaml(given, `--${name}`) : given
    return [{ source: `--${name}`, values: absolutePaths(nested(key, value), process.cwd()) }]
  })
}

/** The layer of `--plugin`, given once or several times. */
export function pluginLayers(plugins: string[] | undefined): Layer[] {
  return plugins === undefined ? [] : [{ source: '--plugin', values: absolutePaths({ plugins }, process.cwd()) }]
}

/** YAML 1.2, of which JSON is a part. Refuses a key that stands twice. */
function parseYaml(text: string, source: string): unknown {
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (error === undefined) {
    try {
      return document.toJS()
    } catch (tooManyAliases) {
      throw new InputError(`${source}: ${(tooManyAliases as Error).message}.`)
    }
  }
  const before = text.slice(0, error.pos[0])
  const line = before.split('\n').length
  const what = error.code === 'DUPLICATE_KEY' ? `the key ${keyAt(text, error.pos[0])} stands twice; keep one` : error.message
  throw new InputError(`${source}, line ${line}: ${what}`)
}

function keyAt(text: string, position: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(position))?.[1].trim() ?? ''
}

/** The fields that hold paths, made absolute, so that the configuration means the same in every folder. */
function absolutePaths(values: Values, folder: string): Values {
  const resolved = structuredClone(values)
  const replace = (section: string, key: string): void => {
    const paths = valueAt(resolved, [section, key])
    const whole = (path: unknown): unknown => (typeof path === 'string' && path !== '' ? resolve(folder, path) : path)
    if (paths !== undefined) (resolved[section] as Values)[key] = Array.isArray(paths) ? paths.map(whole) : whole(paths)
  }
  replace('data', 'path')
  replace('data', 'cache_dir')
  replace('data', 'previous_stage')
  replace('training', 'pretrained')
  if (Array.isArray(resolved.plugins)) {
    resolved.plugins = resolved.plugins.map((plugin: unknown) =>
      typeof plugin === 'string' && (plugin.startsWith('.') || isAbsolute(plugin)) ? resolve(folder, plugin) : plugin,
    )
  }
  return resolved
}
