import { Worker } from 'node:worker_threads'
import { lockPages } from '@henn/torch'
import { RunError } from '../errors.js'
import { allocateBatch, casesOfStep, type BatchArrays, type BatchRecipe } from './batch.js'
import type { Batch, Loader } from './loader.js'
import type { Report, Task, WorkerData } from './loader-worker.js'

interface Thread {
  worker: Worker
  tasks: Task[]
}

interface Waiting {
  resolve: (batch: Batch) => void
  reject: (error: Error) => void
}

/**
 * Worker threads that fill a fixed set of slots ahead of the training. A slot is filled, handed out, released and
 * filled again; while none is free no work is given out, which bounds the memory.
 */
export class LoaderPool implements Loader {
  private readonly threads: Thread[]
  private readonly slots: BatchArrays[]
  /** Filled slots, by step. */
  private readonly ready = new Map<number, number>()
  private readonly waiting = new Map<number, Waiting>()
  private handedOut = 0
  private nextTask: number
  private failure: Error | undefined
  private readonly unlocks: (() => void)[]

  constructor(
    private readonly recipe: BatchRecipe,
    private nextStep: number,
    workers: number,
  ) {
    // Two ahead for each worker, one in the trainer's hands, one on its way there.
    this.slots = Array.from({ length: 2 * workers + 2 }, () => allocateBatch(recipe))
    this.nextTask = nextStep
    this.unlocks = this.slots.flatMap(({ image, label }) => [lockPages(image, recipe.device), lockPages(label, recipe.device)])
    this.threads = Array.from({ length: workers }, (_, i) => this.start(i))
    this.slots.forEach((_, slot) => this.assign(slot))
  }

  next(): Promise<Batch> {
    if (this.failure) return Promise.reject(this.failure)
    if (this.handedOut + this.waiting.size === this.slots.length) {
      return Promise.reject(new RangeError(`${this.handedOut} batches are in use; release them before asking for more`))
    }
    const step = this.nextStep++
    const slot = this.ready.get(step)
    if (slot !== undefined) return Promise.resolve(this.handOut(step, slot))
    // Threads that only wait for work let the process end; one that somebody waits for doesn't.
    for (const { worker } of this.threads) worker.ref()
    return new Promise((resolve, reject) => this.waiting.set(step, { resolve, reject }))
  }

  async close(): Promise<void> {
    this.fail(new RunError('The loader was closed.'))
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
    for (const unlock of this.unlocks) unlock()
  }

  private start(index: number): Thread {
    const data: WorkerData = { recipe: this.recipe, slots: this.slots }
    const thread: Thread = { worker: new Worker(workerUrl(), { workerData: data, name: `loader ${index}` }), tasks: [] }
    thread.worker.on('message', (report: Report) => this.receive(thread, report))
    thread.worker.on('error', (error) => this.lose(thread, index, error.message))
    thread.worker.on('exit', (code) => this.lose(thread, index, `exit code ${code}`))
    thread.worker.unref()
    return thread
  }

  /** Gives a free slot and the next step to the thread with the least to do. */
  private assign(slot: number): void {
    const thread = this.threads.reduce((least, other) => (other.tasks.length < least.tasks.length ? other : least))
    const task: Task = { step: this.nextTask++, slot }
    thread.tasks.push(task)
    thread.worker.postMessage(task)
  }

  private receive(thread: Thread, { step, slot, error }: Report): void {
    if (this.failure) return
    thread.tasks.shift()
    if (error !== undefined) {
      this.fail(new RunError(error))
      return
    }
    const waiting = this.waiting.get(step)
    if (!waiting) {
      this.ready.set(step, slot)
      return
    }
    this.waiting.delete(step)
    if (this.waiting.size === 0) for (const { worker } of this.threads) worker.unref()
    waiting.resolve(this.handOut(step, slot))
  }

  private handOut(step: number, slot: number): Batch {
    this.ready.delete(step)
    this.handedOut++
    let released = false
    return {
      ...this.slots[slot],
      step,
      ids: this.idsOf(step),
      release: () => {
        if (released) return
        released = true
        this.handedOut--
        if (!this.failure) this.assign(slot)
      },
    }
  }

  /** A thread that ends before the loader does: killed, out of memory, or an error outside its task. */
  private lose(thread: Thread, index: number, reason: string): void {
    const [task] = thread.tasks
    const doing = task ? ` while it made step ${task.step} of cases ${this.idsOf(task.step).join(', ')}` : ''
    this.fail(new RunError(`Loader worker ${index} ended (${reason})${doing}. Resume the run; with little memory use fewer workers.`))
  }

  /** The first failure is the one that counts; it reaches whoever waits at once, and the other threads end. */
  private fail(error: Error): void {
    if (this.failure) return
    this.failure = error
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
    for (const { worker } of this.threads) void worker.terminate()
  }

  private idsOf(step: number): string[] {
    return casesOfStep(this.recipe, step).map(({ id }) => id)
  }
}

/** Node can't run TypeScript in a worker: from the sources (under vitest) the compiled worker is taken. */
function workerUrl(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../dist/data/loader-worker.js', import.meta.url)
    : new URL('./loader-worker.js', import.meta.url)
}
