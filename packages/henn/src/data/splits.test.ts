import { expect, test } from 'vitest'
import { fold } from './splits.js'

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
