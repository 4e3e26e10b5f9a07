import { expect, describe, test } from 'vitest'
import { draws, expectEven, expectShare } from '../../testing/draws.js'
import type { Triple } from '../../types.js'
import { sampleTurnScale, turnScaleMatrix } from './turn-scale.js'

const probability = { rotation: 0.2, scaling: 0.2 }
const drawn = (shapeZyx: Triple) => draws((random) => sampleTurnScale(random, { channels: 1, shapeZyx, spacingMm: [1, 1, 1] }, probability), 1 - 0.8 ** 2)

describe('sampleTurnScale', () => {
  test("has nnU-Net's probabilities and ranges", () => {
    const changes = drawn([40, 56, 40])
    const turned = changes.filter(({ anglesZyx }) => anglesZyx.some((angle) => angle !== 0))
    const scaled = changes.filter(({ scaleZyx }) => scaleZyx[0] !== 1)
    expectShare(turned.length, 20_000, 0.2)
    expectShare(scaled.length, 20_000, 0.2)
    for (const axis of [0, 1, 2]) expectEven(turned.map(({ anglesZyx }) => anglesZyx[axis]), -Math.PI / 6, Math.PI / 6)
    expectEven(scaled.map(({ scaleZyx }) => scaleZyx[0]), 0.7, 1.4)
    expect(scaled.filter(({ scaleZyx: [z, y, x] }) => z !== y || y !== x)).toEqual([])
  })

  test.each<[Triple, number, number]>([
    [[16, 64, 64], 0, Math.PI],
    [[32, 64, 128], 0, Math.PI],
    [[64, 64, 16], 2, Math.PI],
    [[1, 256, 256], 0, Math.PI],
    [[1, 256, 96], 0, Math.PI / 12],
  ])('a thin patch of %j stays in the plane across axis %i', (shapeZyx, thin, most) => {
    const changes = drawn(shapeZyx)
    for (const { anglesZyx, scaleZyx } of changes) {
      expect(scaleZyx[thin]).toBe(1)
      expect(anglesZyx.filter((angle, axis) => axis !== thin && angle !== 0)).toEqual([])
    }
    expectEven(changes.map(({ anglesZyx }) => anglesZyx[thin]).filter((angle) => angle !== 0), -most, most)
  })

  test('a long patch is not thin', () => {
    const changes = drawn([160, 48, 48])
    expect(changes.some(({ anglesZyx: [z, y, x] }) => z !== 0 && y !== 0 && x !== 0)).toBe(true)
  })
})

test('the matrix scales, then turns about Z, Y and X', () => {
  const quarter = Math.PI / 2
  const matrix = turnScaleMatrix({ anglesZyx: [quarter, 0, quarter], scaleZyx: [2, 3, 4] })
  // Z is scaled to 2 and ends along Y; Y to 3, turns to X and stays; X to 4, turns to −Y and then to Z.
  const expected = [
    [0, 0, 4],
    [2, 0, 0],
    [0, 3, 0],
  ]
  matrix.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(expected[i][j], 12)))
})
