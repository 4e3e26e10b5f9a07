import { parentPort, workerData } from 'node:worker_threads'
import { fillBatch, type BatchArrays, type BatchRecipe } from './batch.js'
import { CaseReader } from './case-reader.js'

/** What a worker is started with; all voxels are shared, none copied. */
export interface WorkerData {
  recipe: BatchRecipe
  slots: BatchArrays[]
}

/** To the worker: fill this slot with this step's batch. */
export interface Task {
  step: number
  slot: number
}

/** From the worker: done, or why not. */
export interface Report extends Task {
  error?: string
}

const { recipe, slots } = workerData as WorkerData
const reader = new CaseReader()

parentPort?.on('message', ({ step, slot }: Task) => {
  const report: Report = { step, slot }
  try {
    fillBatch(recipe, step, slots[slot], reader)
  } catch (error) {
    report.error = (error as Error).message
  }
  parentPort?.postMessage(report)
})
