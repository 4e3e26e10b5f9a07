import { scope, setNumThreads, tensor, zeros, type Tensor } from '@henn/torch'
import { beforeEach, describe, expect, test } from 'vitest'
import { draws, expectEven, expectShare } from '../../testing/draws.js'
import type { Triple } from '../../types.js'
import { ballOperator, sampleBallOperator } from './ball-operator.js'
import { writeOneHot } from './cascade.js'
import { componentRemoval, sampleComponentRemoval } from './component-removal.js'
import { connectedComponents } from './connected-components.js'

beforeEach(() => setNumThreads(1))

/** One-hot channels of one line each along X. */
const lines = (...rows: number[][]): Tensor => tensor(rows.map((row) => [[row]]))
const rowsOf = (oneHot: Tensor): number[][] => (oneHot.toArray() as number[][][][]).map(([[row]]) => row)

describe('ballOperator', () => {
  test('a point grows to the ball of all voxels within the radius', () => {
    scope(() => {
      const oneHot = zeros([1, 9, 9, 9])
      oneHot.select(1, 4).select(1, 4).select(1, 4).fill_(1)
      for (const radius of [1, 1.5, 2.3, 3.9]) {
        const ball = ballOperator(oneHot.clone(), [{ channel: 0, operation: 'dilation', radius }]).toTypedArray() as Float32Array
        ball.forEach((value, i) => {
          const distance = Math.hypot(Math.floor(i / 81) - 4, (Math.floor(i / 9) % 9) - 4, (i % 9) - 4)
          expect(value).toBe(distance <= radius ? 1 : 0)
        })
      }
    })
  })

  test('what grows takes from the others, one after the other; nothing comes in over the rim', () => {
    scope(() => {
      const oneHot = (): Tensor => lines([1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0, 1])
      const changed = (operation: 'dilation' | 'erosion' | 'closing' | 'opening', ...channels: number[]): number[][] =>
        rowsOf(ballOperator(oneHot(), channels.map((channel) => ({ channel, operation, radius: 1 }))))
      expect(changed('dilation', 0, 1)).toEqual([[1, 1, 0, 0, 0, 0, 0], [0, 0, 1, 1, 1, 1, 1]])
      expect(changed('dilation', 1, 0)).toEqual([[1, 1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 1]])
      expect(changed('erosion', 0)).toEqual([[1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0, 1]])
      expect(changed('closing', 1)[1]).toEqual([0, 0, 0, 1, 1, 1, 1])
      expect(changed('opening', 0, 1)).toEqual([[1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]])
    })
  })

  test('is drawn in two of five patches for all channels, in any order', () => {
    const changes = draws((random) => sampleBallOperator(random, 3), 0.4)
    const steps = changes.flat()
    expect(changes.map((change) => change.map(({ channel }) => channel).toSorted((a, b) => a - b))).toEqual(changes.map(() => [0, 1, 2]))
    for (const operation of ['dilation', 'erosion', 'closing', 'opening']) expectShare(steps.filter((step) => step.operation === operation).length, steps.length, 0.25)
    expectEven(steps.map(({ radius }) => radius), 1, 8)
    for (const channel of [0, 1, 2]) expectShare(changes.filter(([first]) => first.channel === channel).length, changes.length, 1 / 3)
  })
})

describe('componentRemoval', () => {
  test('takes out the one that is picked among those that cover less than 15 %', () => {
    scope(() => {
      const row = [1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
      const removed = (pick: number): number[] => rowsOf(componentRemoval(lines(row, row), [{ channel: 1, pick }]))[1]
      const without = (...places: number[]): number[] => row.map((value, x) => (places.includes(x) ? 0 : value))
      expect([0, 0.33, 0.34, 0.67, 0.99].map(removed)).toEqual([without(0), without(0), without(2, 3), without(11), without(11)])
      expect(rowsOf(componentRemoval(lines(row, row), [{ channel: 1, pick: 0 }]))[0]).toEqual(row)
      expect(rowsOf(componentRemoval(lines([1, 1, 1, 0]), [{ channel: 0, pick: 0.5 }]))).toEqual([[1, 1, 1, 0]])
    })
  })

  test('is drawn in a fifth of the patches for all channels', () => {
    const changes = draws((random) => sampleComponentRemoval(random, 3), 0.2)
    expect(changes.map((change) => change.map(({ channel }) => channel).toSorted((a, b) => a - b))).toEqual(changes.map(() => [0, 1, 2]))
    expectEven(changes.flat().map(({ pick }) => pick), 0, 1)
  })
})

describe('connectedComponents', () => {
  const numbersOf = (mask: number[], shape: Triple): number[] => [...connectedComponents(Uint8Array.from(mask), shape).numbers]

  test('corners connect, the rims do not', () => {
    expect(numbersOf([1, 0, 0, 0, 0, 0, 0, 1], [2, 2, 2])).toEqual([1, 0, 0, 0, 0, 0, 0, 1])
    expect(numbersOf([0, 0, 1, 1, 0, 0], [1, 2, 3])).toEqual([0, 0, 1, 2, 0, 0])
  })

  test('arms that meet late are one', () => {
    const comb = [1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
    const { numbers, sizes } = connectedComponents(Uint8Array.from(comb), [1, 3, 5])
    expect([...numbers]).toEqual(comb)
    expect(sizes).toEqual([11])
  })
})

test('a label map becomes channels', () => {
  scope(() => {
    const target = zeros([2, 1, 1, 4])
    writeOneHot(tensor([[[0, 3, 1, 3]]], { dtype: 'uint8' }), [1, 3], target)
    expect(rowsOf(target)).toEqual([[0, 0, 1, 0], [0, 1, 0, 1]])
  })
})
