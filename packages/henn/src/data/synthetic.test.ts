import { expect, test } from 'vitest'
import { voxelCount } from '../io/volume.js'
import { checkCase } from './case-check.js'
import { syntheticDataset } from './synthetic.js'

test('a case depends on the seed and its number alone', async () => {
  const dataset = syntheticDataset({ cases: 12, seed: 1 })
  const third = await dataset.load('synthetic_003')
  expect(await syntheticDataset({ cases: 4, seed: 1 }).load('synthetic_003')).toEqual(third)
  expect((await syntheticDataset({ cases: 4, seed: 2 }).load('synthetic_003')).image.data).not.toEqual(third.image.data)
  expect((await dataset.load('synthetic_004')).label?.data).not.toEqual(third.label?.data)
  expect(() => dataset.load('synthetic_012')).toThrow(/synthetic_012 isn't among the 12/)
})

test('every case has every class, brighter by its number, and passes the checks', async () => {
  const dataset = syntheticDataset({ cases: 20, seed: 5, classes: 3 })
  expect(dataset.labels.map(({ name }) => name)).toEqual(['background', 'sphere', 'box', 'ellipsoid'])
  for (const { id } of dataset.cases) {
    const { image, label } = await dataset.load(id)
    checkCase({ id, image, label }, dataset)
    expect(label!.data).toHaveLength(voxelCount([32, 40, 32]))
    for (const value of [0, 1, 2]) {
      const voxels = image.data.filter((_, i) => label!.data[i] === value)
      const mean = voxels.reduce((sum, v) => sum + v, 0) / voxels.length
      const deviation = Math.sqrt(voxels.reduce((sum, v) => sum + (v - mean) ** 2, 0) / voxels.length)
      if (voxels.length < 100) continue // covered by a later shape
      expect(mean).toBeCloseTo(value, 1)
      expect(deviation).toBeCloseTo(0.2, 1)
    }
  }
})

test('the first shape is a ball and lies wholly inside', async () => {
  const dataset = syntheticDataset({ cases: 10, seed: 8, classes: 1, shapeZyx: [16, 24, 32] })
  for (const { id } of dataset.cases) {
    const { label } = await dataset.load(id)
    const inside = [...label!.data.keys()].filter((i) => label!.data[i] === 1)
    const extent = (position: (i: number) => number): number => {
      const positions = inside.map(position)
      return Math.max(...positions) - Math.min(...positions) + 1
    }
    const extents = [extent((i) => Math.floor(i / 768)), extent((i) => Math.floor(i / 32) % 24), extent((i) => i % 32)]
    expect(Math.max(...extents) - Math.min(...extents)).toBeLessThanOrEqual(1)
    const radius = Math.cbrt((inside.length * 3) / (4 * Math.PI))
    expect(radius).toBeGreaterThan(16 / 6 - 0.5)
    expect(radius).toBeLessThan(16 / 4 + 0.5)
  }
  expect(() => syntheticDataset({ cases: 1, seed: 0, shapeZyx: [8, 32, 32] })).toThrow(/8×32×32 are too small/)
})

test('hard volumes: brightness alone does not tell, the rare is rare, and some have no lesion', async () => {
  const dataset = syntheticDataset({ cases: 30, seed: 3, difficulty: 'hard' })
  expect(dataset.labels.map(({ name }) => name)).toEqual(['background', 'organ', 'cortex', 'vessel', 'lesion'])
  expect((await dataset.load('synthetic_007')).image.data).toEqual((await syntheticDataset({ cases: 8, seed: 3, difficulty: 'hard' }).load('synthetic_007')).image.data)
  const voxels = [0, 0, 0, 0, 0]
  const sums = [0, 0, 0, 0, 0]
  let without = 0
  for (const { id } of dataset.cases) {
    const { image, label } = await dataset.load(id)
    checkCase({ id, image, label }, dataset)
    label!.data.forEach((value, i) => {
      voxels[value]++
      sums[value] += image.data[i]
    })
    if (!label!.data.includes(4)) without++
  }
  const means = sums.map((sum, value) => sum / voxels[value])
  // Organ and cortex are equally bright; only their textures differ.
  expect(Math.abs(means[1] - means[2])).toBeLessThan(0.1)
  expect(voxels[4]).toBeGreaterThan(0)
  expect(voxels[1] / voxels[4]).toBeGreaterThan(20)
  expect(without).toBeGreaterThan(2)
  expect(without).toBeLessThan(20)
})
