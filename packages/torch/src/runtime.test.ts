import { expect, test } from 'vitest'
import { cpuCapability, cudaIsAvailable, hasBfloat16, kernelLevel, ops, scope, setDeterministic, tensor } from './index.js'

test('what the processor offers', () => {
  expect(['DEFAULT', 'AVX2', 'AVX512', 'NO AVX', 'SVE256', 'ZVECTOR']).toContain(cpuCapability())
  expect(typeof hasBfloat16()).toBe('boolean')
  // Our own operators are there wherever libtorch found AVX2 to use.
  if (cpuCapability().startsWith('AVX')) expect(['avx2', 'avx512', 'avx512_bf16']).toContain(kernelLevel())
})

test('asking for CUDA twice gives one answer, and harms nothing', () => {
  const answer = cudaIsAvailable()
  expect(cudaIsAvailable()).toBe(answer)
  expect(scope(() => tensor([1]).to({ device: answer ? 'cuda' : 'cpu' }).add(1).item())).toBe(2)
})

test('deterministic mode computes the same', () => {
  const add = (): unknown =>
    scope(() => tensor([0, 0]).indexAdd(0, tensor([0, 0, 1], { dtype: 'int64' }), tensor([1, 2, 3])).toArray())
  setDeterministic(true)
  expect(add()).toEqual([3, 3])
  setDeterministic(false)
  expect(add()).toEqual([3, 3])
  expect(scope(() => ops.empty([3]).shape)).toEqual([3])
})
