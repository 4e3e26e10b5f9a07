import type { TrainingEvent } from './events.js'

/** Estimates from a run's events how long it will go on. */
export class TimeLeft {
  private deadline = Infinity
  private epoch = { number: 1, of: 1, steps: 1, startedAt: 0 }
  private epochSeconds: number[] = []

  observe(event: TrainingEvent): void {
    const now = Date.parse(event.time) / 1000
    if (event.type === 'run_started' && event.max_minutes !== null) this.deadline = now + 60 * event.max_minutes - event.seconds_before
    if (event.type === 'epoch_started') this.epoch = { number: event.epoch, of: event.epochs, steps: event.steps, startedAt: now }
    if (event.type === 'epoch') this.epochSeconds.push(event.seconds.total)
  }

  /** Seconds left once `step` steps of the current epoch are done, at `time`. */
  after(step: number, time: string): number {
    const now = Date.parse(time) / 1000
    const { number, of, steps, startedAt } = this.epoch
    const perStep = (now - startedAt) / step
    // Past epochs count validation and saving, which steps don't.
    const perEpoch = this.epochSeconds.length > 0 ? mean(this.epochSeconds) : steps * perStep
    const toDo = (steps - step) * perStep + (of - number) * perEpoch
    return Math.max(0, Math.min(toDo, this.deadline - now))
  }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
