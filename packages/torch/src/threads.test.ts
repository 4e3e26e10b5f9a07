import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { autocast, getNumThreads, liveTensors, manualSeed, noGrad, ops, rand, memoryStatistics, scope, setNumThreads, TorchError } from './index.js'
import { inWorker, startWorker } from './testing/child.js'

/** Loss and milliseconds of a small training step. */
function step(): { loss: number; ms: number } {
  const begin = performance.now()
  const loss = scope(() => {
    manualSeed(1)
    const x = rand([1, 8, 12, 12, 12])
    const weight = rand([8, 8, 3, 3, 3])
    weight.requiresGrad = true
    const value = ops.conv3d(x, weight, null, 1, 1).pow(2).mean()
    value.backward()
    return value.add(weight.grad!.sum()).item()
  })
  return { loss, ms: performance.now() - begin }
}

function medianMs(): number {
  return Array.from({ length: 9 }, () => step().ms).sort((a, b) => a - b)[4]
}

test('four workers start, compute on one thread each and leave the main thread as it was', async () => {
  const threads = getNumThreads()
  const before = step()
  const msBefore = medianMs()
  const workers = [1, 2, 3, 4].map((seed) =>
    startWorker((torch, factor) => {
      const atStart = torch.getNumThreads()
      const sum = torch.scope(() => torch.ones([64, 64]).matmul(torch.full([64, 64], factor)).sum().item())
      return { atStart, atEnd: torch.getNumThreads(), sum, live: torch.liveTensors() }
    }, seed),
  )
  const results = await Promise.all(workers.map(({ result }) => result))
  expect(results).toEqual([1, 2, 3, 4].map((factor) => ({ atStart: 1, atEnd: 1, sum: 64 ** 3 * factor, live: 0 })))
  // They still run.
  expect(getNumThreads()).toBe(threads)
  const msBeside = medianMs()
  expect(step().loss).toBe(before.loss)
  await Promise.all(workers.map(({ worker }) => worker.terminate()))
  expect(getNumThreads()).toBe(threads)
  console.log(`step: ${msBefore.toFixed(1)} ms alone, ${msBeside.toFixed(1)} ms beside four idle workers, ${threads} threads`)
})

test('a count set in one thread is not another’s', async () => {
  const threads = getNumThreads()
  setNumThreads(2)
  const inside = await inWorker((torch) => {
    const counts = [torch.getNumThreads()]
    torch.setNumThreads(3)
    counts.push(torch.getNumThreads())
    return counts
  }, null)
  expect(inside).toEqual([1, 3])
  expect(getNumThreads()).toBe(2)
  expect(await inWorker((torch) => torch.getNumThreads(), null)).toBe(1)
  setNumThreads(threads)
  expect(() => setNumThreads(0)).toThrow(new TorchError('setNumThreads: the number of threads must be at least 1, not 0'))
})

test.runIf(process.platform === 'linux')('a worker’s matrix products and convolutions start no threads, whatever the main thread’s count', async () => {
  const threads = getNumThreads()
  setNumThreads(4)
  /** Threads of this process that live while a worker does, after its work. */
  async function threadsOf(body: (torch: typeof import('./index.js')) => number): Promise<number> {
    const before = readdirSync('/proc/self/task').length
    const { worker, result } = startWorker(body, null)
    await result
    const during = readdirSync('/proc/self/task').length
    await worker.terminate()
    return during - before
  }
  // Node's own pool starts with the first one.
  await threadsOf((torch) => torch.getNumThreads())
  const idle = await threadsOf((torch) => torch.getNumThreads())
  const busy = await threadsOf((torch) =>
    torch.scope(() => {
      const x = torch.rand([600, 600])
      const y = torch.ops.conv3d(torch.rand([1, 8, 24, 24, 24]), torch.rand([8, 8, 3, 3, 3]))
      return x.matmul(x).sum().add(y.sum()).item()
    }),
  )
  setNumThreads(threads)
  expect(busy).toBe(idle)
})

test('gradient mode, autocast, scopes and tensors are each thread’s own', async () => {
  const x = rand([2])
  // The worker starts here; what is set around it is this thread's.
  const inside = noGrad(() => autocast('bfloat16', () => inWorker((torch) => {
    const y = torch.ones([1, 1])
    return [torch.isGradEnabled(), torch.scope(() => y.matmul(y).dtype), torch.liveTensors()]
  }, null)))
  expect(await inside).toEqual([true, 'float32', 1])
  x.release()
})

test('an error in a worker has its class there too', async () => {
  const names = await inWorker((torch) => {
    const nameOf = (body: () => unknown): string => {
      try {
        body()
      } catch (error) {
        return `${error instanceof torch.TorchError} ${(error as Error).name}`
      }
      return 'none'
    }
    return [nameOf(() => torch.zeros([2]).add(torch.zeros([3]))), nameOf(() => torch.zeros([2 ** 30, 2 ** 30]))]
  }, null)
  expect(names).toEqual(['true TorchError', 'true OutOfMemoryError'])
})

test('workers end with tensors alive, borrowed memory and open scopes, and give their memory back', async () => {
  const before = memoryStatistics().inUse
  const shared = new Float32Array(new SharedArrayBuffer(4 << 20))
  for (let round = 0; round < 5; round++) {
    const workers = [0, 1].map(() =>
      startWorker((torch, data) => {
        const holder = globalThis as unknown as { held: unknown[] }
        const x = torch.fromShared(data, [1 << 20])
        const weight = torch.rand([1 << 18]).keep('weight')
        weight.requiresGrad = true
        holder.held = [x, x.add(1), weight.mul(2).sum(), torch.fromShared(new Float32Array(new SharedArrayBuffer(400)), [100])]
        return torch.liveTensors()
      }, shared),
    )
    expect(await Promise.all(workers.map(({ result }) => result))).toEqual([6, 6])
    // Some end by themselves, some are stopped.
    workers[0].worker.postMessage('end')
    await Promise.all([new Promise((resolve) => workers[0].worker.once('exit', resolve)), workers[1].worker.terminate()])
  }
  if (process.platform === 'linux') expect(memoryStatistics().inUse).toBeLessThanOrEqual(before)
  expect(liveTensors()).toBe(0)
})

test('a worker that is stopped in the middle of its work', async () => {
  const { worker, result } = startWorker((torch) => {
    for (;;) torch.scope(() => torch.rand([256, 256]).matmul(torch.rand([256, 256])))
  }, null)
  const ended = expect(result).rejects.toThrow('the worker ended with 1 before its result')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await worker.terminate()
  await ended
  expect(step().loss).toBe(step().loss)
})
