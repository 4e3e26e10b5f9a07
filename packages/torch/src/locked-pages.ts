import { binding } from './binding.js'
import type { TypedArray } from './dtype.js'
import { TorchError } from './errors.js'
import type { Device } from './layout.js'

/**
 * Keeps shared memory where it is, so that a copy from there to the device takes no time of the CPU (with `ops.to` and
 * `nonBlocking`, beside whatever else is done). Gives the function that lets go of it, to be called before the memory is given up.
 * Where nothing can be locked (another device than CUDA's, the system's limit reached) copies take their usual time.
 */
export function lockPages(view: TypedArray, device: Device): () => void {
  if (!(view.buffer instanceof SharedArrayBuffer)) throw new TorchError('lockPages: the array must lie in a SharedArrayBuffer; any other may be moved')
  let isLocked = binding.lockPages(view, device)
  return () => {
    if (isLocked) binding.unlockPages(view, device)
    isLocked = false
  }
}
