import { describe, expect, test } from 'vitest'
import { fold, splitOf, strataOf } from './splits.js'

const cases = Array.from({ length: 23 }, (_, i) => ({ id: `case_${i}` }))
const ids = cases.map(({ id }) => id).toSorted()

test('every case is held out once, in folds of almost equal size', () => {
  const folds = [0, 1, 2, 3, 4].map((number) => fold(cases, { fold: number, seed: 3 }))
  expect(folds.flatMap(({ validation }) => validation).toSorted()).toEqual(ids)
  expect(folds.map(({ validation }) => validation.length)).toEqual([5, 5, 5, 4, 4])
  for (const { training, validation } of folds) expect([...training, ...validation].toSorted()).toEqual(ids)
})

test('the folds depend on the seed and the ids, not on the order of the cases', () => {
  const one = fold(cases, { fold: 0, seed: 3 })
  expect(fold(cases.toReversed(), { fold: 0, seed: 3 })).toEqual(one)
  expect(fold(cases, { fold: 0, seed: 4 })).not.toEqual(one)
})

test('a fold that is not there is refused', () => {
  expect(() => fold(cases, { fold: 5, seed: 0 })).toThrow('fold is 5, and must be from 0 to 4.')
  expect(() => fold(cases, { fold: 0.5, seed: 0 })).toThrow(/fold is 0.5/)
  expect(() => fold(cases.slice(0, 4), { fold: 0, seed: 0 })).toThrow("4 cases can't be split into 5 folds. Add cases or lower data.folds.")
  expect(() => fold(cases, { folds: 1, fold: 0, seed: 0 })).toThrow(/folds is 1/)
})

describe('cases of one patient', () => {
  const sizes = [1, 3, 1, 2, 5, 1, 1, 2, 4, 1, 1, 3, 2, 1]
  const ofPatients = sizes.flatMap((size, patient) => Array.from({ length: size }, (_, scan) => ({ id: `p${patient}_${scan}`, patient: `p${patient}` })))
  const foldsOf = (given: typeof ofPatients, folds = 4) => Array.from({ length: folds }, (_, number) => fold(given, { folds, fold: number, seed: 1 }))

  test('are never on both sides, and each is held out once', () => {
    const patientOf = (id: string): string => id.split('_')[0]
    const folds = foldsOf(ofPatients)
    expect(folds.flatMap(({ validation }) => validation).toSorted()).toEqual(ofPatients.map(({ id }) => id).toSorted())
    for (const { training, validation } of folds) {
      const trained = new Set(training.map(patientOf))
      expect(validation.map(patientOf).filter((patient) => trained.has(patient))).toEqual([])
    }
  })

  test('leave the folds as large as each other', () => {
    expect(foldsOf(ofPatients).map(({ validation }) => validation.length)).toEqual([7, 7, 7, 7])
  })

  test('are found in any order', () => {
    expect(foldsOf(ofPatients.toReversed())).toEqual(foldsOf(ofPatients))
  })

  test('a patient called like a case of nobody is told apart from it', () => {
    const given = [...cases.slice(0, 8), { id: 'x', patient: 'case_0' }, { id: 'y', patient: 'case_0' }]
    const parts = [0, 1].map((number) => fold(given, { folds: 2, fold: number, seed: 0 }))
    for (const { validation } of parts) expect(validation.includes('x')).toBe(validation.includes('y'))
    expect(parts.map(({ validation }) => validation.length)).toEqual([5, 5])
  })

  test('fewer patients than folds are refused', () => {
    expect(() => fold(ofPatients.filter(({ patient }) => patient === 'p4' || patient === 'p8'), { folds: 5, fold: 0, seed: 0 })).toThrow("2 patients can't be split into 5 folds. Add patients or lower data.folds.")
  })

  test('single cases of their own patients are split as without', () => {
    const given = cases.map(({ id }) => ({ id, patient: id }))
    expect(fold(given, { fold: 2, seed: 3 })).toEqual(fold(cases, { fold: 2, seed: 3 }))
  })
})

describe('strata', () => {
  test('the labels that are there, or where all have the same, how much of them', () => {
    const [both, one, more] = [[1, 2], [2], [1, 2]].map((labels, i) => ({ id: 'abc'[i], labels, foreground_mm3: 3 + i }))
    expect(strataOf([both, one])).toEqual(new Map([['a', '1,2'], ['b', '2']]))
    expect(strataOf([both, more])).toEqual(new Map([['a', 3], ['c', 5]]))
  })

  test('each fold has its share of each kind, and folds are of almost equal size', () => {
    const strata = new Map(cases.map(({ id }, i) => [id, i < 7 ? 'tumour' : i < 9 ? 'cyst' : 'healthy']))
    const folds = [0, 1, 2, 3, 4].map((number) => fold(cases, { fold: number, seed: 3, strata }))
    expect(folds.map(({ validation }) => validation.length).toSorted((a, b) => a - b)).toEqual([4, 4, 5, 5, 5])
    for (const kind of ['tumour', 'cyst', 'healthy']) {
      const counts = folds.map(({ validation }) => validation.filter((id) => strata.get(id) === kind).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
    expect(folds.flatMap(({ validation }) => validation).toSorted()).toEqual(ids)
  })

  test('of numbers each fold has one out of each run of neighbours', () => {
    const strata = new Map(cases.map(({ id }, i) => [id, (i * 7919) % 1000]))
    const bySize = ids.toSorted((a, b) => strata.get(a)! - strata.get(b)!)
    for (const number of [0, 1, 2, 3, 4]) {
      const { validation } = fold(cases, { fold: number, seed: 3, strata })
      for (const start of [0, 5, 10, 15]) expect(validation.filter((id) => bySize.slice(start, start + 5).includes(id))).toHaveLength(1)
    }
  })

  test('go with patients', () => {
    const given = cases.map(({ id }, i) => ({ id, patient: `p${i >> 1}` }))
    const strata = new Map(cases.map(({ id }, i) => [id, i >> 1 < 6 ? 'tumour' : 'healthy']))
    const counts = [0, 1, 2].map((number) => fold(given, { folds: 3, fold: number, seed: 3, strata }).validation.filter((id) => strata.get(id) === 'tumour').length)
    expect(counts).toEqual([4, 4, 4])
  })
})

describe("the dataset's own folds", () => {
  const splits = [{ training: ['b', 'a'], validation: ['c'] }, { training: ['c'], validation: ['b', 'a'] }]
  const dataset = { cases: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], splits }

  test('go before others, however many are asked for', () => {
    expect(splitOf(dataset, { folds: 5, fold: 0, seed: 7 })).toEqual({ training: ['a', 'b'], validation: ['c'] })
    expect(splitOf(dataset, { fold: 1, seed: 0 })).toEqual({ training: ['c'], validation: ['a', 'b'] })
  })

  test.each([2, -1, 0.5])('fold %s, which is not there, is refused', (number) => {
    expect(() => splitOf(dataset, { fold: number, seed: 0 })).toThrow(`fold is ${number}, and the dataset comes with 2 folds, from 0 on. Set data.fold to one of them.`)
  })

  test.each([undefined, []])('where there are none, cases are split', (none) => {
    expect(splitOf({ cases, splits: none }, { fold: 0, seed: 3 })).toEqual(fold(cases, { fold: 0, seed: 3 }))
  })
})
