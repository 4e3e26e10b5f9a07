import { openStoredCase, type CaseTensors, type StoredCase } from './preprocess/case-file.js'

/** The stored cases that a thread reads patches from, each opened once. */
export class CaseReader {
  readonly #open = new Map<string, CaseTensors>()

  /** The voxels of a case; they belong to the reader. */
  open(stored: StoredCase): CaseTensors {
    const known = this.#open.get(stored.path)
    if (known !== undefined) return known
    const tensors = openStoredCase(stored)
    for (const [name, one] of Object.entries(tensors)) one.keep(`${name} of ${stored.id}`)
    this.#open.set(stored.path, tensors)
    return tensors
  }

  close(): void {
    for (const tensors of this.#open.values()) for (const one of Object.values(tensors)) one.release()
    this.#open.clear()
  }
}
