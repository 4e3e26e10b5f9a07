import type { AnyModule } from '@henn/torch/nn'

/** What happens around the forward of one module of a network. */
export interface Observer {
  module: AnyModule
  before?: (inputs: unknown[]) => void
  after?: (output: unknown, inputs: unknown[]) => void
}

/** Runs `body` while the observers are told of every forward of their modules. */
export function observing<T>(observers: readonly Observer[], body: () => T): T {
  const restore = observers.map(watch)
  try {
    return body()
  } finally {
    for (const one of restore.toReversed()) one()
  }
}

/** Gives what undoes it. */
function watch({ module, before, after }: Observer): () => void {
  // Of a class it is a method; an instance may have one of its own.
  const own = Object.getOwnPropertyDescriptor(module, 'forward')
  const forward = module.forward.bind(module) as (...inputs: unknown[]) => unknown
  const watched = (...inputs: unknown[]): unknown => {
    before?.(inputs)
    const output = forward(...inputs)
    after?.(output, inputs)
    return output
  }
  Object.defineProperty(module, 'forward', { value: watched, configurable: true })
  return () => {
    if (own === undefined) Reflect.deleteProperty(module, 'forward')
    else Object.defineProperty(module, 'forward', own)
  }
}
