/** An operator, a shape or a use of a tensor that the engine refused. */
export class TorchError extends Error {
  override name = 'TorchError'
}

/** The device, or the cap set with `setMemoryCap`, has no room for an allocation. */
export class OutOfMemoryError extends TorchError {
  override name = 'OutOfMemoryError'
}

/** A file that was refused: damaged, foreign or unsafe. The message names file and reason. */
export class FormatError extends Error {
  override name = 'FormatError'
}
