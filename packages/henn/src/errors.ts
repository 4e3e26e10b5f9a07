/** What the user gave can't be used; the message says what, where and the way out. Exit code 2. */
export class InputError extends Error {
  override name = 'InputError'
  readonly exitCode = 2
}

/** Something failed on the way; the message says what was kept and how to go on. Exit code 1. */
export class RunError extends Error {
  override name = 'RunError'
  readonly exitCode = 1
}
