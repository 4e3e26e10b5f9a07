import { closeScope, openScope, Tensor } from './tensor.js'
import { TorchError } from './errors.js'

/**
 * Runs `body` and releases every tensor made inside, on return and on throw, except those in the returned value (a
 * tensor, or arrays, maps and plain objects of them), which pass to the scope around. Tensors made with `keep` stay.
 *
 * A scope is synchronous: what must live across an `await` is kept by name and released by hand.
 */
export function scope<T>(body: () => T): T {
  openScope()
  let handedOut: Tensor[] = []
  try {
    const result = body()
    handedOut = tensorsIn(result)
    return result
  } finally {
    closeScope(handedOut)
  }
}

/** The tensors in a value, looked for in arrays, maps and plain objects; a promise of any is refused. */
function tensorsIn(result: unknown): Tensor[] {
  const found: Tensor[] = []
  const seen = new Set<object>()
  const promises: PromiseLike<unknown>[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (value instanceof Tensor) found.push(value)
    else if (isPromise(value)) promises.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (value instanceof Map) value.forEach(walk)
    else if (isPlainObject(value)) Object.values(value).forEach(walk)
  }
  walk(result)
  if (promises.length === 0) return found
  // What becomes of a promise that is refused here must not end the process.
  for (const promise of promises) promise.then(undefined, () => {})
  throw new TorchError(
    'scope: the function returned a promise. A scope ends when its function returns; await outside of it, and keep(name) what must live until then.',
  )
}

function isPromise(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function'
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
