import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { InputError, RunError } from '../../errors.js'
import { LabelValueError, valuesText } from '../case-check.js'
import type { CaseReport, CaseTask, DatasetSource } from './case-worker.js'

export interface PoolOptions {
  /** Threads; as many as there are cores unless said otherwise. */
  workers?: number
  /** What all cases under way may take together; half of what is free unless said otherwise. */
  memoryBytes?: number
}

/** Bytes that a case takes on its way, for each value of its image: as read, turned, cropped, resampled and written. */
const bytesPerValue = 24
/** A thread more pays from so many cases on, where cases are small. */
const casesPerThread = 4
const smallCase = 2 ** 21

interface Thread {
  worker: Worker
  task: CaseTask | null
}

/** One call of `run`: what is not begun yet, and who waits for the rest. */
interface Run {
  waiting: CaseTask[]
  receive: (report: CaseReport) => void
  fail: (error: Error) => void
}

/** Threads that read cases, as many at once as fit into the memory: the largest case so far is what each may take, so the first goes alone. */
export class CasePool {
  readonly #threads: Thread[] = []
  #largest = 0
  #current: Run | null = null

  constructor(
    private readonly source: DatasetSource,
    private readonly options: PoolOptions = {},
  ) {}

  /**
   * The results in the order of the tasks. Rejects at the first error, with InputError or RunError naming the case; label values that
   * the dataset doesn't have are gathered over all cases first.
   */
  async run<T>(tasks: readonly CaseTask[], onProgress?: (done: number, of: number) => void): Promise<T[]> {
    const results = new Map<string, T>()
    const foreign: LabelValueError[] = []
    if (tasks.length > 0) {
      await new Promise<void>((resolve, reject) => {
        const receive = (report: CaseReport): void => {
          if ('result' in report) results.set(report.id, report.result as T)
          else if (report.error.values !== undefined) foreign.push(new LabelValueError(report.id, report.error.values, report.error.message))
          else {
            reject(errorOf(report.error))
            return
          }
          const done = results.size + foreign.length
          onProgress?.(done, tasks.length)
          if (done === tasks.length) resolve()
        }
        this.#current = { waiting: tasks.toReversed(), receive, fail: reject }
        this.#assign()
      }).finally(() => (this.#current = null))
    }
    refuseForeign(foreign)
    return tasks.map(({ id }) => results.get(id)!)
  }

  async close(): Promise<void> {
    this.#current = null
    await Promise.all(this.#threads.map(({ worker }) => worker.removeAllListeners().terminate()))
  }

  #assign(): void {
    const { waiting } = this.#current!
    const { workers = availableParallelism(), memoryBytes = process.availableMemory() / 2 } = this.options
    const busy = this.#threads.filter(({ task }) => task !== null).length
    const fitting = this.#largest === 0 ? 1 : Math.max(1, Math.floor(memoryBytes / (this.#largest * bytesPerValue)))
    const share = this.#largest < smallCase ? casesPerThread : 1
    const useful = Math.max(busy + 1, Math.ceil((busy + waiting.length) / share))
    for (let free = Math.min(workers, fitting, useful) - busy; free > 0 && waiting.length > 0; free--) {
      const thread = this.#threads.find(({ task }) => task === null) ?? this.#open()
      thread.task = waiting.pop()!
      thread.worker.postMessage(thread.task)
    }
  }

  #open(): Thread {
    const thread: Thread = { worker: new Worker(workerUrl(), { workerData: this.source, name: `case ${this.#threads.length}` }), task: null }
    thread.worker.on('message', (report: CaseReport) => this.#receive(thread, report))
    thread.worker.on('error', (error) => this.#lose(thread, error.message))
    thread.worker.on('exit', (code) => this.#lose(thread, `exit code ${code}`))
    this.#threads.push(thread)
    return thread
  }

  #receive(thread: Thread, report: CaseReport): void {
    thread.task = null
    this.#largest = Math.max(this.#largest, report.size)
    this.#current?.receive(report)
    if (this.#current !== null) this.#assign()
  }

  /** A thread that ends before the pool does: killed, or out of memory. */
  #lose(thread: Thread, reason: string): void {
    this.#threads.splice(this.#threads.indexOf(thread), 1)
    const which = thread.task === null ? 'A case' : `Case ${thread.task.id}`
    this.#current?.fail(new RunError(`${which}: the thread that read it ended (${reason}). Start again, what is done is kept; with little memory close other programs.`))
  }
}

/** An error of another thread, which comes as plain data. */
function errorOf({ name, message }: { name: string; message: string }): Error {
  return name === 'InputError' ? new InputError(message) : new RunError(message)
}

function refuseForeign(problems: LabelValueError[]): void {
  if (problems.length === 0) return
  if (problems.length === 1) throw problems[0]
  const list = problems.slice(0, 20).map(({ caseId, values }) => `${caseId} (${valuesText(values)})`)
  const more = problems.length > 20 ? ` and ${problems.length - 20} more cases` : ''
  throw new InputError(
    `Labels of ${problems.length} cases hold values that the dataset doesn't name: ${list.join(', ')}${more}. Correct the label maps or the dataset's labels.`,
  )
}

/** Node can't run TypeScript in a worker: from the sources (under vitest) the compiled worker is taken. */
function workerUrl(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/data/preprocess/case-worker.js', import.meta.url)
    : new URL('./case-worker.js', import.meta.url)
}
