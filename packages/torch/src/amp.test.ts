import { expect, test } from 'vitest'
import { autocast, noGrad, ones, ops, scope, tensor, zeros } from './index.js'

test('products are computed in the lower precision, sums are not', () => {
  scope(() => {
    const x = ones([2, 2])
    expect(x.matmul(x).dtype).toBe('float32')
    for (const dtype of ['bfloat16', 'float16'] as const) {
      autocast(dtype, () => {
        expect(x.matmul(x).dtype).toBe(dtype)
        expect(ops.conv3d(ones([1, 1, 2, 2, 2]), ones([1, 1, 1, 1, 1])).dtype).toBe(dtype)
        expect(x.sum().dtype).toBe('float32')
        expect(autocast('off', () => x.matmul(x).dtype)).toBe('float32')
        expect(x.matmul(x).dtype).toBe(dtype)
      })
    }
    expect(x.matmul(x).dtype).toBe('float32')
  })
})

test('nested blocks and throws restore what was', () => {
  scope(() => {
    const x = ones([2, 2])
    const dtype = (): string => x.matmul(x).dtype
    expect(() =>
      autocast('bfloat16', () => {
        expect(() => autocast('float16', () => { throw new Error('inner') })).toThrow('inner')
        expect(dtype()).toBe('bfloat16')
        throw new Error('outer')
      }),
    ).toThrow('outer')
    expect(dtype()).toBe('float32')
    expect(() => autocast('bfloat16', () => 1, { device: 'nonsense' })).toThrow(/nonsense/)
    expect(dtype()).toBe('float32')
  })
})

test('gradients come back in the parameters’ own dtype', () => {
  scope(() => {
    const weight = ones([2, 2])
    weight.requiresGrad = true
    autocast('bfloat16', () => ones([3, 2]).matmul(weight).sum()).backward()
    expect(weight.grad?.dtype).toBe('float32')
    expect(weight.grad?.toArray()).toEqual([[3, 3], [3, 3]])
  })
})

test('a pass without gradients first does not cost the second one its gradients', () => {
  scope(() => {
    const weight = ones([2, 2])
    weight.requiresGrad = true
    autocast('bfloat16', () => {
      const x = ones([3, 2])
      noGrad(() => x.matmul(weight))
      x.matmul(weight).sum().backward()
    })
    expect(weight.grad?.toArray()).toEqual([[3, 3], [3, 3]])
  })
})

test('weights that changed between two blocks are cast anew', () => {
  scope(() => {
    const weight = ones([1, 1])
    weight.requiresGrad = true
    const run = (): number => autocast('bfloat16', () => tensor([[1]]).matmul(weight).item())
    expect(run()).toBe(1)
    noGrad(() => weight.fill_(5))
    expect(run()).toBe(5)
    expect(zeros([1]).dtype).toBe('float32')
  })
})
