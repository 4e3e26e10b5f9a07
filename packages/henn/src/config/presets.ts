import { InputError } from '../errors.js'
import { nearest } from './nearest.js'
import { configSchema, type Config, type PresetName } from './schema.js'

/**
 * The whole way in two minutes: a small network on easy synthetic volumes.
 *
 * Command: `henn train --config quick_test`
 * Cost: under two minutes on two cores, 1 GB of memory.
 * Expected: validation Dice 0.9 or more.
 */
export function quickTest(): Config {
  return configSchema.parse({
    preset: 'quick_test',
    data: { synthetic: { cases: 20, size_zyx: [32, 40, 32], classes: 2 }, patch_size: [32, 32, 32] },
    model: {
      width: 16,
      depths: [1, 1, 1],
      expansion_ratio: 2,
      drop_path: 0,
    },
    training: { epochs: 5, iterations_per_epoch: 100, batch_size: 2, learning_rate: 0.003, warmup_epochs: 0.5 },
    // So small a network gains little from a second core, and loses much where another program wants it.
    system: { threads: 1 },
  })
}

/**
 * A dataset in earnest: the hybrid network, its patch planned from the dataset. The default where `--data` is given.
 *
 * Command: `henn train --data Task04_Hippocampus`, with `--max_minutes 15` for a first look.
 * Cost: 400 epochs of 250 steps; on a GPU hours, on two cores days.
 * Expected: on Hippocampus a mean Dice of 0.86 within 3 minutes on two cores, of 0.88 within 15.
 */
export function production(): Config {
  return configSchema.parse({
    preset: 'production',
    training: { epochs: 400, iterations_per_epoch: 250 },
  })
}

/**
 * From pretrained weights on to another dataset: a quarter of the epochs at a third of the learning rate.
 *
 * Command: `henn train --config fine_tuning --pretrained checkpoints/best_model.pth --data FOLDER`
 * Cost: a quarter of `production`.
 * Expected: on Hippocampus what `production` reaches from nothing, in half its steps.
 */
export function fineTuning(): Config {
  const base = production()
  return configSchema.parse({
    ...base,
    preset: 'fine_tuning',
    training: { ...base.training, epochs: 100, learning_rate: base.training.learning_rate / 3, warmup_epochs: 1 },
  })
}

export const presets: Record<PresetName, () => Config> = {
  quick_test: quickTest,
  production,
  fine_tuning: fineTuning,
}

export const presetNames = Object.keys(presets) as PresetName[]

export function isPreset(name: unknown): name is PresetName {
  return presetNames.includes(name as PresetName)
}

/** The preset of that name; InputError with the nearest one where there is none. */
export function presetNamed(name: string, source: string): Config {
  if (isPreset(name)) return presets[name]()
  throw new InputError(`${source}: unknown preset ${JSON.stringify(name)}; did you mean ${nearest(name, presetNames)}? The presets are ${presetNames.join(', ')}.`)
}
