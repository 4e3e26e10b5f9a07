import type { Config } from '../config/schema.js'
import type { Progress } from './schedule.js'

/** How far a training is, by its steps and by its minutes where those are limited. */
export class TrainingClock {
  readonly #steps: number
  readonly #budgetSeconds: number
  readonly #start: number

  /** @param secondsBefore spent in earlier sittings; @param startedAt performance.now() when this one began */
  constructor({ epochs, iterations_per_epoch, max_minutes }: Config['training'], secondsBefore: number, startedAt: number) {
    this.#steps = epochs * iterations_per_epoch
    this.#budgetSeconds = max_minutes === null ? Infinity : max_minutes * 60
    this.#start = startedAt - secondsBefore * 1000
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000
  }

  /** The share done, counting what is left for `closingSeconds` of work at the end as done. */
  progress(step: number, closingSeconds: number): Progress {
    return Math.min(1, Math.max(step / this.#steps, this.seconds / Math.max(1e-9, this.#budgetSeconds - closingSeconds)))
  }

  /** Whether another step would leave less than `closingSeconds`. */
  isTimeUp(closingSeconds: number): boolean {
    return this.seconds + closingSeconds >= this.#budgetSeconds
  }
}
