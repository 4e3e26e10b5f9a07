import { describe, expect, test } from 'vitest'
import { epochEnded, epochStarted, finished, interrupted, runStarted, saved, step, validation, warning } from '../testing/events.js'
import { consoleReader, type Terminal } from './console.js'
import type { TrainingEvent } from './events.js'

function show(events: TrainingEvent[], terminal: Partial<Terminal> = {}, environment: Record<string, string> = {}): string[] {
  const writes: string[] = []
  const reader = consoleReader({ ...terminal, write: (text) => writes.push(text) }, environment)
  for (const event of events) reader.onEvent(event)
  reader.close()
  return writes
}

const toStart = '\r\u001b[K'
const bar = (done: number): string => '━'.repeat(done) + '─'.repeat(24 - done)

describe('plain lines', () => {
  test('a whole run; steps, validations and checkpoints say nothing', () => {
    const events = [runStarted, epochStarted(1, 1), step(1, 1, 2), validation(1, 10), epochEnded(1, 11, true), saved, finished]
    expect(show(events).join('')).toBe(
      [
        'run r1 in /runs/a',
        'Synthetic: 16 cases to train on, 4 to validate; classes sphere, box',
        '1.23 M parameters, patch 32×40×32, batch 2, 2 epochs of 4 steps',
        'cpu, bfloat16, channels last, kernels for avx2, 2 threads',
        'epoch 1/2  loss 0.5000  val 0.2000  Dice 0.8500  lr 1.00e-3  grad 1.50  812 MiB  10.0 s',
        'finished after 1 min 40 s, best Dice 0.8500',
        '',
      ].join('\n'),
    )
  })

  test('a long epoch says something each half minute', () => {
    const steps = [step(1, 1, 20), step(1, 2, 40), step(1, 3, 60)]
    expect(show([epochStarted(1, 0), ...steps])).toEqual(['epoch 1/2  2/4  loss 0.5000  2 min 00 s left  lr 3.00e-3\n'])
  })

  test('a resumed run, one with a limit, an interruption, a warning, an epoch that was not validated', () => {
    const resumed = { ...runStarted, max_minutes: 15, resumed: { checkpoint: 'checkpoints/latest_model.pth', epoch: 5 } }
    const lines = show([resumed, warning, epochEnded(2, 0, false), interrupted, { ...finished, reason: 'SIGINT', best_dice: null }])
    expect(lines.slice(2)).toEqual([
      '1.23 M parameters, patch 32×40×32, batch 2, 2 epochs of 4 steps, at most 15 min\n',
      'cpu, bfloat16, channels last, kernels for avx2, 2 threads\n',
      'resumed from checkpoints/latest_model.pth: goes on from epoch 5\n',
      'warning: odd\n',
      'epoch 2/2  loss 0.5000  lr 1.00e-3  grad 1.50  812 MiB  10.0 s\n',
      'SIGINT: saved after the current step. To go on:\n',
      '  henn train --resume a.pth\n',
      'interrupted after 1 min 40 s\n',
    ])
  })
})

describe('a terminal', () => {
  const tty = { isTTY: true, columns: 100 }
  const noColor = { NO_COLOR: '1' }

  test('a bar drawn in place, then the line of the epoch over it', () => {
    const events = [epochStarted(1, 0), step(1, 1, 10), step(1, 2, 20), epochEnded(1, 40, false)]
    expect(show(events, tty, noColor)).toEqual([
      `${toStart}epoch 1/2  ${bar(6)}  1/4  loss 1.0000  1 min 10 s left  lr 3.00e-3`,
      `${toStart}epoch 1/2  ${bar(12)}  2/4  loss 0.5000  1 min 00 s left  lr 3.00e-3`,
      `${toStart}epoch 1/2  loss 0.5000  lr 1.00e-3  grad 1.50  812 MiB  10.0 s\n`,
    ])
  })

  test('the Dice of the last validation is shown, and past epochs tell the time left', () => {
    const events = [epochStarted(1, 0), validation(1, 5), epochEnded(1, 10, true), epochStarted(2, 10), step(2, 1, 12)]
    expect(show(events, tty, noColor).at(-2)).toBe(
      `${toStart}epoch 2/2  ${bar(6)}  1/4  loss 1.0000  Dice 0.8500  6.0 s left  lr 3.00e-3`,
    )
  })

  test('no more than ten drawings a second, but always that of the last step', () => {
    const steps = [step(1, 1, 1), step(1, 2, 1.05), step(1, 3, 1.2), step(1, 4, 1.21)]
    const drawn = show([epochStarted(1, 0), ...steps], tty, noColor).filter((text) => text.includes('━'))
    expect(drawn.map((text) => /(\d)\/4/.exec(text)?.[1])).toEqual(['1', '3', '4'])
  })

  test('a narrow one gets fewer parts, never a wrapped line', () => {
    for (const columns of [40, 50, 60]) {
      const [drawn] = show([epochStarted(1, 0), step(1, 1, 1)], { isTTY: true, columns }, noColor)
      expect(drawn.length - toStart.length).toBeLessThan(columns)
    }
  })

  test('a bar left standing is ended when the run is', () => {
    expect(show([epochStarted(1, 0), step(1, 1, 1)], tty, noColor).at(-1)).toBe('\n')
  })

  test('colour unless NO_COLOR is set; no bar on a dumb one', () => {
    const drawn = (environment: Record<string, string>): string => show([epochStarted(1, 0), step(1, 1, 1)], tty, environment).join('')
    expect(drawn({})).toContain('\u001b[36m━━━━━━\u001b[39m')
    expect(drawn({ NO_COLOR: '' })).toContain('\u001b[36m')
    expect(drawn(noColor)).not.toContain('\u001b[36m')
    expect(drawn({ TERM: 'dumb' })).toBe('')
  })
})

test.each([[0, '15.0 s'], [10, '5.0 s'], [50, '0.0 s']])('the time left is never more than max_minutes leaves, %d s of them spent before', (before, left) => {
  const events = [{ ...runStarted, max_minutes: 1, seconds_before: before }, epochStarted(1, 0), step(1, 1, 45)]
  expect(show(events, { isTTY: true, columns: 100 }, { NO_COLOR: '1' }).at(-2)).toContain(`  ${left} left`)
})
