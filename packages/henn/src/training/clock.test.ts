import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { configSchema } from '../config/schema.js'
import { TrainingClock } from './clock.js'

let now = 0
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => vi.restoreAllMocks())

function clock({ maxMinutes = null as number | null, secondsBefore = 0, startedAt = 1000 } = {}): TrainingClock {
  const { training } = configSchema.parse({ training: { epochs: 4, iterations_per_epoch: 25, max_minutes: maxMinutes } })
  now = startedAt
  return new TrainingClock(training, secondsBefore, startedAt)
}

describe('TrainingClock', () => {
  test('counts seconds from the start, after those of earlier sittings', () => {
    const [fresh, resumed] = [clock(), clock({ secondsBefore: 100 })]
    now += 2500
    expect([fresh.seconds, resumed.seconds]).toEqual([2.5, 102.5])
  })

  test('without a limit goes by steps, whatever the time', () => {
    const unlimited = clock()
    now += 1e9
    expect([0, 25, 100, 120].map((step) => unlimited.progress(step, 10))).toEqual([0, 0.25, 1, 1])
    expect(unlimited.isTimeUp(1e6)).toBe(false)
  })

  test('with a limit goes by whichever is further, the closing work counted as spent', () => {
    const limited = clock({ maxMinutes: 1, secondsBefore: 10 })
    now += 15_000
    expect(limited.progress(0, 10)).toBe(0.5)
    expect(limited.progress(75, 10)).toBe(0.75)
    now += 30_000
    expect(limited.progress(0, 10)).toBe(1)
  })

  test('is up when the closing work would no longer fit', () => {
    const limited = clock({ maxMinutes: 1 })
    now += 49_999
    expect(limited.isTimeUp(10)).toBe(false)
    now += 1
    expect(limited.isTimeUp(10)).toBe(true)
  })

  test('is done at once where the closing work takes longer than all there is', () => {
    const limited = clock({ maxMinutes: 1 })
    now += 1
    expect(limited.progress(0, 90)).toBe(1)
    expect(limited.isTimeUp(90)).toBe(true)
  })
})
