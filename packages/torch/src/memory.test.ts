import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { empty, emptyCache, fromShared, getNumThreads, liveTensors, memoryStatistics, ones, OutOfMemoryError, resetPeakMemory, scope, setCudaMemoryFraction, setMemoryCap, setNumThreads, Tensor, TorchError, zeros } from './index.js'
import { startWorker } from './testing/child.js'

const MIB = 2 ** 20
const onLinux = process.platform === 'linux'

/** Bytes of this process that lie in memory. */
function residentBytes(): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
}

// Thousands of short operators: threads would only wait for each other beside other tests.
const threads = getNumThreads()
beforeAll(() => setNumThreads(1))
afterAll(() => setNumThreads(threads))

afterEach(() => {
  setMemoryCap(null)
})

describe.runIf(onLinux)('on Linux', () => {
  test('counts what tensors hold', () => {
    const before = memoryStatistics()
    const x = zeros([4 * MIB])
    const y = zeros([100])
    expect(memoryStatistics().inUse - before.inUse).toBeGreaterThanOrEqual(16 * MIB + 400)
    expect(memoryStatistics().inUse - before.inUse).toBeLessThan(16 * MIB + 4096)
    x.view([2, 2 * MIB]).release()
    x.release()
    y.release()
    expect(memoryStatistics().inUse).toBe(before.inUse)
    expect(memoryStatistics().peak).toBeGreaterThanOrEqual(before.inUse + 16 * MIB)
    resetPeakMemory()
    expect(memoryStatistics().peak).toBe(before.inUse)
  })

  test('shared memory is JavaScript’s, not counted', () => {
    const before = memoryStatistics().inUse
    const x = fromShared(new Float32Array(new SharedArrayBuffer(4 * MIB)), [MIB])
    expect(memoryStatistics().inUse).toBe(before)
    x.release()
  })

  test('memory is used again: a thousand rounds take no more than one', () => {
    const round = (): void => {
      scope(() => {
        const x = zeros([MIB / 4])
        x.add(1).mul(x).add(x.narrow(0, 0, MIB / 8).sum())
      })
    }
    for (let i = 0; i < 10; i++) round()
    const { resident } = memoryStatistics()
    const bytes = residentBytes()
    for (let i = 0; i < 1000; i++) round()
    expect(memoryStatistics().resident).toBe(resident)
    expect(residentBytes() - bytes).toBeLessThan(16 * MIB)
  })

  test('emptyCache gives it back', () => {
    emptyCache()
    const before = residentBytes()
    zeros([32 * MIB]).release()
    expect(residentBytes() - before).toBeGreaterThan(100 * MIB)
    expect(memoryStatistics().resident).toBeGreaterThanOrEqual(128 * MIB)
    emptyCache()
    expect(residentBytes() - before).toBeLessThan(32 * MIB)
    expect(memoryStatistics().resident).toBeLessThan(32 * MIB)
  })

  test('beyond the cap: an error of its own class, with figures; within it all goes on', () => {
    const cap = memoryStatistics().inUse + 9 * MIB
    setMemoryCap(cap)
    const x = zeros([MIB])
    expect(() => zeros([2 * MIB])).toThrow(OutOfMemoryError)
    expect(() => x.to({ dtype: 'float64' })).toThrow(
      /^to: out of memory on the CPU: 8 MiB were asked for, \d+ MiB are in use; the memory cap of \d+ MiB refused\. Use a smaller batch or patch\.$/,
    )
    expect(x.add(0).sum().item()).toBe(0)
    expect(setMemoryCap(null)).toBe(cap)
    expect(scope(() => zeros([8 * MIB]).numel)).toBe(8 * MIB)
    x.release()
    expect(setMemoryCap(0)).toBe(null)
    expect(() => zeros([1])).toThrow(OutOfMemoryError)
  })

  test('what is kept stays within the peak, whatever the sizes', () => {
    emptyCache()
    resetPeakMemory()
    const before = residentBytes()
    const random = sequence(5)
    const live: Tensor[] = []
    for (let i = 0; i < 4000; i++) {
      if (live.length > 20 + 40 * Math.sin(i / 100)) live.splice(random() % live.length, 1)[0].release()
      live.push(ones([MIB / 16 + (random() % MIB)], { dtype: 'uint8' }))
    }
    const { peak, resident } = memoryStatistics()
    expect(resident).toBeLessThanOrEqual(peak + Math.max(32 * MIB, peak / 8))
    // A huge page (2 MiB) may lie in memory for a block that uses a part of it.
    expect(residentBytes() - before).toBeLessThan(resident + 48 * MIB)
    for (const x of live) x.release()
  })
})

/** Whole numbers that look random and are the same in every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
}

test('no block overlaps another, from several threads at once', async () => {
  /** Takes and frees blocks in random order, each filled with a number of its own, and counts those that changed. */
  function fuzz(torch: Pick<typeof import('./index.js'), 'empty' | 'liveTensors'>, seed: number): number[] {
    let state = seed
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 8
    }
    const live: { x: ReturnType<typeof torch.empty>; value: number }[] = []
    let checked = 0
    let damaged = 0
    const drop = (): void => {
      const [{ x, value }] = live.splice(random() % live.length, 1)
      checked++
      const same = x.eq(value)
      const all = same.all()
      if (all.item() !== 1) damaged++
      for (const each of [x, same, all]) each.release()
    }
    for (let i = 0; i < 400; i++) {
      if (live.length > 20) drop()
      // On both sides of 64 KiB, where another allocator takes over.
      const size = 1 + (random() % [100, 20_000, 70_000, 300_000][random() % 4])
      const value = (seed * 1000 + i) % 65_536
      live.push({ x: torch.empty([size], { dtype: 'int32' }).fill_(value), value })
    }
    while (live.length > 0) drop()
    return [checked, damaged]
  }
  const before = memoryStatistics().inUse
  const workers = [1, 2, 3, 4].map((seed) => startWorker(fuzz, seed))
  const here = fuzz({ empty, liveTensors }, 5)
  const results = await Promise.all(workers.map(({ result }) => result))
  await Promise.all(workers.map(({ worker }) => worker.terminate()))
  for (const result of [here, ...results]) expect(result).toEqual([400, 0])
  expect(memoryStatistics().inUse - before).toBeLessThan(MIB)
})

test('what cannot be set', () => {
  expect(() => setMemoryCap(-1)).toThrow(new TorchError('setMemoryCap: the cap must be a number of bytes, not -1'))
  expect(() => setMemoryCap(0.5)).toThrow(/must be a safe integer/)
  expect(() => setCudaMemoryFraction(0)).toThrow(/the fraction must lie in \(0, 1\], not 0/)
  expect(() => memoryStatistics('mps')).toThrow(/memory is counted on the CPU and on CUDA devices/)
  expect(memoryStatistics('cuda:0')).toEqual({ inUse: 0, peak: 0, resident: 0 })
})
