import type { AnyModule } from '@henn/torch/nn'

/** What happens around the forward of one module of a network. */
export interface Observer {
  module: AnyModule
  before?: (inputs: unknown[]) => void
  after?: (output: unknown, inputs: unknown[]) => void
}

/** Runs `body` while the observers are told of every forward of their modules. */
export function observing<T>(observers: readonly Observer[], body: () => T): T {
  for (const observer of observers) watch(observer)
  try {
    return body()
  } finally {
    // What the instance has goes, and its class's method is there again.
    for (const { module } of observers) Reflect.deleteProperty(module, 'forward')
  }
}

function watch({ module, before, after }: Observer): void {
  const forward = module.forward.bind(module) as (...inputs: unknown[]) => unknown
  const watched = (...inputs: unknown[]): unknown => {
    before?.(inputs)
    const output = forward(...inputs)
    after?.(output, inputs)
    return output
  }
  Object.defineProperty(module, 'forward', { value: watched, configurable: true })
}
