import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { storedCases } from '../testing/stored-cases.js'
import { augmentConfig } from './augment/config.js'
import { createLoader, type Batch, type Loader, type LoaderOptions } from './loader.js'
import { syntheticDataset } from './synthetic.js'

const dataset = syntheticDataset({ cases: 7, seed: 2, shapeZyx: [16, 18, 20] })
const cases = await storedCases(dataset)

function open(changes: Partial<LoaderOptions>): Loader {
  const loader = createLoader({
    cases,
    patchSizeZyx: [8, 8, 12],
    batchSize: 2,
    foregroundRatio: 0.33,
    augment: augmentConfig.parse({ mirror_axes: [0, 1, 2] }),
    previousClasses: [],
    insideChannels: [],
    device: 'cpu',
    seed: 1,
    workers: 2,
    ...changes,
  })
  onTestFinished(() => loader.close())
  return loader
}

/** A loader with its threads. */
async function openWatched(changes: Partial<LoaderOptions>): Promise<{ loader: Loader; workers: Worker[] }> {
  const workers: Worker[] = []
  const add = (worker: Worker): void => void workers.push(worker)
  process.on('worker', add)
  const loader = open(changes)
  await setImmediate() // the event comes a tick later
  process.off('worker', add)
  return { loader, workers }
}

async function take(loader: Loader, count: number): Promise<Omit<Batch, 'release'>[]> {
  const batches = []
  for (let i = 0; i < count; i++) {
    const batch = await loader.next()
    const { step, ids, image, label } = batch
    batches.push({ step, ids, image: image.slice(), label: label.slice() })
    batch.release()
  }
  return batches
}

test('batches come in order and are the same with any number of workers', async () => {
  const inline = await take(open({ workers: 0 }), 30)
  expect(inline.map(({ step }) => step)).toEqual([...Array(30).keys()])
  expect(inline[0].image).toHaveLength(2 * 8 * 8 * 12)
  expect(new Set(inline.map(({ image }) => image.join())).size).toBe(30)
  for (const workers of [1, 3]) expect(await take(open({ workers }), 30)).toEqual(inline)
})

test('a loader that starts later goes on with the same batches', async () => {
  const all = await take(open({}), 9)
  expect(await take(open({ startStep: 5 }), 4)).toEqual(all.slice(5))
  expect(await take(open({ startStep: 5, workers: 0 }), 4)).toEqual(all.slice(5))
})

test('batches in use are not written to, and holding all of them is an error, not a hang', async () => {
  for (const workers of [0, 1]) {
    const loader = open({ workers })
    const held = [await loader.next(), await loader.next(), await loader.next(), await loader.next()]
    const copies = held.map(({ image }) => image.slice())
    expect(held.map(({ step }) => step)).toEqual([0, 1, 2, 3])
    if (workers === 1) await expect(loader.next()).rejects.toThrow(/4 batches are in use; release/)
    held[2].release()
    held[2].release()
    expect((await loader.next()).step).toBe(4)
    for (const i of [0, 1, 3]) expect(held[i].image).toEqual(copies[i])
  }
})

test('several batches can be waited for at once', async () => {
  const loader = open({})
  const batches = await Promise.all([loader.next(), loader.next(), loader.next()])
  expect(batches.map(({ step }) => step)).toEqual([0, 1, 2])
})

test('arrays are shared, not copied', async () => {
  const { image, label } = await open({}).next()
  expect(image.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(label.buffer).toBeInstanceOf(SharedArrayBuffer)
})

describe('fault 26: workers that fail', () => {
  const broken = cases.map((entry) => ({ ...entry, foreground: { classes: [1], starts: [] } }))

  test("a worker's error, with its case, reaches the next call at once and every later one", async () => {
    const loader = open({ cases: broken, foregroundRatio: 1 })
    const message = /^Case synthetic_00\d: no patch could be made in step \d/
    await expect(loader.next()).rejects.toThrow(message)
    await expect(loader.next()).rejects.toThrow(message)
    await expect(open({ cases: broken, foregroundRatio: 1, workers: 0 }).next()).rejects.toThrow(message)
  })

  test('a killed worker is noticed while its batch is waited for, and its cases are named', async () => {
    const { loader, workers } = await openWatched({ workers: 1 })
    const rejected = expect(loader.next()).rejects.toMatchObject({
      name: 'RunError',
      message: expect.stringMatching(/^Loader worker 0 ended \(exit code \d\) while it made step \d of cases synthetic_00\d, synthetic_00\d\./),
    })
    await workers[0].terminate()
    await rejected
  })

  test('a worker killed while idle is noticed by the next call that needs it', async () => {
    const { loader, workers } = await openWatched({})
    await take(loader, 10)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await workers[1].terminate()
    await expect(loader.next()).rejects.toThrow(/^Loader worker 1 ended \(exit code 1\)\. Resume/)
  })

  test('closing ends the threads and rejects whoever waits', async () => {
    const { loader, workers } = await openWatched({})
    const exits = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)))
    const next = loader.next()
    const rejected = expect(next).rejects.toThrow('The loader was closed.')
    await loader.close()
    await rejected
    expect(await Promise.all(exits)).toHaveLength(2)
    await expect(loader.next()).rejects.toThrow('The loader was closed.')
  })
})

test('cases that do not go together are refused', () => {
  expect(() => open({ cases: [] })).toThrow('There are no cases to train on.')
  expect(() => open({ cases: [cases[0], { ...cases[1], channels: 2 }] })).toThrow(
    'Case synthetic_001 has 2 channels but case synthetic_000 has 1. Leave one out.',
  )
})
