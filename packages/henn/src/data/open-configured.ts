import { didYouMean } from '../config/nearest.js'
import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'
import { loadPlugins, type Plugins } from '../plugins.js'
import { openDataset, type Dataset, type OpenOptions } from './dataset.js'
import type { FilesDescription } from './forms/dataset-of-files.js'
import { checkIds } from './forms/ids.js'
import { syntheticDataset } from './synthetic.js'

/** The dataset that a configuration names: a folder, synthetic volumes, or a plugin's. Throws InputError. */
export async function openConfigured({ data, system }: Pick<Config, 'data' | 'system'>, datasets: Plugins['datasets']): Promise<Dataset> {
  const plugin = datasets.get(data.dataset)
  if (plugin !== undefined) {
    const dataset = await plugin(data)
    checkIds(dataset.cases.map(({ id }) => id), `data.dataset: ${data.dataset}`, 'the dataset')
    return dataset
  }
  if (data.dataset === 'synthetic' || (data.dataset === 'auto' && data.path === null)) {
    const { cases, size_zyx: shapeZyx, classes, difficulty } = data.synthetic
    return syntheticDataset({ cases, seed: system.seed, shapeZyx, classes: classes as 1 | 2 | 3, difficulty })
  }
  if (data.dataset !== 'auto') {
    const known = ['auto', 'synthetic', ...datasets.keys()]
    throw new InputError(`data.dataset: there is no dataset ${JSON.stringify(data.dataset)}; ${didYouMean(data.dataset, known)}; a plugin can add one with defineDataset.`)
  }
  const dataset = await openDataset(data.path as string, openOptions(data))
  if (data.patient_pattern !== null && dataset.cases.every(({ patient }) => patient === undefined)) {
    throw new InputError(`data.patient_pattern: finds no patient in the ids of ${dataset.name}, such as ${dataset.cases[0].id}. Correct it, or leave it out.`)
  }
  return dataset
}

/** The same, its plugins loaded first. */
export async function openWithPlugins(config: Pick<Config, 'data' | 'system' | 'plugins'>): Promise<Dataset> {
  const { datasets } = await loadPlugins(config.plugins)
  return openConfigured(config, datasets)
}

/** By which a dataset of files is opened. */
export function openOptions({ allow_grid_mismatch: allowGridMismatch, arrays, patient_pattern: pattern }: Config['data']): OpenOptions {
  return { allowGridMismatch, arrays, patientPattern: pattern === null ? undefined : new RegExp(pattern, 'u') }
}

/** The description of a dataset of files, unless it is a plugin's: what that gives may have been made of one. */
export function filesOf(dataset: Dataset, { dataset: name }: Pick<Config['data'], 'dataset'>): FilesDescription | undefined {
  return name === 'auto' ? dataset.files : undefined
}
