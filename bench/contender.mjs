// One contender: a process of its own that stays alive and works when it is asked to, so that ours and the peer can
// take turns. One JSON value a line each way. First it says {"ready": {...}, "items": [names]}; then
//   {"item": name, "check": true}                is answered by {"check": [numbers that all contenders must agree in]}
//   {"item": name, "steps": n, "seconds": s}     by {"seconds": [...]}, of n steps and as many more as s seconds hold
//   {"item": name, "memory": true}               by {"bytes": what one step allocates at most at once}
//   {"report": true}                             by {"peakBytes": ...}
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export class Contender {
  /** Of each item by name: the seconds of its steps, and what else was measured. */
  results = new Map()

  constructor({ name, program, args, threads, checked = true }) {
    this.name = name
    this.checked = checked
    this.child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: cleanEnvironment(threads),
    })
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
    this.child.on('error', () => {})
    this.child.stdin.on('error', () => {})
  }

  /** What must be equal for all contenders. */
  async ready() {
    const { ready, items } = await this.#next()
    for (const item of items) this.results.set(item, { seconds: [] })
    return ready
  }

  does(item) {
    return this.results.has(item)
  }

  async check(item) {
    return (await this.#ask({ item, check: true })).check
  }

  /** The seconds of each step. */
  async run(item, { steps, seconds = 0 }) {
    return (await this.#ask({ item, steps, seconds })).seconds
  }

  async memory(item) {
    return (await this.#ask({ item, memory: true })).bytes
  }

  async peakBytes() {
    return (await this.#ask({ report: true })).peakBytes
  }

  end() {
    this.child.kill()
  }

  async #ask(question) {
    this.child.stdin.write(`${JSON.stringify(question)}\n`)
    return this.#next()
  }

  async #next() {
    const { done, value } = await this.lines.next()
    if (done) throw new Error(`${this.name} ended before its work was done (see what it printed above)`)
    return JSON.parse(value)
  }
}

/** Every contender has the same threads and nobody a tuned allocator from outside. */
function cleanEnvironment(threads) {
  const tuning = /^(MALLOC_|LD_PRELOAD$|GLIBC_TUNABLES$|OMP_|MKL_|KMP_|DNNL_|ONEDNN_|TORCH)/
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !tuning.test(name)))
  return { ...env, OMP_NUM_THREADS: String(threads), PYTHONUNBUFFERED: '1' }
}
