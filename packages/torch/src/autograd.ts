import { binding } from './binding.js'
import { Tensor, tensorsOf } from './tensor.js'

/** Runs `body` without recording operators for gradients. */
export function noGrad<T>(body: () => T): T {
  return withGradMode(false, body)
}

/** Runs `body` with recording, also inside `noGrad`. */
export function enableGrad<T>(body: () => T): T {
  return withGradMode(true, body)
}

export function isGradEnabled(): boolean {
  return binding.isGradEnabled()
}

function withGradMode<T>(enabled: boolean, body: () => T): T {
  const before = binding.isGradEnabled()
  binding.setGradEnabled(enabled)
  try {
    return body()
  } finally {
    binding.setGradEnabled(before)
  }
}

/**
 * Gradients of the sum of `outputs` (weighted by `gradOutputs` where given) with respect to `inputs`, without touching
 * their `grad`; null for an input that the outputs do not depend on.
 */
export function grad(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  gradOutputs: readonly Tensor[] = [],
  { createGraph = false, retainGraph = createGraph }: { createGraph?: boolean; retainGraph?: boolean } = {},
): (Tensor | null)[] {
  const id = (tensor: Tensor): number => tensor.id
  return tensorsOf(binding.grad(outputs.map(id), inputs.map(id), gradOutputs.map(id), retainGraph, createGraph))
}
