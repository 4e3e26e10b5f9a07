import { InputError } from '../errors.js'
import { plural } from '../plural.js'
import { Random } from './random.js'

export interface FoldOptions {
  /** Number of parts; 5 unless said otherwise. */
  folds?: number
  /** The part held out for validation, from 0. */
  fold: number
  seed: number
}

/**
 * Splits cases for cross-validation: every case is held out in exactly one of the folds, whose sizes differ by at
 * most one. Depends on the ids, not on their order. Throws InputError for a fold that isn't there.
 */
export function fold(
  cases: readonly { id: string }[],
  { folds = 5, fold: held, seed }: FoldOptions,
): { training: string[]; validation: string[] } {
  if (!Number.isInteger(folds) || folds < 2) throw new InputError(`folds is ${folds}, and must be a whole number from 2 on.`)
  if (!Number.isInteger(held) || held < 0 || held >= folds) {
    throw new InputError(`fold is ${held}, and must be from 0 to ${folds - 1}.`)
  }
  if (cases.length < folds) {
    throw new InputError(`${plural(cases.length, 'case')} can't be split into ${folds} folds. Add cases or lower data.folds.`)
  }
  const ids = cases.map(({ id }) => id).toSorted()
  const shuffled = new Random(seed, 'folds', folds).shuffled(ids)
  const validation = shuffled.filter((_, i) => i % folds === held).toSorted()
  const heldOut = new Set(validation)
  return { training: ids.filter((id) => !heldOut.has(id)), validation }
}
