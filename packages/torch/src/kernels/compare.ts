import { grad } from '../autograd.js'
import { randn } from '../creation.js'
import type { DType } from '../dtype.js'
import type { Device } from '../layout.js'
import { manualSeed } from '../random.js'
import { getNumThreads, setNumThreads } from '../runtime.js'
import { scope } from '../scope.js'
import type { Tensor } from '../tensor.js'

/** The greatest difference, over the greatest value of `expected` where that is above 1. */
export function difference(actual: Tensor, expected: Tensor): number {
  if (actual.shape.join() !== expected.shape.join()) throw new Error(`shapes ${actual.shape.join('×')} and ${expected.shape.join('×')}`)
  if (expected.numel === 0) return 0
  const wide = expected.to({ dtype: 'float64' })
  return actual.to({ dtype: 'float64' }).sub(wide).abs().max().item() / Math.max(1, wide.abs().max().item())
}

/** The differences of two functions' results and of their gradients for every input, in that order. */
export function differences(ours: (...inputs: Tensor[]) => Tensor, theirs: (...inputs: Tensor[]) => Tensor, inputs: Tensor[]): number[] {
  const [actual, expected] = [ours(...inputs), theirs(...inputs)]
  const gradient = randn(expected.shape, { dtype: expected.dtype, device: expected.device })
  const gradients = [actual, expected].map((value) => grad([value], inputs, [gradient]) as Tensor[])
  return [difference(actual, expected), ...inputs.map((_, i) => difference(gradients[0][i], gradients[1][i]))]
}

/** The gradient of Σ f² for the first input, which can be differentiated again. */
export function twice(f: (...inputs: Tensor[]) => Tensor): (...inputs: Tensor[]) => Tensor {
  return (...inputs) => {
    const value = f(...inputs)
    return grad([value.mul(value).sum()], [inputs[0]], [], { createGraph: true })[0] as Tensor
  }
}

/** A leaf that wants a gradient, in channels-last order where it has three spatial axes. */
export function leaf(shape: number[], dtype: DType = 'float64', device: Device = 'cpu'): Tensor {
  const values = randn(shape, { dtype, device })
  return (shape.length === 5 ? values.contiguous({ memoryFormat: 'channels_last_3d' }) : values).requiresGrad_(true)
}

/** float64 copies of what is compared with a result of lower precision. */
export function wide(f: (...inputs: Tensor[]) => Tensor): (...inputs: Tensor[]) => Tensor {
  return (...inputs) => f(...inputs.map((input) => input.to({ dtype: 'float64' }))).to({ dtype: inputs[0].dtype })
}

/** What `compute` gives with one, two and three threads from the same random numbers, as text that tells every bit. */
export function bitsByThreads(compute: () => Tensor[]): string[][] {
  const before = getNumThreads()
  try {
    return [1, 2, 3].map((threads) =>
      scope(() => {
        setNumThreads(threads)
        manualSeed(1)
        return compute().map((tensor) => Buffer.from(tensor.toBytes()).toString('base64'))
      }),
    )
  } finally {
    setNumThreads(before)
  }
}
