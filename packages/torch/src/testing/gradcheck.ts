import { noGrad } from '../autograd.js'
import { tensor } from '../creation.js'
import { TorchError } from '../errors.js'
import { scope } from '../scope.js'
import type { Tensor } from '../tensor.js'

export interface GradcheckOptions {
  /** Half of the step of the central difference. */
  eps?: number
  atol?: number
  rtol?: number
}

/**
 * Compares the gradients that autograd gives with central differences, for every element of every
 * input: both of v · f, where v are fixed irregular weights over all outputs. Differences beyond
 * atol + rtol · |numerical| throw, naming input and position.
 *
 * Inputs are float64, small (two evaluations for each element), in the memory layout to be tested;
 * `f` is deterministic and leaves them unchanged.
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor | Tensor[],
  inputs: Tensor[],
  { eps = 1e-6, atol = 1e-5, rtol = 1e-3 }: GradcheckOptions = {},
): void {
  scope(() => {
    for (const [index, input] of inputs.entries()) {
      if (input.dtype !== 'float64') throw new TorchError(`gradcheck: input ${index} is ${input.dtype}, not float64`)
    }
    const analytic = analyticGradients(f, inputs)
    for (const [index, input] of inputs.entries()) {
      const expected = numericalGradient(f, inputs, index, eps)
      for (const [flat, value] of expected.entries()) {
        const difference = Math.abs(analytic[index][flat] - value)
        // Negated, so that NaN fails.
        if (!(difference <= atol + rtol * Math.abs(value))) {
          throw new TorchError(
            `gradcheck: input ${index} at [${position(flat, input.shape).join(', ')}]: ` +
            `autograd gives ${analytic[index][flat]}, central differences give ${value}`,
          )
        }
      }
    }
  })
}

type Differentiable = (...inputs: Tensor[]) => Tensor | Tensor[]

/** Gradients of v · f in row-major order; zeros where autograd sees no dependence. */
function analyticGradients(f: Differentiable, inputs: Tensor[]): Float64Array[] {
  const leaves = inputs.map((input) => {
    const leaf = input.detach().clone()
    leaf.requiresGrad = true
    return leaf
  })
  const value = weightedSum(f(...leaves))
  if (!value.requiresGrad) throw new TorchError('gradcheck: the outputs depend on no input, as autograd sees it')
  value.backward()
  return leaves.map(({ grad, shape }) => {
    if (grad === null) return new Float64Array(shape.reduce((product, size) => product * size, 1))
    return grad.toTypedArray() as Float64Array
  })
}

function numericalGradient(f: Differentiable, inputs: Tensor[], index: number, eps: number): Float64Array {
  const { shape } = inputs[index]
  const size = shape.reduce((product, length) => product * length, 1)
  const evaluate = (flat: number, shift: number): number => scope(() => noGrad(() => {
    const offset = new Float64Array(size)
    offset[flat] = shift
    // In place on a clone: keeps the layout of the input.
    const moved = inputs[index].detach().clone()
    moved.add_(tensor(offset, { shape }))
    return weightedSum(f(...inputs.map((input, other) => (other === index ? moved : input.detach())))).item()
  }))
  return Float64Array.from({ length: size }, (_, flat) => (evaluate(flat, eps) - evaluate(flat, -eps)) / (2 * eps))
}

/** v · f: weights between 0.5 and 1.5 without a pattern that a wrong gradient could hide in. */
function weightedSum(outputs: Tensor | Tensor[]): Tensor {
  const terms = (Array.isArray(outputs) ? outputs : [outputs]).map((output) => {
    const size = output.shape.reduce((product, length) => product * length, 1)
    const weights = Float64Array.from({ length: size }, (_, k) => 1 + 0.5 * Math.sin(12.9898 * k + 78.233))
    return output.mul(tensor(weights, { shape: output.shape })).sum()
  })
  return terms.reduce((sum, term) => sum.add(term))
}

function position(flat: number, shape: number[]): number[] {
  const indices: number[] = []
  let rest = flat
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return indices
}
