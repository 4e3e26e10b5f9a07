import { InputError } from '../errors.js'
import { plural } from '../plural.js'
import type { CaseRef, Dataset, Split } from './dataset.js'
import { Random } from './random.js'

export interface FoldOptions {
  /** Number of parts; 5 unless said otherwise. */
  folds?: number
  /** The part held out for validation, from 0. */
  fold: number
  seed: number
  /** What each fold should have its share of, by id: a kind of case, or a number such as the size of the foreground. */
  strata?: ReadonlyMap<string, string | number>
}

/** Cases that stay together: those of one patient, else one. */
interface Group {
  ids: string[]
  stratum: string
}

/**
 * Splits cases for cross-validation: every case is held out in exactly one of the folds. Cases of one patient are never on both
 * sides; the folds' sizes differ by at most one case, or by as little as patients with several allow. With `strata` each fold has
 * its share of each kind, or of small and large ones. Depends on the ids, not on their order. Throws InputError for a fold that
 * isn't there.
 */
export function fold(cases: readonly { id: string; patient?: string }[], { folds = 5, fold: held, seed, strata }: FoldOptions): Split {
  if (!Number.isInteger(folds) || folds < 2) throw new InputError(`folds is ${folds}, and must be a whole number from 2 on.`)
  if (!Number.isInteger(held) || held < 0 || held >= folds) {
    throw new InputError(`fold is ${held}, and must be from 0 to ${folds - 1}.`)
  }
  const together = groupsOf(cases)
  if (together.size < folds) {
    const noun = together.size < cases.length ? 'patient' : 'case'
    throw new InputError(`${plural(together.size, noun)} can't be split into ${folds} folds. Add ${noun}s or lower data.folds.`)
  }
  const keys = new Random(seed, 'folds', folds).shuffled([...together.keys()].toSorted())
  const groups = withStrata(keys.map((key) => together.get(key)!), strata, folds)
  const ids = cases.map(({ id }) => id).toSorted()
  const heldOut = new Set(deal(groups, folds)[held])
  return { training: ids.filter((id) => !heldOut.has(id)), validation: ids.filter((id) => heldOut.has(id)) }
}

/** The fold that the dataset brings, or where it brings none, that of its cases. Throws InputError for one that isn't there. */
export function splitOf({ cases, splits }: Pick<Dataset, 'cases' | 'splits'>, options: FoldOptions): Split {
  if (splits === undefined || splits.length === 0) return fold(cases, options)
  const split = splits[options.fold]
  if (split === undefined) throw new InputError(`fold is ${options.fold}, and the dataset comes with ${plural(splits.length, 'fold')}, from 0 on. Set data.fold to one of them.`)
  return { training: split.training.toSorted(), validation: split.validation.toSorted() }
}

/** What folds should have their share of: which labels there are, or where that is the same in all cases, how much foreground. */
export function strataOf(cases: readonly { id: string; labels: readonly number[]; foreground_mm3: number }[]): Map<string, string | number> {
  const kinds = new Set(cases.map(({ labels }) => labels.join()))
  return new Map(cases.map(({ id, labels, foreground_mm3 }) => [id, kinds.size > 1 ? labels.join() : foreground_mm3]))
}

/** The cases that some fold trains on or validates; where the dataset brings no folds, all. */
export function casesInUse({ cases, splits }: Pick<Dataset, 'cases' | 'splits'>): CaseRef[] {
  if (splits === undefined || splits.length === 0) return cases
  const used = new Set(splits.flatMap(({ training, validation }) => [...training, ...validation]))
  return cases.filter(({ id }) => used.has(id))
}

/** Ids by what keeps them together. */
function groupsOf(cases: readonly { id: string; patient?: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { id, patient } of cases) {
    // Told apart, since a patient may be called like somebody else's case.
    const key = patient === undefined ? `case ${id}` : `patient ${patient}`
    groups.set(key, [...(groups.get(key) ?? []), id])
  }
  return groups
}

/** Numbers become strata of neighbours in size, as many in each as there are folds. */
function withStrata(groups: readonly string[][], strata: FoldOptions['strata'], folds: number): Group[] {
  const valuesOf = (ids: readonly string[]): (string | number)[] => ids.map((id) => strata?.get(id) ?? '')
  if (strata === undefined || !groups.flatMap(valuesOf).every((value) => typeof value === 'number')) {
    return groups.map((ids) => ({ ids, stratum: [...new Set(valuesOf(ids).map(String))].toSorted().join('\n') }))
  }
  const means = groups.map((ids) => valuesOf(ids).reduce<number>((sum, value) => sum + Number(value), 0) / ids.length)
  const order = groups.map((_, i) => i).toSorted((a, b) => means[a] - means[b])
  return order.map((i, rank) => ({ ids: groups[i], stratum: String(Math.floor(rank / folds)) }))
}

/**
 * Ids by fold. The largest groups come first; each goes to the fold that has the fewest cases of its stratum, and of those to the
 * one that has the fewest cases.
 */
function deal(groups: readonly Group[], folds: number): string[][] {
  const parts = Array.from({ length: folds }, () => ({ ids: [] as string[], ofStratum: new Map<string, number>() }))
  const strata = [...new Set(groups.map(({ stratum }) => stratum))]
  const ordered = strata.flatMap((stratum) => groups.filter((group) => group.stratum === stratum).toSorted((a, b) => b.ids.length - a.ids.length))
  for (const { ids, stratum } of ordered) {
    const [part] = parts.toSorted((a, b) => (a.ofStratum.get(stratum) ?? 0) - (b.ofStratum.get(stratum) ?? 0) || a.ids.length - b.ids.length)
    part.ids.push(...ids)
    part.ofStratum.set(stratum, (part.ofStratum.get(stratum) ?? 0) + ids.length)
  }
  return parts.map(({ ids }) => ids)
}
