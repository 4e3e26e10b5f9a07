import { scope } from '@henn/torch'
import { existsSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { configSchema } from '../../config/schema.js'
import { InputError } from '../../errors.js'
import { npyBytes } from '../../io/npy-array.js'
import { writeDecathlonFolder, type FolderCase } from '../../testing/decathlon-folder.js'
import { temporaryFolder } from '../../testing/temporary.js'
import { openDataset, type Dataset } from '../dataset.js'
import { openStoredCase } from './case-file.js'
import { CasePool, type PoolOptions } from './case-pool.js'
import { fingerprintDataset } from './fingerprint-dataset.js'
import type { PreprocessPlan } from './preprocess-case.js'
import { preprocessDataset } from './preprocess-dataset.js'

const plan: PreprocessPlan = { axes: [0, 1, 2], spacingMm: [1, 1, 1], normalisations: [{ scheme: 'none' }], labelValues: [0, 1, 2] }
const cases: FolderCase[] = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({ id, shapeZyx: [3, 4, 5 + i] }))

function poolOf({ files }: Dataset, options: PoolOptions = {}): CasePool {
  const pool = new CasePool({ settings: configSchema.parse({}), files }, options)
  onTestFinished(() => pool.close())
  return pool
}

test('each case has its file, in which an interrupted run finds it again', async () => {
  const path = writeDecathlonFolder(temporaryFolder(), cases)
  const folder = temporaryFolder()
  const dataset = await openDataset(path)
  const ids = ['c', 'a', 'e']
  const seen: number[] = []
  const pool = poolOf(dataset, { workers: 2 })
  const onProgress = (done: number): void => void seen.push(done)
  const stored = await preprocessDataset({ dataset, ids, plan, folder }, pool, onProgress)
  expect(stored.map(({ id, channels, shapeZyx }) => ({ id, channels, shapeZyx }))).toEqual([
    { id: 'c', channels: 1, shapeZyx: [3, 4, 7] },
    { id: 'a', channels: 1, shapeZyx: [3, 4, 5] },
    { id: 'e', channels: 1, shapeZyx: [3, 4, 9] },
  ])
  expect(seen).toEqual([1, 2, 3])
  scope(() => {
    const { image, label, reference, positions } = openStoredCase(stored[1])
    expect([...(image.toTypedArray() as Float32Array)]).toEqual(Array.from({ length: 60 }, (_, i) => 100 + ((i * 7 + 1) % 50)))
    expect([...(label.toTypedArray() as Uint8Array)]).toEqual(Array.from({ length: 60 }, (_, i) => i % 3))
    expect(reference.toTypedArray()).toEqual(label.toTypedArray())
    // Of both classes, the first at 1, 4, 7 …
    expect(positions.numel).toBe(40)
    expect(positions.narrow(0, 0, 3).toArray()).toEqual([1, 4, 7])
  })

  const before = statSync(stored[1].path).mtimeMs
  truncateSync(stored[2].path, 100)
  const again = await preprocessDataset({ dataset, ids, plan, folder }, pool, onProgress)
  expect(again).toEqual(stored)
  expect(statSync(stored[1].path).mtimeMs).toBe(before)
  expect(statSync(stored[2].path).size).toBeGreaterThan(100)
  expect(seen).toEqual([1, 2, 3, 1])
})

test('a file that changed since, and another plan, are preprocessed anew', async () => {
  const path = writeDecathlonFolder(temporaryFolder(), cases)
  const folder = temporaryFolder()
  const dataset = await openDataset(path)
  const pool = poolOf(dataset)
  const made: number[] = []
  const prepare = (of: PreprocessPlan): Promise<unknown> =>
    preprocessDataset({ dataset, ids: ['a', 'b'], plan: of, folder }, pool, (done) => void made.push(done))
  await prepare(plan)
  utimesSync(join(path, 'imagesTr', 'b.nii'), 1, 1)
  await prepare(plan)
  expect(made).toEqual([1, 2, 1])
  await prepare({ ...plan, spacingMm: [1, 2, 2] })
  expect(made).toEqual([1, 2, 1, 1, 2])
})

test('what was made of other files stays for those that read it, but not for ever', async () => {
  const path = writeDecathlonFolder(temporaryFolder(), cases)
  const folder = temporaryFolder()
  const dataset = await openDataset(path)
  const pool = poolOf(dataset)
  const paths: string[] = []
  for (const seconds of [1, 2, 3]) {
    utimesSync(join(path, 'imagesTr', 'b.nii'), seconds, seconds)
    const [stored] = await preprocessDataset({ dataset, ids: ['b'], plan, folder }, pool)
    paths.push(stored.path)
    if (seconds === 1) utimesSync(stored.path, 1, 1)
  }
  expect(new Set(paths).size).toBe(3)
  expect(paths.map((one) => existsSync(one))).toEqual([false, true, true])
})

test('warnings about files are there again where a case is not read again', async () => {
  const folder = temporaryFolder()
  const table = join(folder, 'cases.json')
  for (const name of ['image', 'label']) writeFileSync(join(folder, `${name}.npy`), npyBytes({ data: new Uint8Array(27).fill(1), shape: [3, 3, 3] }))
  writeFileSync(table, JSON.stringify({ labels: { background: 0, a: 1 }, cases: [{ image: 'image.npy', label: 'label.npy' }] }))
  const dataset = await openDataset(table)
  const pool = poolOf(dataset)
  const cache = temporaryFolder()
  for (const _ of [1, 2]) {
    const [stored] = await preprocessDataset({ dataset, ids: ['image'], plan, folder: cache }, pool)
    expect(stored.warnings).toEqual([expect.stringMatching(/no image\.json beside it/), expect.stringMatching(/no label\.json beside it/)])
  }
})

test('the fingerprint is measured once, until a file changes', async () => {
  const path = writeDecathlonFolder(temporaryFolder(), cases)
  const folder = temporaryFolder()
  const pool = poolOf(await openDataset(path), { workers: 2 })
  const measured: number[] = []
  const measure = async (): ReturnType<typeof fingerprintDataset> =>
    fingerprintDataset(await openDataset(path), folder, pool, (done) => void measured.push(done))
  const first = await measure()
  expect(first.cases.map(({ id, shape_zyx }) => [id, shape_zyx])).toEqual(cases.map(({ id, shapeZyx }) => [id, shapeZyx]))
  expect(await measure()).toEqual(first)
  expect(measured).toEqual([1, 2, 3, 4, 5])
  utimesSync(join(path, 'labelsTr', 'c.nii'), 1, 1)
  await measure()
  expect(measured).toHaveLength(10)
})

test('cases that no fold uses are not measured', async () => {
  const dataset = await openDataset(writeDecathlonFolder(temporaryFolder(), cases))
  const splits = [{ training: ['a', 'b'], validation: ['c'] }, { training: ['a', 'c'], validation: ['b'] }]
  const { cases: measured } = await fingerprintDataset({ ...dataset, splits }, temporaryFolder(), poolOf(dataset))
  expect(measured.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

describe('what is wrong with a case', () => {
  const run = async (path: string): Promise<unknown> => {
    const dataset = await openDataset(path)
    return poolOf(dataset).run(dataset.cases.map(({ id }) => ({ kind: 'fingerprint', id })))
  }

  test('fault 13: a truncated file is named at once', async () => {
    const path = writeDecathlonFolder(temporaryFolder(), cases)
    truncateSync(join(path, 'imagesTr', 'd.nii'), 400)
    await expect(run(path)).rejects.toThrow(InputError)
    await expect(run(path)).rejects.toThrow(/imagesTr\/d\.nii/)
  })

  test('fault 19: foreign labels are gathered over the cases', async () => {
    const path = writeDecathlonFolder(temporaryFolder(), cases.map((one, i) => (i % 2 === 0 ? one : { ...one, label: (voxel) => (voxel === 0 ? 7 + i : 0) })))
    await expect(run(path)).rejects.toThrow(/Labels of 2 cases hold values that the dataset doesn't name: b \(8\), d \(10\)/)
  })

  test('one alone is told with its labels', async () => {
    const path = writeDecathlonFolder(temporaryFolder(), cases.map((one, i) => (i === 2 ? { ...one, label: () => 9 } : one)))
    await expect(run(path)).rejects.toThrow('Case c: its label holds 9, but the labels are 0 (background), 1 (a), 2 (b).')
  })
})

test('little memory means one case after the other', async () => {
  const dataset = await openDataset(writeDecathlonFolder(temporaryFolder(), cases))
  const results = await poolOf(dataset, { workers: 4, memoryBytes: 1 }).run<{ id: string }>(dataset.cases.map(({ id }) => ({ kind: 'fingerprint', id })))
  expect(results.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a stored case is a safetensors file that others read', async () => {
  const dataset = await openDataset(writeDecathlonFolder(temporaryFolder(), cases))
  const [stored] = await preprocessDataset({ dataset, ids: ['a'], plan, folder: temporaryFolder() }, poolOf(dataset))
  const bytes = readFileSync(stored.path)
  const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString()) as Record<string, { dtype: string; shape: number[] }>
  expect(header.image).toMatchObject({ dtype: 'F32', shape: [1, 3, 4, 5] })
  expect(header.label).toMatchObject({ dtype: 'U8', shape: [3, 4, 5] })
})
