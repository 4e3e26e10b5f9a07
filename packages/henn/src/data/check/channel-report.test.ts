import { expect, test } from 'vitest'
import { hasFewValues, reportChannel } from './channel-report.js'
import { voxelHash } from './voxel-hash.js'

test('least, most and percentiles of the finite voxels, the others counted', () => {
  const voxels = Float32Array.from({ length: 201 }, (_, i) => 200 - i)
  const values = { min: 0, percentile_00_5: 1, median: 100, percentile_99_5: 199, max: 200 }
  expect(reportChannel(voxels)).toEqual({ values, nan: 0, infinite: 0 })
  expect(reportChannel(Float32Array.of(NaN, ...voxels, Infinity, -Infinity))).toEqual({ values, nan: 1, infinite: 2 })
  expect(reportChannel(Float32Array.of(NaN, Infinity))).toEqual({ values: null, nan: 1, infinite: 1 })
})

test('of a large channel least and most are exact, percentiles those of a sample', () => {
  const size = 1_000_000
  const voxels = Float32Array.from({ length: size }, (_, i) => (i * 7919) % size)
  const { values } = reportChannel(voxels)
  expect([values!.min, values!.max]).toEqual([0, size - 1])
  expect(values!.median / size).toBeCloseTo(0.5, 2)
  expect(values!.percentile_99_5 / size).toBeCloseTo(0.995, 3)
})

test('few values are counted, not guessed', () => {
  const voxels = Float32Array.from({ length: 1000 }, (_, i) => i % 8)
  expect(hasFewValues(voxels, 8)).toBe(true)
  expect(hasFewValues(voxels, 7)).toBe(false)
})

test('the hash is that of shape and voxels, whatever type they are stored in', () => {
  const volume = (data: Float32Array | Uint8Array | BigInt64Array, width = 3) => ({
    data,
    channels: 1,
    shapeZyx: [1, 6 / width, width] as [number, number, number],
    spacingMm: [1, 1, 1] as [number, number, number],
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
  })
  const hash = voxelHash(volume(Float32Array.of(1, 2, 3, 4, 5, 6)))
  expect(voxelHash(volume(Uint8Array.of(1, 2, 3, 4, 5, 6)))).toBe(hash)
  expect(voxelHash(volume(BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n)))).toBe(hash)
  expect(voxelHash(volume(Float32Array.of(0, 1, 2, 3, 4, 5, 6).subarray(1)))).toBe(hash)
  expect(voxelHash(volume(Float32Array.of(1, 2, 3, 4, 5, 6), 2))).not.toBe(hash)
  expect(voxelHash(volume(Float32Array.of(1, 2, 3, 4, 5, 7)))).not.toBe(hash)
})
