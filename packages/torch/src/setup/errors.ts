import { TorchError } from '../errors.js'

/** The engine could not be found, fetched or built. One line: what failed, where, and what to do. */
export class SetupError extends TorchError {
  override name = 'SetupError'
}
