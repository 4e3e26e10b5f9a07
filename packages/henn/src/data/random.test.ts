import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Random } from './random.js'

const draws = (random: Random, count = 8): number[] => Array.from({ length: count }, () => random.uint32())

test('the same key gives the same numbers; any other part of it gives others', () => {
  const first = draws(new Random(1, 'patch', 2, 3))
  expect(draws(new Random(1, 'patch', 2, 3))).toEqual(first)
  const others = [new Random(2, 'patch', 2, 3), new Random(1, 'mirror', 2, 3), new Random(1, 'patch', 3, 2), new Random(1, 'patch', 2), new Random(1 + 2 ** 32, 'patch', 2, 3), new Random(-1, 'patch', 2, 3)]
  const all = [first, ...others.map((random) => draws(random))]
  expect(new Set(all.flat()).size).toBe(8 * 7)
})

test('the numbers stay what they are: runs can be repeated with the next version', () => {
  expect(draws(new Random(1, 'patch', 2, 3), 3)).toMatchInlineSnapshot(`
    [
      1757385618,
      1976520909,
      2963760715,
    ]
  `)
})

test('a seed that is no whole number is refused', () => {
  expect(() => new Random(0.5, 'patch')).toThrow(/patch: seeds and counters are whole numbers, not 0.5/)
  expect(() => new Random(1, 'patch', NaN)).toThrow(RangeError)
})

describe('distributions', () => {
  const count = 100_000

  test('integer: each of seven a seventh of the time', () => {
    const random = new Random(4, 'integers')
    const seen = Array.from({ length: 7 }, () => 0)
    for (let i = 0; i < count; i++) seen[random.integer(7)]++
    // Chi-squared, 6 degrees of freedom: above 22.5 in one of a thousand.
    const expected = count / 7
    expect(seen.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(22.5)
  })

  test('integer stays below its bound', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.integer(), (bound, seed) => {
      const value = new Random(seed, 'bound').integer(bound)
      return Number.isInteger(value) && value >= 0 && value < bound
    }))
    expect(() => new Random(0, 'bound').integer(0)).toThrow(RangeError)
  })

  test('normal: mean 0, variance 1, kurtosis 3', () => {
    const random = new Random(5, 'normal')
    const values = Array.from({ length: count }, () => random.normal())
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / count
    expect(Math.abs(moment(1))).toBeLessThan(0.015)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15)
  })

  test('uniform fills its range evenly', () => {
    const random = new Random(6, 'uniform')
    const values = Array.from({ length: count }, () => random.uniform(-2, 4))
    expect(values.every((value) => value >= -2 && value < 4)).toBe(true)
    expect(values.filter((value) => value < -1).length / count).toBeCloseTo(1 / 6, 2)
  })
})

test('shuffled keeps the items and leaves the original alone', () => {
  const items = [...Array(50).keys()]
  const result = new Random(7, 'shuffle').shuffled(items)
  expect(result).not.toEqual(items)
  expect(result.toSorted((a, b) => a - b)).toEqual(items)
  expect(items[0]).toBe(0)
})
