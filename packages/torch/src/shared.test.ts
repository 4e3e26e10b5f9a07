import { expect, test } from 'vitest'
import { fromShared, liveTensors, scope, TorchError } from './index.js'
import { inWorker, startProcess } from './testing/child.js'

function shared(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(length * 4))
}

test('both sides see what the other writes', () => {
  scope(() => {
    const view = shared(4)
    const x = fromShared(view, [2, 2])
    view[1] = 5
    expect(x.toArray()).toEqual([[0, 5], [0, 0]])
    x.add_(1)
    expect([...view]).toEqual([1, 6, 1, 1])
    x.select(0, 1).fill_(7)
    expect([...view]).toEqual([1, 6, 7, 7])
  })
})

test('a part of a buffer, and every dtype of a typed array', () => {
  scope(() => {
    const buffer = new SharedArrayBuffer(64)
    const x = fromShared(new Int16Array(buffer, 8, 3), [3])
    x.fill_(-1)
    expect([...new Uint8Array(buffer)].map((byte, i) => [i, byte]).filter(([, byte]) => byte !== 0).map(([i]) => i)).toEqual([8, 9, 10, 11, 12, 13])
    const views = [new Uint8Array(buffer), new Int8Array(buffer), new Int32Array(buffer), new Float64Array(buffer), new BigInt64Array(buffer)]
    expect(views.map((view) => fromShared(view, [view.length]).dtype)).toEqual(['uint8', 'int8', 'int32', 'float64', 'int64'])
  })
})

test('memory that is not shared could be moved away under the tensor, and is refused', () => {
  expect(() => fromShared(new Float32Array(4), [4])).toThrow(
    new TorchError('fromShared: the array must lie in a SharedArrayBuffer; tensor() copies any other'),
  )
})

test('a shape that does not fit is refused', () => {
  expect(() => fromShared(shared(4), [5])).toThrow(/shape 5 needs 20 bytes, the data has 16/)
  expect(() => fromShared(shared(4), [-4])).toThrow(/negative/)
  expect(() => fromShared(shared(4), [2 ** 31, 2 ** 31, 4])).toThrow(TorchError)
})

test('the buffer lives as long as a tensor, or a view of it, and no longer', async () => {
  const child = startProcess(async ({ fromShared: share, scope: inScope }) => {
    const collected = new Set<string>()
    const registry = new FinalizationRegistry<string>((name) => collected.add(name))
    function make(name: string): { x: ReturnType<typeof share>; view: ReturnType<typeof share> } {
      const array = new Float32Array(new SharedArrayBuffer(1 << 22)).fill(3)
      registry.register(array, name)
      const x = share(array, [1 << 20])
      return { x, view: x.narrow(0, 10, 5).keep(name) }
    }
    async function collect(): Promise<void> {
      for (let i = 0; i < 5; i++) {
        ;(globalThis as unknown as { gc: () => void }).gc()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    const held = make('held')
    const dropped = make('dropped')
    held.x.release()
    dropped.x.release()
    dropped.view.release()
    inScope(() => {})
    await collect()
    console.log([...collected].join(), JSON.stringify(held.view.toArray()))
    held.view.release()
    inScope(() => {})
    await collect()
    console.log([...collected].join())
  })
  const { output } = await child.ended
  expect(output).toBe('dropped [3,3,3,3,3]\ndropped,held\n')
})

test('threads compute on the same memory', async () => {
  const view = shared(3)
  view.set([1, 2, 3])
  const sum = await inWorker(
    (torch, data) =>
      torch.scope(() => {
        const x = torch.fromShared(data, [3])
        x.mul_(10)
        return x.sum().item()
      }),
    view,
  )
  expect(sum).toBe(60)
  expect([...view]).toEqual([10, 20, 30])
  expect(liveTensors()).toBe(0)
})
