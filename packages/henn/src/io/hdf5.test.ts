// Against h5py (scripts/fixtures/hdf5.py).
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError, RunError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { readHdf5, writeHdf5 } from './hdf5.js'
import { loadHdf5 } from './hdf5-library.js'
import { voxelTypes, type VoxelArray, type VoxelType } from './voxel-types.js'

interface Saved {
  array: string
  dtype: string
  shape: number[]
  values: (number | string)[]
}

const folder = fileURLToPath(new URL('fixtures/hdf5', import.meta.url))
const saved = JSON.parse(readFileSync(join(folder, 'hdf5.json'), 'utf8')) as Record<string, Saved>
const fixture = (name: string): string => join(folder, `${name}.h5`)
const plain = (data: VoxelArray): string[] => Array.from<number | bigint>(data as ArrayLike<number | bigint>).map(String)

describe('reads what h5py wrote', () => {
  test.each(Object.entries(saved))('%s', async (name, { array, dtype, shape, values }) => {
    const volume = await readHdf5(fixture(name), { array })
    expect(volume.data.constructor.name.toLowerCase().replace('big', '')).toBe(`${dtype}array`)
    expect([volume.channels, ...volume.shapeZyx]).toEqual([1, ...shape].slice(-4))
    expect(plain(volume.data)).toEqual(values.map(String))
  })
})

describe('the name of the dataset', () => {
  test('is not needed for the only volume, and may begin with a slash', async () => {
    const named = await readHdf5(fixture('beside-others'), { array: '/volume' })
    expect(await readHdf5(fixture('beside-others'))).toEqual(named)
  })

  test('is asked for where there are several, which are listed', async () => {
    await expect(readHdf5(fixture('several'))).rejects.toThrow(
      new InputError(`${fixture('several')}: holds several volumes: images/t1 (2×3×4), images/t2 (2×3×4), label (2×3×4). Say which: data.arrays.image and data.arrays.label name them in a configuration.`),
    )
  })

  test.each(['t1', 'images', 'link', 'elsewhere', '__proto__', ''])('%j, which none has, is refused', async (array) => {
    await expect(readHdf5(fixture('several'), { array })).rejects.toThrow(
      `several.h5: holds no array ${JSON.stringify(array)}, but age (one value), history (4), images/t1 (2×3×4), images/t2 (2×3×4), label (2×3×4). Name one of these.`,
    )
  })
})

describe('where voxels lie', () => {
  const affine = [0, -2, 0, 5, 0.5, 0, 0, -7, 0, 0, 3, 11, 0, 0, 0, 1]

  test.each([
    ['affine', affine, [3, 2, 0.5]],
    ['affine-flat-root', affine, [3, 2, 0.5]],
    ['spacing', [0.5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1], [3, 2, 0.5]],
    ['spacing-integers-root', [1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1], [3, 2, 1]],
  ])('is in the attributes of %s', async (name, expected, spacingMm) => {
    expect(await readHdf5(fixture(name))).toMatchObject({ affine: expected, spacingMm, warnings: [] })
  })

  test('is in the file beside where they say nothing, and else 1 mm, which the reader is told', async () => {
    const path = join(temporaryFolder(), 'a.h5')
    copyFileSync(fixture('int16'), path)
    const alone = await readHdf5(path)
    expect(alone.spacingMm).toEqual([1, 1, 1])
    expect(alone.warnings).toEqual([expect.stringMatching(/a\.h5: no a\.json beside it says how large voxels are; taken as 1 mm\./)])
    writeFileSync(path.replace('.h5', '.json'), '{"spacing_mm": [3, 2, 0.5]}')
    expect(await readHdf5(path)).toMatchObject({ spacingMm: [3, 2, 0.5], warnings: [] })
  })
})

describe('refuses by name', () => {
  test.each<[string, RegExp]>([
    ['refused-affine', /its attribute affine must be 16 numbers, 4×4 by rows, and not singular/],
    ['refused-affine-short', /its attribute affine must be 16 numbers/],
    ['refused-spacing', /its attribute spacing_mm must be three millimetres above 0/],
    ['refused-spacing-text', /its attribute spacing_mm must be three millimetres above 0/],
    ['refused-float16', /: data: holds float16, which isn't read\. Save it as float32/],
    ['refused-float16-big', /: data: holds float16, which isn't read/],
    ['refused-long-double', /: data: holds float128, which isn't read/],
    ['refused-complex', /: data: holds (records|complex numbers), not numbers/],
    ['refused-text', /: data: holds text, not numbers/],
    ['refused-long-text', /: data: holds text, not numbers/],
    ['refused-records', /: data: holds records, not numbers/],
    ['refused-lists', /: data: holds lists, not numbers/],
    ['refused-two-axes', /holds no array of three axes or more, but data \(3×4\)/],
    ['refused-five-axes', /: data: an array of 1×1×2×3×4, and must have the axes Z, Y, X, or channel, Z, Y, X/],
    ['refused-no-voxels', /: data: an array of 2×0×4/],
    ['refused-nothing', /holds no array of three axes or more, but nothing/],
    ['refused-no-space', /holds no array of three axes or more, but data \(one value\)/],
    ['refused-huge-chunks', /: data: 100000×10000×10000 of float32 are more than the file can hold/],
    ['refused-huge', /: data: 1000000×1000000×1000000 of float64 are more than the file can hold/],
    ['refused-external-link', /holds no array of three axes or more, but nothing/],
    ['refused-virtual', /: data: its voxels are in other files/],
  ])('%s', async (name, message) => {
    await expect(readHdf5(fixture(name))).rejects.toThrow(InputError)
    await expect(readHdf5(fixture(name))).rejects.toThrow(message)
  })

  test('what is missing, or no HDF5', async () => {
    const at = join(temporaryFolder(), 'a.h5')
    await expect(readHdf5(at)).rejects.toThrow(`${at}: no such file. Check the path.`)
    mkdirSync(at)
    await expect(readHdf5(at)).rejects.toThrow(/not a file\. Give a \.h5 or \.hdf5 file\./)
    const text = join(temporaryFolder(), 'b.h5')
    writeFileSync(text, 'x'.repeat(5000))
    await expect(readHdf5(text)).rejects.toThrow(/not a HDF5 file/)
    writeFileSync(text, '')
    await expect(readHdf5(text)).rejects.toThrow(/not a HDF5 file/)
  })

  test('damaged files, in one line, and whole ones are read after them', async () => {
    const whole = readFileSync(fixture('all'))
    for (const bytes of [whole.subarray(0, whole.length / 2), whole.subarray(0, 60), edited(whole, Math.floor(whole.length * 0.9)), edited(whole, 60)]) {
      const path = join(temporaryFolder(), 'a.h5')
      writeFileSync(path, bytes)
      const error = await readHdf5(path).then(() => undefined, (reason: unknown) => reason as Error)
      expect(error).toBeInstanceOf(InputError)
      expect(error?.message).toMatch(/^[^\n]*a\.h5: [^\n]+\. Copy it again, or save it anew\.$/)
    }
    expect(plain((await readHdf5(fixture('all'))).data)).toEqual(saved.all.values.map(String))
  })
})

/** Some bytes turned round. */
function edited(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  for (let i = at; i < at + 8; i++) copy[i] ^= 0xff
  return copy
}

describe('writes', () => {
  const affine = [0, -2, 0, 5, 0.5, 0, 0, -7, 0, 0, 3, 11, 0, 0, 0, 1]
  const volumeOf = (data: VoxelArray) => ({ data, channels: 2, shapeZyx: [3, 4, 5] as [number, number, number], spacingMm: [3, 2, 0.5] as [number, number, number], affine })

  test.each(Object.keys(voxelTypes) as VoxelType[])('%s, read back as it was, with its place in space', async (type) => {
    const path = join(temporaryFolder(), 'a.h5')
    const data = voxelTypes[type].create(2 * 3 * 4 * 5)
    for (let i = 0; i < data.length; i++) data[i] = typeof data[0] === 'bigint' ? BigInt(i) : i
    await writeHdf5(path, volumeOf(data), type)
    expect(await readHdf5(path)).toEqual({ ...volumeOf(data), path, warnings: [] })
  })

  test('gzipped chunks, under the name that is asked for', async () => {
    const path = join(temporaryFolder(), 'a.h5')
    const shapeZyx: [number, number, number] = [70, 80, 90]
    const data = Int16Array.from({ length: 70 * 80 * 90 }, (_, i) => i % 1000)
    await writeHdf5(path, { ...volumeOf(data), channels: 1, shapeZyx }, 'int16', { array: 'image' })
    const file = new (await loadHdf5()).File(path, 'r')
    const image = file.get('image')
    expect(image).toMatchObject({ path: '/image', shape: shapeZyx, metadata: { chunks: [64, 64, 64] }, filters: [{ id: 1, cd_values: [4] }] })
    file.close()
    expect(Buffer.from((await readHdf5(path)).data.buffer).equals(Buffer.from(data.buffer))).toBe(true)
  })

  test('all or nothing: a value that the type cannot hold, or a missing folder, leaves nothing', async () => {
    const at = temporaryFolder()
    await expect(writeHdf5(join(at, 'a.h5'), volumeOf(new Float32Array(120).fill(0.5)), 'uint8')).rejects.toThrow(RangeError)
    await expect(writeHdf5(join(at, 'nowhere/a.h5'), volumeOf(new Float32Array(120)), 'uint8')).rejects.toThrow(RunError)
    await expect(writeHdf5(join(at, 'a.h5'), volumeOf(new Float32Array(119)), 'uint8')).rejects.toThrow(RangeError)
    expect(readdirSync(at)).toEqual([])
    expect(existsSync(join(at, 'nowhere'))).toBe(false)
  })
})
