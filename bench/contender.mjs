// One contender: a process of its own that stays alive and works when it is asked to, so that ours and the peer can
// take turns. One JSON value a line each way: {"run": n} is answered by {"seconds": [...]}, {"report": true} by
// {"peakBytes": ..., ...}; before that it says {"ready": {...}}.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export class Contender {
  seconds = []

  constructor({ name, program, args, threads }) {
    this.name = name
    this.child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: cleanEnvironment(threads),
    })
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
    this.child.on('error', () => {})
    this.child.stdin.on('error', () => {})
  }

  async ready() {
    return (await this.#next()).ready
  }

  async run(steps) {
    return (await this.#ask({ run: steps })).seconds
  }

  async report() {
    return this.#ask({ report: true })
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
