import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { parseNpy } from './npy-array.js'
import { readNpy, writeNpy } from './npy.js'
import { voxelTypes, type VoxelType } from './voxel-types.js'

interface Saved {
  dtype: string
  shape: number[]
  values: (number | string)[]
  /** What numpy.save wrote, in base64. */
  file: string
}

const saved = JSON.parse(readFileSync(fileURLToPath(new URL('fixtures/npy.json', import.meta.url)), 'utf8')) as Record<string, Saved>
const bytesOf = (name: string): Buffer => Buffer.from(saved[name].file, 'base64')

describe('reads what numpy.save wrote', () => {
  test.each(Object.entries(saved).filter(([name]) => !name.startsWith('refused')))('%s', (name, { shape, values, dtype }) => {
    const array = parseNpy(bytesOf(name), 'a.npy')
    expect(array.shape).toEqual(shape)
    expect(array.data.constructor.name.toLowerCase().replace('big', '')).toBe(`${dtype}array`)
    expect(Array.from<number | bigint>(array.data as ArrayLike<number | bigint>).map(String)).toEqual(values.map((value) => String(typeof value === 'string' ? value : Object.is(value, -0) ? 0 : value)))
  })
})

test.each(Object.keys(voxelTypes) as VoxelType[])('%s is read back as it was written, with its place in space', (type) => {
  const path = join(temporaryFolder(), 'case.npy')
  const data = voxelTypes[type].create(2 * 3 * 4 * 5)
  for (let i = 0; i < data.length; i++) data[i] = typeof data[0] === 'bigint' ? BigInt(i) : i
  const affine = [0, -2, 0, 5, 0.5, 0, 0, -7, 0, 0, 3, 11, 0, 0, 0, 1]
  const volume = { data, channels: 2, shapeZyx: [3, 4, 5] as [number, number, number], spacingMm: [3, 2, 0.5] as [number, number, number], affine }
  writeNpy(path, volume, type)
  expect(readNpy(path)).toEqual({ ...volume, path, warnings: [] })
})

describe('the size of voxels', () => {
  const read = (sidecar?: string): ReturnType<typeof readNpy> => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.npy'), bytesOf('float32'))
    if (sidecar !== undefined) writeFileSync(join(folder, 'a.json'), sidecar)
    return readNpy(join(folder, 'a.npy'))
  }

  test('is in the file beside', () => {
    expect(read('{"spacing_mm": [3, 2, 0.5]}')).toMatchObject({ spacingMm: [3, 2, 0.5], affine: [0.5, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1], warnings: [] })
  })

  test('is 1 mm without one, and the reader is told', () => {
    const { spacingMm, warnings } = read()
    expect(spacingMm).toEqual([1, 1, 1])
    expect(warnings).toEqual([expect.stringMatching(/a\.npy: no a\.json beside it says how large voxels are; taken as 1 mm\./)])
  })

  test.each(['{"spacing_mm": [3, 2]}', '{"spacing_mm": [3, 2, 0]}', '{"spacing": [1, 1, 1]}', '{"affine": [1]}', '[]'])('%s is refused', (text) => {
    expect(() => read(text)).toThrow(/a\.json: expected \{"spacing_mm": \[Z, Y, X\]\} in millimetres/)
  })

  test('of an affine that loses a direction is refused', () => {
    expect(() => read(`{"affine": [${'0, '.repeat(15)}1]}`)).toThrow(/a\.json: its affine is singular/)
  })
})

describe('refuses', () => {
  const parse = (bytes: Buffer) => () => parseNpy(bytes, 'a.npy')
  const edited = (from: string, to: string): Buffer => Buffer.from(bytesOf('float32').toString('latin1').replace(from, to), 'latin1')

  test.each(Object.keys(saved).filter((name) => name.startsWith('refused')))('%s', (name) => {
    expect(parse(bytesOf(name))).toThrow(InputError)
    expect(parse(bytesOf(name))).toThrow(/a\.npy: holds .*, not numbers\./)
  })

  test('what is no array, or a damaged one', () => {
    expect(parse(Buffer.from('PK\x03\x04, an archive'))).toThrow(/not a \.npy file/)
    expect(parse(Buffer.alloc(0))).toThrow(/not a \.npy file/)
    expect(parse(bytesOf('float32').subarray(0, 60))).toThrow(/its header is damaged/)
    expect(parse(edited("'shape'", "'shope'"))).toThrow(/its header is damaged/)
    expect(parse(edited('(2, 3, 4)', '(2,-3, 4)'))).toThrow(/its header is damaged/)
  })

  test('more values than the file holds, before there is room for them', () => {
    expect(parse(bytesOf('float32').subarray(0, -1))).toThrow(/asks for 2×3×4 values of f4, more than the file holds/)
    expect(parse(edited('(2, 3, 4), }      ', '(2, 3, 4000000), }'))).toThrow(/more than the file holds/)
    expect(parse(edited('(2, 3, 4), }                    ', '(99999999999, 99999999999, 4), }'))).toThrow(/more than the file holds/)
  })

  test('other numbers of axes', () => {
    const path = join(temporaryFolder(), 'a.npy')
    writeFileSync(path, bytesOf('one axis'))
    expect(() => readNpy(path)).toThrow(/a\.npy: an array of 5, and must have the axes Z, Y, X, or channel, Z, Y, X\./)
  })
})
