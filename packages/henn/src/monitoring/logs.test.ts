import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { epochEnded, epochStarted, runStarted, step, validation } from '../testing/events.js'
import { temporaryFolder } from '../testing/temporary.js'
import { eventLog } from './event-log.js'
import { createEmitter, type TrainingEvent } from './events.js'
import { appendLines } from './line-file.js'
import { logFile } from './log-file.js'

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n')

test('every event is on disk, as one line of JSON, before the next one comes', () => {
  const path = join(temporaryFolder(), 'logs', 'events.jsonl')
  const log = eventLog(path)
  const events = [runStarted, epochStarted(1, 0), step(1, 1, 1), { ...step(1, 2, 2), loss: NaN }]
  events.forEach((event, i) => {
    log.onEvent(event)
    expect(linesOf(path)).toHaveLength(i + 1)
  })
  log.close()
  expect(linesOf(path).map((line) => JSON.parse(line) as unknown)).toEqual([...events.slice(0, 3), { ...events[3], loss: null }])
})

test('a log is gone on with; a line torn by a crash is ended first', () => {
  const path = join(temporaryFolder(), 'events.jsonl')
  writeFileSync(path, '{"type":"step"}\n')
  appendFileSync(path, '{"type":"st')
  const log = eventLog(path)
  log.onEvent(runStarted)
  log.onEvent(epochStarted(1, 0))
  log.close()
  expect(linesOf(path)).toEqual(['{"type":"step"}', '{"type":"st', JSON.stringify(runStarted), JSON.stringify(epochStarted(1, 0))])
})

test('the log file says in words what happened, each line with its time', () => {
  const path = join(temporaryFolder(), 'train.log')
  const log = logFile(path)
  for (const event of [step(1, 1, 1), validation(1, 2), epochEnded(1, 3, true)]) log.onEvent(event)
  log.close()
  expect(linesOf(path)).toEqual([
    '2026-01-01T00:00:02.000Z  validation of epoch 1: loss 0.2000, Dice 0.8500 (0.9000, 0.8000), IoU 0.7500',
    '2026-01-01T00:00:03.000Z  epoch 1/2  loss 0.5000  val 0.2000  Dice 0.8500  lr 1.00e-3  grad 1.50  812 MiB  10.0 s',
  ])
})

test('a log that can\'t be opened is refused by name', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'train.log'))
  expect(() => logFile(join(folder, 'train.log'))).toThrow(InputError)
  expect(() => logFile(join(folder, 'train.log'))).toThrow(/train\.log: can't be written/)
})

test.runIf(existsSync('/dev/full'))('a full disk is told once; the run goes on', () => {
  const complaints: string[] = []
  const file = appendLines('/dev/full', (text) => complaints.push(text))
  file.write('one')
  file.write('two')
  file.close()
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).toMatch(/^henn: \/dev\/full: a line was not written \(ENOSPC/)
})

test('the emitter gives each event its time and hands it to all readers in order', () => {
  const seen: [string, TrainingEvent][] = []
  const readers = ['a', 'b'].map((name) => (event: TrainingEvent) => void seen.push([name, event]))
  const emit = createEmitter(readers, () => new Date(0))
  emit({ type: 'warning', message: 'odd' })
  const timed = { type: 'warning', message: 'odd', time: '1970-01-01T00:00:00.000Z' }
  expect(seen).toEqual([
    ['a', timed],
    ['b', timed],
  ])
})
