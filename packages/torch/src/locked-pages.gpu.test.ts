import { expect, test } from 'vitest'
import { cudaIsAvailable, fromShared, lockPages, ops, scope } from './index.js'

test.skipIf(!cudaIsAvailable())('copies from locked pages are those of the memory, until they are unlocked', () => {
  const length = 2 ** 20
  const view = new Float32Array(new SharedArrayBuffer(4 * length)).fill(3)
  scope(() => {
    const here = fromShared(view, [length])
    const unlock = lockPages(view, 'cuda')
    expect(here.isPinned()).toBe(true)
    const there = ops.to(here, { device: 'cuda', nonBlocking: true })
    expect(there.sum().item()).toBe(3 * length)
    unlock()
    unlock()
    expect(here.isPinned()).toBe(false)
    expect(here.to({ device: 'cuda' }).sum().item()).toBe(3 * length)
  })
})
