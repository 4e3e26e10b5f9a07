import { writeAtomically } from '@henn/torch/serialization'
import { RunError } from '../errors.js'

/**
 * Writes a file so that its path always holds either the whole old or the whole new content, also where the power fails. Throws
 * RunError naming the path; what was there before stays, and nothing is left beside it.
 */
export function writeFileAtomic(path: string, content: Uint8Array | string): void {
  try {
    writeAtomically(path, (sink) => sink.write(typeof content === 'string' ? Buffer.from(content) : content))
  } catch (error) {
    throw new RunError(`${(error as Error).message}.`, { cause: error })
  }
}
