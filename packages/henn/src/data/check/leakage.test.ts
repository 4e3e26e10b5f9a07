import { expect, test } from 'vitest'
import type { CaseRef, Dataset, Split } from '../dataset.js'
import { fold } from '../splits.js'
import { leakage, splitsOf } from './leakage.js'
import type { CaseReport } from './report.js'

const rules = { folds: 2, seed: 0 }
const labels = [{ value: 0, name: 'background' }, { value: 1, name: 'liver' }]

function datasetOf(cases: CaseRef[], splits?: Split[]): Dataset {
  const load = (): never => {
    throw new Error('not read')
  }
  return { name: 'd', labels, channels: ['MRI'], cases, splits, load }
}

const refs = (...ids: string[]): CaseRef[] => ids.map((id) => ({ id }))

test('the splits are those that training takes', () => {
  const cases = refs('a', 'b', 'c', 'd', 'e')
  const { splits, problems } = splitsOf(datasetOf(cases), [], { folds: 3, seed: 7 })
  expect(problems).toEqual([])
  expect(splits).toEqual([0, 1, 2].map((number) => fold(cases, { folds: 3, fold: number, seed: 7 })))
  const given = [{ training: ['a', 'b'], validation: ['c'] }]
  expect(splitsOf(datasetOf(cases, given), [], rules)).toEqual({ splits: given, problems: [] })
  expect(splitsOf(datasetOf(cases, []), [], rules).splits).toHaveLength(2)
})

test('each fold has its share of what the cases hold, as in training', () => {
  const cases = refs(...Array.from({ length: 12 }, (_, i) => `case_${i}`))
  const hasTumour = (i: number): boolean => i % 4 === 0
  const measured = cases.map(({ id }, i): CaseReport => ({
    id,
    image: null,
    label: { classes: [{ value: 2, voxels: 5, volumeMm3: 5 }, { value: 1, voxels: hasTumour(i) ? 1 : 0, volumeMm3: 0 }], ignoredVoxels: hasTumour(i) ? 3 : 0, sha256: '' },
  }))
  const strata = new Map(cases.map(({ id }, i) => [id, hasTumour(i) ? '1,2,9' : '2']))
  const { splits } = splitsOf({ ...datasetOf(cases), ignoreLabel: 9 }, measured, { folds: 3, seed: 0 })
  expect(splits).toEqual([0, 1, 2].map((number) => fold(cases, { folds: 3, fold: number, seed: 0, strata })))
  expect(splits.map(({ validation }) => validation.filter((id) => strata.get(id) !== '2').length)).toEqual([1, 1, 1])
})

test('splits that cannot be', () => {
  expect(splitsOf(datasetOf(refs('a')), [], rules)).toEqual({
    splits: [],
    problems: [{ kind: 'splits', cases: [], message: "1 case can't be split into 2 folds. Add cases or lower data.folds." }],
  })
  const given = [
    { training: ['a', 'x', 'y'], validation: ['b'] },
    { training: ['a', 'b'], validation: ['b'] },
    { training: ['a'], validation: [] },
  ]
  expect(splitsOf(datasetOf(refs('a', 'b'), given), [], rules).problems).toEqual([
    { kind: 'splits', cases: [], message: "fold 0 names x, y, which the dataset doesn't have" },
    { kind: 'splits', cases: [], message: 'fold 1 has b both to train on and to validate' },
    { kind: 'splits', cases: [], message: 'fold 2 has no case to validate' },
  ])
})

test('images and patients that stand on both sides, with the folds in which they do', () => {
  const cases = [{ id: 'a', patient: '1' }, { id: 'b', patient: '1' }, { id: 'c', patient: '2' }, { id: 'd', patient: '3' }]
  const splits = [
    { training: ['a', 'b'], validation: ['c', 'd'] },
    { training: ['a', 'c'], validation: ['b', 'd'] },
    { training: ['b', 'd'], validation: ['a', 'c'] },
  ]
  expect(leakage(splits, cases, [['a', 'c'], ['c', 'd']])).toEqual([
    { kind: 'leak_image', cases: ['a', 'c'], message: 'in fold 0' },
    { kind: 'leak_image', cases: ['c', 'd'], message: 'in folds 1, 2' },
    { kind: 'leak_patient', cases: ['a', 'b'], message: 'in folds 1, 2' },
  ])
})

test('names that begin alike are a hint, but not where all do, nor where a patient is named', () => {
  const splits = [{ training: ['p1_left', 'p2-a', 'p3_0'], validation: ['p1_right', 'p2-b', 'p4_0'] }]
  const ids = [...splits[0].training, ...splits[0].validation]
  expect(leakage(splits, refs(...ids), [])).toEqual([
    { kind: 'leak_names', cases: ['p1_left', 'p1_right'], message: 'in fold 0' },
    { kind: 'leak_names', cases: ['p2-a', 'p2-b'], message: 'in fold 0' },
  ])
  expect(leakage(splits, ids.map((id) => ({ id, patient: id })), [])).toEqual([])
  const alike = [{ training: ['Task04_1', 'Task04_2'], validation: ['Task04_3'] }]
  expect(leakage(alike, refs('Task04_1', 'Task04_2', 'Task04_3'), [])).toEqual([])
  const plain = [{ training: ['liver_1', 'liver_2'], validation: ['liver_3', 'x'] }]
  expect(leakage(plain, refs('liver_1', 'liver_2', 'liver_3', 'x'), [])).toEqual([])
})
