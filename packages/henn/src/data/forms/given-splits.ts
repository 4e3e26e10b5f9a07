import { InputError } from '../../errors.js'
import type { Split } from '../dataset.js'

/** Throws InputError naming `path` where splits that come with a dataset don't fit its cases. `at` names one in a message. */
export function checkSplits(splits: readonly Split[], ids: readonly string[], path: string, at = (index: number): string => `split ${index}`): void {
  const known = new Set(ids)
  for (const [index, { training, validation }] of splits.entries()) {
    if (training.length === 0 || validation.length === 0) throw new InputError(`${path}: ${at(index)} has no case to ${training.length === 0 ? 'train on' : 'validate with'}. Correct the file.`)
    const seen = new Set<string>()
    for (const id of [...training, ...validation]) {
      if (!known.has(id)) throw new InputError(`${path}: ${at(index)} names the case ${JSON.stringify(id.slice(0, 60))}, which the dataset doesn't have. Correct the file.`)
      if (seen.has(id)) throw new InputError(`${path}: ${at(index)} names the case ${id} twice. Keep one.`)
      seen.add(id)
    }
  }
}
