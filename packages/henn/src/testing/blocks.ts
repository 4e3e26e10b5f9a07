// What the tests of network blocks share.
import { noGrad, scope, setNumThreads, tensor, type DType, type Tensor } from '@henn/torch'
import type { AnyModule, Module } from '@henn/torch/nn'
import { gradcheck } from '@henn/torch/testing'

// Thousands of tiny operators: threads would wait for each other most of the time.
setNumThreads(1)

/** Values between −1 and 1 without a pattern; another `phase` gives others. */
export function irregular(shape: number[], { phase = 0.3, dtype = 'float64' as DType } = {}): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  return tensor(Float64Array.from({ length: size }, (_, k) => Math.sin(1.7 * k * (1 + 0.013 * (k % 7)) + phase)), { shape }).to({ dtype })
}

/** Puts irregular values in place of the initial ones, many of which are 0 or 1 and hide faults. In float64. */
export function irregularWeights<M extends AnyModule>(module: M): M {
  module.to({ dtype: 'float64' })
  noGrad(() =>
    scope(() => {
      for (const [i, parameter] of module.parameters().entries()) parameter.copy_(irregular(parameter.shape, { phase: i + 1 }).mul(0.7).add(0.1))
    }),
  )
  return module
}

export function countParameters(module: AnyModule): number {
  return module.parameters().reduce((sum, { numel }) => sum + numel, 0)
}

/** Gradients of a float64 module against central differences: for its inputs and for each of its parameters. */
export function gradcheckModule<Inputs extends Tensor[]>(module: Module<Inputs, Tensor | Tensor[]>, inputs: Inputs): void {
  const places = parameterPlaces(module)
  const own = places.map(({ owner, name }) => owner[name])
  const place = (values: Tensor[]): void => {
    for (const [i, { owner, name }] of places.entries()) owner[name] = values[i]
  }
  try {
    gradcheck(
      (...all) => {
        place(all.slice(inputs.length))
        return module.forward(...(all.slice(0, inputs.length) as Inputs))
      },
      [...inputs, ...own],
    )
  } finally {
    place(own)
  }
}

function parameterPlaces(module: AnyModule): { owner: Record<string, Tensor>; name: string }[] {
  const modules = new Map(module.namedModules())
  return module.namedParameters().map(([path]) => {
    const dot = path.lastIndexOf('.')
    return { owner: modules.get(path.slice(0, Math.max(0, dot))) as unknown as Record<string, Tensor>, name: path.slice(dot + 1) }
  })
}
