// Against all pairs of voxels.
import { tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { indices } from '../testing/reference.js'
import type { Triple } from '../types.js'
import { squaredDistances } from './distance-transform.js'
import { squaredDistancesAcross } from './distances-across.js'

const shapes: Triple[] = [[1, 1, 1], [1, 1, 17], [1, 9, 13], [7, 1, 5], [11, 6, 9], [5, 16, 1]]

/** Some voxels, fewer the larger `every` is; the same each time. */
function sparse([depth, height, width]: Triple, every: number): Uint8Array {
  let state = 12345 + every
  return Uint8Array.from({ length: depth * height * width }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state % 65536 < 65536 / every ? 1 : 0
  })
}

function byAllPairs(sites: Uint8Array, shape: Triple): number[] {
  const places = Array.from(sites, (_, i) => indices(i, shape))
  const targets = places.filter((_, i) => sites[i] === 1)
  return places.map((place) => Math.min(Infinity, ...targets.map((target) => target.reduce((sum, at, axis) => sum + (at - place[axis]) ** 2, 0))))
}

describe('squaredDistances', () => {
  test.each(shapes.flatMap((shape) => [1.5, 4, 30].map((every): [Triple, number] => [shape, every])))('on %j with one site in %d', (shape, every) => {
    const sites = sparse(shape, every)
    expect(Array.from(squaredDistances(sites, shape))).toEqual(byAllPairs(sites, shape))
  })

  test('a single site far away, along each axis', () => {
    for (const shape of [[300, 1, 1], [1, 300, 1], [1, 1, 300]] as Triple[]) {
      const sites = new Uint8Array(300)
      sites[299] = 1
      expect(Array.from(squaredDistances(sites, shape))).toEqual(Array.from({ length: 300 }, (_, i) => (299 - i) ** 2))
    }
  })

  test('without a site all are infinitely far', () => {
    expect(Array.from(squaredDistances(new Uint8Array(24), [2, 3, 4]))).toEqual(Array.from({ length: 24 }, () => Infinity))
  })
})

describe('squaredDistancesAcross', () => {
  test('goes to the other side, over what nobody knows', () => {
    const inside = tensor([0, 0, 1, 1, 1, 1], { shape: [1, 1, 1, 1, 6] })
    expect(squaredDistancesAcross(inside, null).flatten().toArray()).toEqual([4, 1, 1, 4, 9, 16])
    const known = tensor([1, 0, 1, 1, 1, 0], { shape: [1, 1, 1, 1, 6], dtype: 'bool' })
    expect(squaredDistancesAcross(inside, known).flatten().toArray()).toEqual([4, 0, 4, 9, 16, 0])
  })

  test('is zero where there is no other side, in each channel of each sample apart', () => {
    const inside = tensor([1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0], { shape: [1, 3, 1, 2, 2] })
    expect(squaredDistancesAcross(inside, null).flatten().toArray()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2])
    const known = tensor([0, 1, 1, 1], { shape: [1, 1, 1, 2, 2], dtype: 'bool' })
    expect(squaredDistancesAcross(inside, known).flatten().toArray()).toEqual(Array.from({ length: 12 }, () => 0))
  })
})
