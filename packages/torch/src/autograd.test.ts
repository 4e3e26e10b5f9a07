import { expect, test } from 'vitest'
import { enableGrad, grad, isGradEnabled, noGrad, ones, ops, scope, tensor, TorchError, zeros } from './index.js'

test('backward adds to grad', () => {
  scope(() => {
    const x = tensor([1, 2, 3], { requiresGrad: true })
    expect(x.grad).toBeNull()
    x.mul(x).sum().backward()
    expect(x.grad?.toArray()).toEqual([2, 4, 6])
    x.mul(x).sum().backward()
    expect(x.grad?.toArray()).toEqual([4, 8, 12])
    x.setGrad(null)
    expect(x.grad).toBeNull()
    x.setGrad(ones([3]))
    expect(x.grad?.toArray()).toEqual([1, 1, 1])
  })
})

test('backward with a gradient of its own', () => {
  scope(() => {
    const x = tensor([1, 2], { requiresGrad: true })
    const y = x.mul(3)
    expect(() => y.backward()).toThrow(/backward: grad can be implicitly created only for scalar outputs/)
    y.backward(tensor([10, 100]))
    expect(x.grad?.toArray()).toEqual([30, 300])
  })
})

test('the graph is freed, unless it is retained', () => {
  scope(() => {
    const x = tensor([2], { requiresGrad: true })
    const y = x.mul(x).sum()
    y.backward(null, { retainGraph: true })
    y.backward()
    expect(x.grad?.toArray()).toEqual([8])
    expect(() => y.backward()).toThrow(/backward: Trying to backward through the graph a second time/)
  })
})

test('grad: gradients of several outputs, null where nothing depends, grad fields untouched', () => {
  scope(() => {
    const x = tensor([1, 2], { requiresGrad: true })
    const unused = tensor([1], { requiresGrad: true })
    const [dx, dUnused] = grad([x.mul(2).sum(), x.mul(x)], [x, unused], [tensor(1), tensor([10, 10])])
    expect(dx?.toArray()).toEqual([22, 42])
    expect(dUnused).toBeNull()
    expect(x.grad).toBeNull()
  })
})

test('grad of a grad', () => {
  scope(() => {
    const x = tensor([3], { requiresGrad: true })
    const [first] = grad([x.pow(3).sum()], [x], [], { createGraph: true })
    const [second] = grad([first!.sum()], [x])
    expect(second?.toArray()).toEqual([18])
  })
})

test('gradients flow through tensors that were released', () => {
  scope(() => {
    const x = tensor([1, 2], { requiresGrad: true })
    const loss = scope(() => x.mul(2).mul(x).sum())
    loss.backward()
    expect(x.grad?.toArray()).toEqual([4, 8])
  })
})

test('noGrad and enableGrad, restored after a throw', () => {
  scope(() => {
    const x = tensor([1], { requiresGrad: true })
    expect(noGrad(() => x.mul(2).requiresGrad)).toBe(false)
    expect(noGrad(() => enableGrad(() => [isGradEnabled(), x.mul(2).requiresGrad]))).toEqual([true, true])
    expect(() => noGrad(() => { throw new Error('mine') })).toThrow('mine')
    expect(isGradEnabled()).toBe(true)
    expect(x.mul(2).requiresGrad).toBe(true)
    expect(x.mul(2).detach().requiresGrad).toBe(false)
  })
})

test('a leaf that requires a gradient is changed in place only without recording', () => {
  scope(() => {
    const x = tensor([1], { requiresGrad: true })
    expect(() => x.add_(1)).toThrow(new TorchError('add_(1): a leaf Variable that requires grad is being used in an in-place operation.'))
    noGrad(() => x.add_(1))
    expect(x.item()).toBe(2)
    x.requiresGrad = false
    expect(x.requiresGrad).toBe(false)
  })
})

test('setData: other values, dtype and memory format in the same leaf', () => {
  scope(() => {
    const x = zeros([1, 2, 2, 2, 2], { dtype: 'float32' })
    x.requiresGrad = true
    x.setData(ones([1, 2, 2, 2, 2]).to({ memoryFormat: 'channels_last_3d' }))
    expect(x.isContiguous('channels_last_3d')).toBe(true)
    x.mul(3).sum().backward()
    expect(x.grad?.sum().item()).toBe(48)
  })
})

test('a convolution’s gradient is that of finite differences', () => {
  scope(() => {
    const x = ops.rand([1, 2, 3, 3, 3], { dtype: 'float64' })
    const weight = ops.rand([2, 2, 2, 2, 2], { dtype: 'float64' })
    weight.requiresGrad = true
    const loss = (w: typeof weight): number => scope(() => ops.conv3d(x, w, null, 1, 1).pow(2).sum().item())
    ops.conv3d(x, weight, null, 1, 1).pow(2).sum().backward()
    const step = 1e-6
    for (const index of [0, 7, 31]) {
      const nudge = noGrad(() => zeros([32], { dtype: 'float64' }).indexFill(0, tensor([index], { dtype: 'int64' }), step).view([2, 2, 2, 2, 2]))
      const difference = noGrad(() => (loss(weight.add(nudge)) - loss(weight.sub(nudge))) / (2 * step))
      expect(weight.grad!.view([32]).select(0, index).item() / difference).toBeCloseTo(1, 6)
    }
  })
})
