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
  let result: T
  try {
    result = body()
  } catch (error) {
    closeScope([])
    throw error
  }
  if (isPromise(result)) {
    closeScope([])
    // The promise is refused here; what becomes of it must not end the process.
    result.then(undefined, () => {})
    throw new TorchError(
      'scope: the function returned a promise. A scope ends when its function returns; await outside of it, and keep(name) what must live until then.',
    )
  }
  closeScope(tensorsIn(result))
  return result
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function tensorsIn(value: unknown, found: Tensor[] = []): Tensor[] {
  if (value instanceof Tensor) found.push(value)
  else if (Array.isArray(value)) for (const element of value) tensorsIn(element, found)
  else if (value instanceof Map) for (const element of value.values()) tensorsIn(element, found)
  else if (isPlainObject(value)) for (const element of Object.values(value)) tensorsIn(element, found)
  return found
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
