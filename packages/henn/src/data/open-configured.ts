import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'
import type { Plugins } from '../plugins.js'
import { openDataset, type Dataset } from './dataset.js'
import { syntheticDataset } from './synthetic.js'

/** The dataset that a configuration names: a folder, synthetic volumes, or a plugin's. Throws InputError. */
export async function openConfigured({ data, system }: Pick<Config, 'data' | 'system'>, datasets: Plugins['datasets']): Promise<Dataset> {
  const plugin = datasets.get(data.dataset)
  if (plugin !== undefined) return await plugin(data)
  if (data.dataset === 'synthetic' || (data.dataset === 'auto' && data.path === null)) {
    const { cases, size_zyx: shapeZyx, classes, difficulty } = data.synthetic
    return syntheticDataset({ cases, seed: system.seed, shapeZyx, classes: classes as 1 | 2 | 3, difficulty })
  }
  if (data.dataset !== 'auto') {
    const known = ['auto', 'synthetic', ...datasets.keys()].join(', ')
    throw new InputError(`data.dataset: there is no dataset ${JSON.stringify(data.dataset)}. Known: ${known}; a plugin can add one with defineDataset.`)
  }
  return openDataset(data.path as string, { allowGridMismatch: data.allow_grid_mismatch, arrays: data.arrays })
}
