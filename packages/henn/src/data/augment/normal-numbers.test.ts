import { arange, scope, setNumThreads, type Tensor } from '@henn/torch'
import { expect, test } from 'vitest'
import { normalNumbers } from './normal-numbers.js'

const count = 1_000_000

const mean = (values: Tensor): number => values.to({ dtype: 'float64' }).mean().item()
/** In standard deviations of what independent normal numbers give. */
const correlation = (a: Tensor, b: Tensor): number => mean(a.mul(b)) * Math.sqrt(a.numel)

test('mean 0, variance 1, no skew, kurtosis 3, and tails as long as they should be', () => {
  scope(() => {
    for (const seed of [0, 2 ** 40]) {
      const values = normalNumbers([count], seed)
      const moment = (power: number): number => mean(values.pow(power))
      // Five standard deviations of each.
      expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(count))
      expect(Math.abs(moment(2) - 1)).toBeLessThan((5 * Math.sqrt(2)) / Math.sqrt(count))
      expect(Math.abs(moment(3))).toBeLessThan((5 * Math.sqrt(15)) / Math.sqrt(count))
      expect(Math.abs(moment(4) - 3)).toBeLessThan((5 * Math.sqrt(96)) / Math.sqrt(count))
      for (const [beyond, share] of [[1, 0.317311], [2, 0.0455], [3, 0.0026998], [4, 6.334e-5]]) {
        const found = mean(values.abs().gt(beyond).to({ dtype: 'float32' }))
        expect(Math.abs(found - share)).toBeLessThan(5 * Math.sqrt(share / count))
      }
    }
  })
})

test('neighbours, both halves and neighbouring seeds have nothing to do with each other', () => {
  scope(() => {
    const values = normalNumbers([count], 7)
    for (const lag of [1, 2, 3, 64, 4096, count / 2]) {
      expect(Math.abs(correlation(values.narrow(0, 0, count - lag), values.narrow(0, lag, count - lag)))).toBeLessThan(5)
    }
    for (const seed of [6, 8, 7 + 2 ** 32]) {
      const other = normalNumbers([count], seed)
      expect(Math.abs(correlation(values, other))).toBeLessThan(5)
      // Nor have their sizes.
      expect(Math.abs(correlation(values.abs().sub(Math.sqrt(2 / Math.PI)), other.abs().sub(Math.sqrt(2 / Math.PI))))).toBeLessThan(5)
      expect(Math.abs(correlation(values.narrow(0, 1, count - 1), other.narrow(0, 0, count - 1)))).toBeLessThan(5)
    }
  })
})

test('the same numbers for the same seed, however many threads there are', () => {
  const bits = [1, 2, 3].map((threads) =>
    scope(() => {
      setNumThreads(threads)
      return Buffer.from(normalNumbers([3, 67, 211, 31], 5).toBytes()).toString('base64')
    }),
  )
  setNumThreads(1)
  expect(bits[1] === bits[0] && bits[2] === bits[0]).toBe(true)
})

test('the numbers stay what they are: runs can be repeated with the next version', () => {
  scope(() => {
    const values = [...(normalNumbers([2, 2], 1).toTypedArray() as Float32Array)].map((value) => value.toFixed(4))
    expect(values).toMatchInlineSnapshot(`
      [
        "1.2651",
        "-0.8174",
        "2.7546",
        "0.1611",
      ]
    `)
    expect(normalNumbers([5], 1).shape).toEqual([5])
    expect(arange(0).numel).toBe(normalNumbers([0], 1).numel)
  })
})
