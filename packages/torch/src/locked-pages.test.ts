import { expect, test } from 'vitest'
import { lockPages, TorchError } from './index.js'

test('for the CPU nothing is locked, nor is that an error', () => {
  const unlock = lockPages(new Float32Array(new SharedArrayBuffer(4096)), 'cpu')
  unlock()
})

test('memory that could be moved is refused', () => {
  expect(() => lockPages(new Float32Array(4), 'cuda')).toThrow(TorchError)
})
