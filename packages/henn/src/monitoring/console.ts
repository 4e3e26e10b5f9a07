import pc from 'picocolors'
import { plural } from '../plural.js'
import type { EventReader } from './event-log.js'
import type { Preparing, Step, TrainingEvent } from './events.js'
import { TimeLeft } from './time-left.js'
import { counted, describe, duration, fixed, scientific } from './words.js'

/** The part of `process.stdout` that is needed. */
export interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

type Environment = Record<string, string | undefined>

/**
 * Prints a run's events. On a terminal a bar for each epoch, drawn in place, then a line that stays; elsewhere plain
 * lines, and in long epochs one every half minute. No colour where NO_COLOR is set.
 */
export function consoleReader(stream: Terminal = process.stdout, environment: Environment = process.env): EventReader {
  const interactive = Boolean(stream.isTTY) && environment.TERM !== 'dumb'
  const colors = pc.createColors(interactive && !environment.NO_COLOR)
  return interactive ? barReader(stream, colors) : lineReader(stream)
}

type Colors = ReturnType<typeof pc.createColors>

const toStart = '\r\u001b[K'
const redrawMs = 100
const barWidth = 24

function barReader(stream: Terminal, colors: Colors): EventReader {
  const progress = new Progress()
  let drawn = false
  let drawnAt = 0

  const print = (lines: string[]): void => {
    for (const line of lines) {
      stream.write(`${drawn ? toStart : ''}${line}\n`)
      drawn = false
    }
  }
  const draw = (event: Step | Preparing): void => {
    const now = Date.parse(event.time)
    const [done, of] = event.type === 'step' ? [event.step, progress.steps] : [event.done, event.of]
    if (drawn && now - drawnAt < redrawMs && done < of) return
    const cells = Math.round((barWidth * done) / of)
    const [head, ...rest] = event.type === 'step' ? progress.parts(event) : describe(event)
    const bar = colors.cyan('━'.repeat(cells)) + colors.dim('─'.repeat(barWidth - cells))
    const text = fit(rest, (stream.columns ?? 80) - 1 - head.length - 2 - barWidth)
    stream.write(`${toStart}${head}  ${bar}${text}`)
    drawn = true
    drawnAt = now
  }

  return {
    onEvent(event) {
      progress.observe(event)
      if (event.type === 'step' || (event.type === 'preparing' && event.done < event.of)) draw(event)
      else print(paint(event, colors))
    },
    close() {
      if (drawn) stream.write('\n')
      drawn = false
    },
  }
}

/** What a terminal shows of an event; validations and checkpoints are in the log file. */
function paint(event: TrainingEvent, colors: Colors): string[] {
  const lines = visible(event)
  if (event.type === 'warning') return lines.map(colors.yellow)
  if (event.type === 'run_finished') return lines.map(colors.green)
  return lines
}

function visible(event: TrainingEvent): string[] {
  return event.type === 'checkpoint_saved' || event.type === 'validation' ? [] : describe(event)
}

const plainLineMs = 30_000

function lineReader(stream: Terminal): EventReader {
  const progress = new Progress()
  let printedAt = Infinity
  return {
    onEvent(event) {
      progress.observe(event)
      const now = Date.parse(event.time)
      const due = now - printedAt >= plainLineMs
      const lines = linesOf(event, due)
      for (const line of lines) stream.write(`${line}\n`)
      if (lines.length > 0 || event.type === 'epoch_started') printedAt = now
    },
    close() {},
  }

  function linesOf(event: TrainingEvent, due: boolean): string[] {
    if (event.type === 'step') return due ? [progress.parts(event).join('  ')] : []
    if (event.type !== 'preparing') return visible(event)
    // The first one says what keeps the run waiting.
    return event.done === 1 ? [`${event.stage} ${plural(event.of, 'case')}`] : due ? visible(event) : []
  }
}

/** What was seen so far, for the line about the current step. */
class Progress {
  steps = 1
  private epochs = 1
  private dice: number | undefined
  private readonly timeLeft = new TimeLeft()

  observe(event: TrainingEvent): void {
    this.timeLeft.observe(event)
    if (event.type === 'epoch_started') Object.assign(this, { steps: event.steps, epochs: event.epochs })
    if (event.type === 'validation') this.dice = event.dice_mean
  }

  parts({ epoch, step, loss, learning_rate, time }: Step): string[] {
    return [
      `epoch ${counted(epoch, this.epochs)}`,
      counted(step, this.steps),
      `loss ${fixed(loss)}`,
      ...(this.dice === undefined ? [] : [`Dice ${fixed(this.dice)}`]),
      `${duration(this.timeLeft.after(step, time))} left`,
      `lr ${scientific(learning_rate)}`,
    ]
  }
}

/** As many parts as fit in the columns: a line that wraps can't be drawn over. */
function fit(parts: string[], columns: number): string {
  let text = ''
  for (const part of parts) {
    if (text.length + part.length + 2 > columns) break
    text += `  ${part}`
  }
  return text
}
