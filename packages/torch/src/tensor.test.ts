import { expect, test } from 'vitest'
import { fromShared, liveTensors, noGrad, ops, scope, tensor, Tensor, TorchError, zeros, keptTensors, autocast, grad, manualSeed, randn, randomState, setRandomState } from './index.js'

test('x', () => {
  scope(() => {
    const x = tensor([[1, 2], [3, 4]])
    console.log(x, x.shape, x.add(x, { alpha: 2 }).toArray(), x.sum([1], true).toArray(), x.max(1)[1].toArray())
    const y = fromShared(new Float32Array(new SharedArrayBuffer(16)), [2, 2])
    y.add_(x)
    console.log(y.toArray())
    const w = tensor([1, 2], { requiresGrad: true })
    w.mul(w).sum().backward()
    console.log(w.grad?.toArray(), ops.conv3d(zeros([1, 2, 4, 4, 4]), zeros([3, 2, 3, 3, 3]), null, 1, 1).shape)
    console.log(autocast('bfloat16', () => x.matmul(x)).dtype)
  })
  expect(liveTensors()).toBe(0)
})
