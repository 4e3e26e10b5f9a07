import { expect, test } from 'vitest'
import { rasterise, type Polygon } from './rasterise.js'

/** Rows of a 6×4 plane, # where filled. */
function picture(...polygons: Polygon[]): string[] {
  const rows = Array.from({ length: 4 }, () => Array.from('......'))
  rasterise(polygons, 6, 4, (y, from, to) => rows[y].fill('#', from, to))
  return rows.map((row) => row.join(''))
}

const box = (x0: number, y0: number, x1: number, y1: number): Polygon => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]

test('a voxel is filled where its centre lies inside', () => {
  expect(picture(box(0.6, 0.6, 3.4, 2.4))).toEqual(['......', '.###..', '.###..', '......'])
  expect(picture(box(0.6, 0.6, 0.9, 2.4))).toEqual(['......', '......', '......', '......'])
  expect(picture([[0.5, -0.5], [4.5, -0.5], [0.5, 3.5]])).toEqual(['.###..', '.##...', '.#....', '......'])
})

test('one in another is a hole, and one in that is none', () => {
  expect(picture(box(-0.5, -0.5, 5.5, 3.5), box(0.5, 0.5, 4.5, 2.5))).toEqual(['######', '#....#', '#....#', '######'])
  expect(picture(box(-0.5, -0.5, 5.5, 3.5), box(0.5, 0.5, 4.5, 2.5), box(1.5, 1.5, 2.5, 2.4))).toEqual(['######', '#....#', '#.#..#', '######'])
})

test('a hole that hangs on its surroundings by a line of no width is one too', () => {
  const keyhole: Polygon = [[-0.5, -0.5], [5.5, -0.5], [5.5, 3.5], [-0.5, 3.5], [-0.5, 1.2], [1.5, 1.2], [1.5, 2.5], [3.5, 2.5], [3.5, 0.5], [1.5, 0.5], [1.5, 1.2], [-0.5, 1.2]]
  expect(picture(keyhole)).toEqual(['######', '##..##', '##..##', '######'])
})

test('polygons side by side share no voxel, and leave none out', () => {
  expect(picture(box(0, 0, 2, 3))).toEqual(['##....', '##....', '##....', '......'])
  expect(picture(box(2, 0, 4, 3))).toEqual(['..##..', '..##..', '..##..', '......'])
  expect(picture(box(0, 3, 4, 4))).toEqual(['......', '......', '......', '####..'])
})

test('what lies beyond the plane is cut', () => {
  expect(picture(box(-9, 1.5, 2.5, 99))).toEqual(['......', '......', '###...', '###...'])
  expect(picture(box(7, 0, 9, 9), box(0, -9, 9, -1))).toEqual(['......', '......', '......', '......'])
})

test('any polygon is filled as crossings of a ray tell', () => {
  let state = 1
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647
  for (let round = 0; round < 200; round++) {
    const polygons = Array.from({ length: 1 + (round % 3) }, () => Array.from({ length: 3 + (round % 6) }, (): [number, number] => [random() * 9 - 2, random() * 7 - 2]))
    const isInside = (x: number, y: number): boolean =>
      polygons.flatMap((polygon) => polygon.map((to, i) => [polygon.at(i - 1)!, to])).filter(([[x0, y0], [x1, y1]]) => y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0).length % 2 === 1
    const expected = Array.from({ length: 4 }, (_, y) => Array.from({ length: 6 }, (_, x) => (isInside(x, y) ? '#' : '.')).join(''))
    expect(picture(...polygons)).toEqual(expected)
  }
})
