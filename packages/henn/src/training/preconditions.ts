import type { Config } from '../config/schema.js'
import { InputError } from '../errors.js'

/** Throws InputError where no data is named; synthetic volumes are taken for none only in quick_test. */
export function requireData({ preset, data }: Config): void {
  if (data.path !== null || data.dataset !== 'auto' || preset === 'quick_test') return
  throw new InputError('nothing to train on: give a dataset with --data FOLDER, set data.dataset to synthetic, or try --config quick_test.')
}

/** Throws InputError where weights are to be fine-tuned and none are named. */
export function requirePretrained({ preset, training }: Config): void {
  if (preset !== 'fine_tuning' || training.pretrained !== null) return
  throw new InputError('fine_tuning starts from a trained network: give its checkpoint with --pretrained FILE.')
}
