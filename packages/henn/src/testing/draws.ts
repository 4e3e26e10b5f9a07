// What a sampler draws, again and again, from seeds that are always the same.
import { expect } from 'vitest'
import { Random } from '../data/random.js'

const count = 20_000

/** All that the sampler gives but undefined, which it must do in so many of 20,000 cases. */
export function draws<T>(sampler: (random: Random) => T | undefined, probability: number): T[] {
  const drawn = Array.from({ length: count }, (_, i) => sampler(new Random(1, 'draws', i))).filter((change) => change !== undefined)
  expectShare(drawn.length, count, probability)
  return drawn
}

/** `part` of `whole` independent cases, which each have the given probability: within five standard deviations. */
export function expectShare(part: number, whole: number, probability: number): void {
  expect(Math.abs(part / whole - probability)).toBeLessThanOrEqual(5 * Math.sqrt((probability * (1 - probability)) / whole))
}

/** Values that fill a range evenly: none outside, the ends nearly reached, each fifth of it about as often. */
export function expectEven(values: readonly number[], low: number, high: number): void {
  expect(values.filter((value) => !(value >= low && value <= high))).toEqual([])
  for (let fifth = 0; fifth < 5; fifth++) {
    const [from, to] = [fifth, fifth + 1].map((edge) => low + ((high - low) * edge) / 5)
    expectShare(values.filter((value) => value >= from && value < to).length, values.length, 0.2)
  }
  const margin = ((high - low) * 20) / values.length
  expect([Math.min(...values) - low, high - Math.max(...values)].every((gap) => gap <= margin)).toBe(true)
}

/** Values that are below 1 half of the time, and fill both parts of their range evenly. */
export function expectAboutOne(values: readonly number[], low: number, high: number): void {
  const below = values.filter((value) => value < 1)
  expectShare(below.length, values.length, 0.5)
  expectEven(below, low, 1)
  expectEven(values.filter((value) => value >= 1), 1, high)
}
