import { InputError } from '../errors.js'
import { allocateBatch, casesOfStep, fillBatch, type BatchRecipe } from './batch.js'
import { CaseReader } from './case-reader.js'
import { LoaderPool } from './loader-pool.js'

/** Samples for one training step. B samples, C channels, Z Y X voxels. */
export interface Batch {
  step: number
  /** [B, C, Z, Y, X], over a SharedArrayBuffer. */
  image: Float32Array
  /** [B, Z, Y, X], over a SharedArrayBuffer. */
  label: Uint8Array
  /** The case of each sample. */
  ids: string[]
  /** Gives the arrays back to be filled anew; they may not be read afterwards. */
  release(): void
}

export interface LoaderOptions extends BatchRecipe {
  /** Threads that make batches ahead of time; 0 makes each when it is asked for, in the calling thread. */
  workers: number
  /** Number of the first batch; to go on where a run was left. */
  startStep?: number
}

export interface Loader {
  /** The next batch, in the order of the steps. Rejects with RunError, naming case or step, once anything failed. */
  next(): Promise<Batch>
  /** Ends the threads; a `next` still waiting rejects. */
  close(): Promise<void>
}

/**
 * Makes batches of random patches. What a batch holds depends on the recipe and its step alone, not on how many
 * threads make it. Throws InputError where the cases don't go together.
 */
export function createLoader({ workers, startStep = 0, ...recipe }: LoaderOptions): Loader {
  const [first] = recipe.cases
  if (!first) throw new InputError('There are no cases to train on. Add some to the dataset.')
  const odd = recipe.cases.find(({ channels }) => channels !== first.channels)
  if (odd) {
    throw new InputError(`Case ${odd.id} has ${odd.channels} channels but case ${first.id} has ${first.channels}. Leave one out.`)
  }
  return workers === 0 ? inlineLoader(recipe, startStep) : new LoaderPool(recipe, startStep, workers)
}

function inlineLoader(recipe: BatchRecipe, startStep: number): Loader {
  let step = startStep
  const free = [allocateBatch(recipe)]
  const reader = new CaseReader()
  return {
    async next() {
      const arrays = free.pop() ?? allocateBatch(recipe)
      const ids = casesOfStep(recipe, step).map(({ id }) => id)
      fillBatch(recipe, step, arrays, reader)
      return { ...arrays, step: step++, ids, release: () => void free.push(arrays) }
    },
    async close() {
      reader.close()
    },
  }
}
