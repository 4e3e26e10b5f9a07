/** Runs pieces of a test elsewhere, on the compiled package: in a worker thread, or in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { Worker } from 'node:worker_threads'

type Torch = typeof import('../index.js')

export const distUrl = new URL('../../dist/index.js', import.meta.url).href

/** The result of `body(torch, data)` in a new worker thread; `body` sees nothing of the scope around it. */
export function inWorker<D, R>(body: (torch: Torch, data: D) => R | Promise<R>, data: D): Promise<Awaited<R>> {
  const { worker, result } = startWorker(body, data)
  return result.finally(() => void worker.terminate())
}

/** The same with the worker in hand, which lives on after the result until it is ended. */
export function startWorker<D, R>(
  body: (torch: Torch, data: D) => R | Promise<R>,
  data: D,
): { worker: Worker; result: Promise<Awaited<R>> } {
  const program = `
    const { parentPort, workerData } = require('node:worker_threads')
    const stay = setInterval(() => {}, 1000)
    parentPort.once('message', () => clearInterval(stay))
    import(workerData.distUrl)
      .then((torch) => (${body.toString()})(torch, workerData.data))
      .then((value) => parentPort.postMessage({ value }), (error) => parentPort.postMessage({ error: String(error?.stack) }))
  `
  const worker = new Worker(program, { eval: true, workerData: { distUrl, data } })
  const result = new Promise<Awaited<R>>((resolve, reject) => {
    worker.once('message', (message: { value: Awaited<R>; error?: string }) => {
      if (message.error === undefined) resolve(message.value)
      else reject(new Error(message.error))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code} before its result`)))
  })
  return { worker, result }
}

export interface Child {
  process: ChildProcess
  /** Waits for a line that the program prints. */
  line(text: string): Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>
}

/** Starts `body(torch)` in a process of its own; `gc` exposes the garbage collector there. */
export function startProcess(body: (torch: Torch) => unknown): Child {
  const program = `import * as torch from ${JSON.stringify(distUrl)}\nawait (${body.toString()})(torch)`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting: { text: string; resolve: () => void }[] = []
  const collect = (chunk: Buffer): void => {
    output += chunk.toString()
    for (const { text, resolve } of waiting) if (output.includes(text)) resolve()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<Awaited<Child['ended']>>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output }))
  })
  const line = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ text, resolve })
      if (output.includes(text)) resolve()
      void ended.then(() => reject(new Error(`the process ended without printing ${text}: ${output}`)))
    })
  return { process: child, line, ended }
}
