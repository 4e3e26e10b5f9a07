import { afterEach, expect, test } from 'vitest'
import { keptTensors, liveTensors, scope, tensor, Tensor, TorchError, zeros } from './index.js'
import { startProcess } from './testing/child.js'

afterEach(() => {
  expect(liveTensors()).toBe(0)
  expect(keptTensors()).toEqual([])
})

test('releases what was made inside, and hands the result outward', () => {
  let inner: Tensor | undefined
  const result = scope(() => {
    inner = zeros([2])
    return inner.add(1)
  })
  expect(liveTensors()).toBe(1)
  expect(inner?.isReleased).toBe(true)
  expect(result.toArray()).toEqual([1, 1])
  result.release()
})

test('releases on throw, and passes the error on', () => {
  const error = new Error('mine')
  expect(() => scope(() => { zeros([2]); throw error })).toThrow(error)
  expect(() => scope(() => zeros([2]).add(zeros([3])))).toThrow(TorchError)
})

test('finds tensors in arrays, maps and plain objects', () => {
  const cycle: { self?: unknown; tensor: Tensor | null } = { tensor: null }
  const result = scope(() => {
    zeros([9])
    cycle.self = cycle
    cycle.tensor = zeros([1])
    return {
      list: [zeros([2]), [zeros([3])], 'text', null],
      map: new Map([['a', { x: zeros([4]) }]]),
      bare: Object.assign(Object.create(null) as object, { y: zeros([5]) }),
      cycle,
    }
  })
  expect(liveTensors()).toBe(5)
  expect(result.map.get('a')?.x.shape).toEqual([4])
  scope(() => {
    // A tensor from outside is not this scope's to release.
    expect(result.cycle.tensor?.shape).toEqual([1])
  })
  expect(liveTensors()).toBe(5)
  const [first, [second]] = result.list as [Tensor, [Tensor]]
  const { y } = result.bare as { y: Tensor }
  for (const each of [first, second, y, result.map.get('a')?.x, cycle.tensor]) each?.release()
})

test('tensors in an instance of a class are not found', () => {
  class Holder {
    readonly x = zeros([2])
  }
  expect(scope(() => new Holder()).x.isReleased).toBe(true)
})

test('nested: what the inner one hands out belongs to the outer one', () => {
  let handed: Tensor | undefined
  scope(() => {
    const x = zeros([1])
    handed = scope(() => {
      expect(liveTensors()).toBe(1)
      return [x, x.add(1)]
    })[1]
    expect(liveTensors()).toBe(2)
    expect(handed.item()).toBe(1)
  })
  expect(handed?.isReleased).toBe(true)
})

test('a view keeps its memory, not its base object', () => {
  const view = scope(() => tensor([[1, 2], [3, 4]]).select(0, 1))
  expect(view.toArray()).toEqual([3, 4])
  view.release()
})

test('keep: lives through every scope until it is released, and is listed by name', () => {
  const weight = scope(() => scope(() => ({ x: new (class { x = zeros([2]).keep('weight') })().x })).x)
  const hidden = scope(() => {
    const x = zeros([1]).keep('hidden')
    return () => x
  })
  expect(keptTensors()).toEqual(['weight', 'hidden'])
  expect(weight.keep('renamed')).toBe(weight)
  expect(keptTensors()).toEqual(['renamed', 'hidden'])
  expect(hidden().shape).toEqual([1])
  weight.release()
  hidden().release()
})

test('refuses promises, also inside of what is returned', async () => {
  let made: Tensor | undefined
  const refused = /scope: the function returned a promise.*await outside of it, and keep\(name\)/
  const body = async (): Promise<void> => {
    made = zeros([2])
    await Promise.resolve()
    throw new Error('no one waits for this')
  }
  expect(() => scope(body)).toThrow(refused)
  expect(made?.isReleased).toBe(true)
  expect(() => scope(() => [1, 2].map(async () => zeros([1])))).toThrow(refused)
  // An unhandled rejection would fail the run.
  await new Promise((resolve) => setTimeout(resolve, 5))
})

test('a tensor kept across an await', async () => {
  const x = scope(() => zeros([2]).keep('image'))
  await Promise.resolve()
  expect(scope(() => x.add(1).sum().item())).toBe(2)
  x.release()
})

test('a thousand rounds leave nothing', () => {
  const weight = zeros([10]).keep('weight')
  for (let i = 0; i < 1000; i++) {
    scope(() => weight.add_(scope(() => weight.mul(0).add(1))))
    expect(liveTensors()).toBe(1)
  }
  expect(weight.toArray()).toEqual(Array.from({ length: 10 }, () => 1000))
  weight.release()
})

test('without a scope the garbage collector releases, and only what nothing refers to', async () => {
  const child = startProcess(async (torch) => {
    const held = torch.zeros([3])
    const kept = torch.zeros([4]).keep('kept')
    const out = torch.scope(() => held.add(1))
    ;(() => {
      for (let i = 0; i < 100; i++) torch.zeros([1000])
      for (let i = 0; i < 100; i++) torch.scope(() => torch.zeros([10]))
      for (let i = 0; i < 100; i++) torch.zeros([10]).keep(`lost ${i}`)
    })()
    for (let i = 0; i < 10 && torch.liveTensors() > 3; i++) {
      ;(globalThis as unknown as { gc: () => void }).gc()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    console.log(torch.liveTensors(), torch.keptTensors().join(), held.shape, kept.shape, out.toArray())
  })
  const { code, output } = await child.ended
  expect(output).toBe('3 kept [ 3 ] [ 4 ] [ 1, 1, 1 ]\n')
  expect(code).toBe(0)
})
