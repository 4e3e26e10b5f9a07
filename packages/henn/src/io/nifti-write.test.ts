import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.js'
import { cornerDistanceVoxels } from './affine.js'
import { readNifti, writeNifti } from './nifti.js'
import type { Volume } from './volume.js'
import { voxelTypes, type VoxelType } from './voxel-types.js'

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url))

test.each(['scaled', 'qform-only', 'qform-flipped', 'qform-180', 'sform-only', 'sheared', 'neither', 'disagreeing'])(
  'what is written lies on the grid of %s.nii',
  (name) => {
    const volume = readNifti(join(fixtures, `${name}.nii`), { cast: 'float32' })
    const path = join(temporaryFolder(), 'a.nii.gz')
    writeNifti(path, volume, 'float32')
    const copy = readNifti(path)
    expect(copy.data).toEqual(volume.data)
    expect(copy.shapeZyx).toEqual(volume.shapeZyx)
    expect(copy.formCode).toBe(volume.formCode)
    expect(copy.warnings).toEqual([])
    expect(cornerDistanceVoxels(volume.affine, copy.affine, volume.shapeZyx)).toBeLessThan(1e-5)
  },
)

test('the qform alone says the same as the sform, whatever the rotation', () => {
  const path = join(temporaryFolder(), 'a.nii')
  const angle = fc.double({ min: -180, max: 180, noNaN: true })
  const size = fc.double({ min: 0.1, max: 10, noNaN: true })
  fc.assert(
    fc.property(angle, angle, angle, size, size, size, fc.boolean(), (a, b, c, x, y, z, flip) => {
      const rotation = product(about(0, a), product(about(1, b), about(2, c)))
      const sizes = [flip ? -x : x, y, z]
      const affine = [0, 1, 2].flatMap((row) => [...sizes.map((s, column) => rotation[row][column] * s), 10 * row])
      const volume: Volume = {
        data: new Uint8Array(8000),
        channels: 1,
        shapeZyx: [20, 20, 20],
        spacingMm: [z, y, x],
        affine: [...affine, 0, 0, 0, 1],
      }
      writeNifti(path, volume, 'uint8')
      const bytes = readFileSync(path)
      bytes.writeInt16LE(0, 254) // sform_code
      writeFileSync(path, bytes)
      const copy = readNifti(path)
      expect(copy.formCode).toBe(1)
      // Where the quaternion's first part is near 0, float32 leaves it that much room.
      expect(cornerDistanceVoxels(volume.affine, copy.affine, volume.shapeZyx)).toBeLessThan(0.05 * Math.max(x, y, z) / Math.min(x, y, z))
    }),
    { numRuns: 300, seed: 5 },
  )
})

test.each(Object.keys(voxelTypes) as VoxelType[])('%s comes back as written', (type) => {
  const data = voxelTypes[type].create(6)
  const big = data instanceof BigInt64Array || data instanceof BigUint64Array
  for (let i = 0; i < 6; i++) data[i] = big ? BigInt(i) : i
  const path = join(temporaryFolder(), 'a.nii')
  writeNifti(path, volumeOf(new Float32Array([0, 1, 2, 3, 4, 5])), type)
  expect(readNifti(path).data).toEqual(data)
})

test('channels become the fourth axis', () => {
  const path = join(temporaryFolder(), 'a.nii.gz')
  const volume = { ...volumeOf(new Float32Array([0, 1, 2, 3, 4, 5])), channels: 2, shapeZyx: [1, 1, 3] as [number, number, number] }
  writeNifti(path, volume, 'float32')
  expect(readNifti(path)).toMatchObject({ channels: 2, shapeZyx: [1, 1, 3], data: volume.data })
  expect(gunzipSync(readFileSync(path)).readInt16LE(40)).toBe(4)
})

test('a value that the type cannot hold is an error, not a wrapped number, and writes nothing', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.nii')
  expect(() => writeNifti(path, volumeOf(new Float32Array([0, 1, 2, 3, 4, 256])), 'uint8')).toThrow(/voxel 5 is 256, which uint8/)
  expect(() => writeNifti(path, volumeOf(new Float32Array([0, -1, 2, 3, 4, 5])), 'uint8')).toThrow(/voxel 1 is -1/)
  expect(() => writeNifti(path, volumeOf(new Float32Array([0.5, 1, 2, 3, 4, 5])), 'int64')).toThrow(/voxel 0 is 0.5/)
  expect(readdirSync(folder)).toEqual([])
})

test('names and sizes that NIfTI-1 cannot have are refused', () => {
  const volume = volumeOf(new Float32Array(6))
  expect(() => writeNifti('a.mha', volume, 'uint8')).toThrow(/a\.mha: a NIfTI file's name ends in/)
  const long: Volume = { ...volumeOf(new Uint8Array(40000)), shapeZyx: [1, 1, 40000] }
  expect(() => writeNifti('a.nii', long, 'uint8')).toThrow(/an axis of 40000/)
})

test('an unwritable place is named, and nothing is left behind', () => {
  const folder = temporaryFolder()
  const volume = volumeOf(new Float32Array(6))
  expect(() => writeNifti(join(folder, 'missing', 'a.nii'), volume, 'uint8')).toThrow(/cannot save .*missing\/a\.nii: the folder does not exist \(ENOENT\); create it/)
  // A folder in the file's place: the rename fails at the very end.
  mkdirSync(join(folder, 'a.nii', 'full'), { recursive: true })
  expect(() => writeNifti(join(folder, 'a.nii'), volume, 'uint8')).toThrow(/cannot save .*a\.nii: .*untouched/)
  expect(readdirSync(folder)).toEqual(['a.nii'])
})

function volumeOf(data: Float32Array | Uint8Array): Volume {
  return { data, channels: 1, shapeZyx: [1, 2, 3], spacingMm: [1, 1, 1], affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }
}

function about(axis: number, degrees: number): number[][] {
  const angle = (degrees * Math.PI) / 180
  const [p, q] = [(axis + 1) % 3, (axis + 2) % 3]
  const matrix = [0, 1, 2].map((row) => [0, 1, 2].map((column) => Number(row === column)))
  matrix[p][p] = matrix[q][q] = Math.cos(angle)
  matrix[p][q] = -Math.sin(angle)
  matrix[q][p] = Math.sin(angle)
  return matrix
}

function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => [0, 1, 2].map((column) => row.reduce((sum, value, k) => sum + value * b[k][column], 0)))
}
