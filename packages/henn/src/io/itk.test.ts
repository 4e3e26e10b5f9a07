// MetaImage and NRRD, against SimpleITK (scripts/fixtures/itk.py).
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { readMetaImage, writeMetaImage } from './metaimage.js'
import { readNrrd, writeNrrd } from './nrrd.js'
import type { Volume } from './volume.js'
import { voxelTypes, type VoxelType } from './voxel-types.js'

interface Saved {
  dtype: string
  shape: number[]
  values: (number | string)[]
  affine: number[]
  files: Record<string, string>
}

const saved = JSON.parse(readFileSync(fileURLToPath(new URL('fixtures/itk.json', import.meta.url)), 'utf8')) as Record<string, Saved>

/** The path of the case's file, with `change` made to its text. */
function unpack(name: string, change: (text: string) => string = (text) => text): string {
  const folder = temporaryFolder()
  const files = Object.entries(saved[name].files)
  for (const [i, [file, content]] of files.entries()) {
    const bytes = Buffer.from(content, 'base64')
    writeFileSync(join(folder, file), i === 0 ? Buffer.from(change(bytes.toString('latin1')), 'latin1') : bytes)
  }
  return join(folder, files[0][0])
}

const read = (path: string): Volume => (/\.(nrrd|nhdr)$/.test(path) ? readNrrd : readMetaImage)(path)

describe('reads what SimpleITK reads', () => {
  test.each(Object.entries(saved))('%s', (name, { dtype, shape, values, affine }) => {
    const volume = read(unpack(name))
    expect(volume.data.constructor.name.toLowerCase().replace('big', '')).toBe(`${dtype}array`)
    expect(volume.channels > 1 ? [volume.channels, ...volume.shapeZyx] : volume.shapeZyx).toEqual(shape)
    expect(Array.from<number | bigint>(volume.data as ArrayLike<number | bigint>).map(String)).toEqual(values.map(String))
    for (const [i, value] of affine.entries()) expect(volume.affine[i]).toBeCloseTo(value, 9)
  })
})

describe.each([
  ['MetaImage', '.mha', writeMetaImage, readMetaImage],
  ['NRRD', '.nrrd', writeNrrd, readNrrd],
] as const)('%s', (_, ending, write, readBack) => {
  test.each(Object.keys(voxelTypes) as VoxelType[])('of %s is read back as it was written, with its place in space', (type) => {
    const path = join(temporaryFolder(), `a${ending}`)
    const data = voxelTypes[type].create(2 * 3 * 4 * 5)
    for (let i = 0; i < data.length; i++) data[i] = typeof data[0] === 'bigint' ? BigInt(i) : i
    const affine = [0, -2, 0, 5, 0.5, 0, 0, -7, 0, 0, 3, 11, 0, 0, 0, 1]
    const volume = { data, channels: 2, shapeZyx: [3, 4, 5] as [number, number, number], spacingMm: [3, 2, 0.5] as [number, number, number], affine }
    write(path, volume, type)
    expect(readBack(path)).toEqual({ ...volume, path, warnings: [] })
  })
})

test('what ITK keeps of a NIfTI header stands beside', () => {
  const plain = read(unpack('mha, int16', (text) => text))
  const { data, affine } = read(unpack('mha, int16', (text) => text.replace('NDims = 3', 'NDims = 3\ndim[0] = 3\nITK_FileNotes = made by a = b\naux_file = ')))
  expect({ data, affine }).toEqual({ data: plain.data, affine: plain.affine })
})

test('NRRD of no space that is named has its directions all the same', () => {
  const noSpace = (text: string): string => text.replace(/space: .*\n/, 'space dimension: 3\n')
  expect(read(unpack('nrrd, int16', noSpace)).affine).toEqual(read(unpack('nrrd, int16')).affine)
})

test('a header with a long run of spaces is read as fast as another', () => {
  const spaces = ' '.repeat(900_000)
  for (const [name, before, line] of [['mha, int16', 'NDims', `Comment = a${spaces}b`], ['mha, int16', 'NDims', `a${spaces}b = c`], ['nrrd, int16', 'type:', `content: a${spaces}b`]]) {
    expect(read(unpack(name, (text) => text.replace(before, `${line}\n${before}`))).data).toEqual(read(unpack(name)).data)
  }
})

test.each([['mhd and raw', 'utf8'], ['mhd and raw', 'latin1']] as const)('fault 23: voxels in a file called Müller: %s, named in %s', (name, encoding) => {
  const voxels = Buffer.from(Object.entries(saved[name].files)[1][1], 'base64')
  const path = unpack(name, (text) => text.replace('a.raw', Buffer.from('Müller.raw', encoding).toString('latin1')))
  writeFileSync(join(dirname(path), 'Müller.raw'), voxels)
  expect(Array.from(read(path).data as Int16Array)).toEqual(saved[name].values)
})

describe('refuses by name', () => {
  test.each<[string, string, (text: string) => string, RegExp]>([
    ['four dimensions', 'mha, int16', (t) => t.replace('NDims = 3', 'NDims = 4'), /NDims is 4, and must be 3/],
    ['a size of zero', 'mha, int16', (t) => t.replace('DimSize = 4 3 2', 'DimSize = 4 0 2'), /DimSize is 4 0 2/],
    ['more voxels than the file holds', 'mha, int16', (t) => t.replace('DimSize = 4 3 2', 'DimSize = 4 3 2000000000'), /holds fewer voxels than the 2000000000×3×4 of int16/],
    ['more voxels than can be counted', 'mha, int16', (t) => t.replace('DimSize = 4 3 2', 'DimSize = 4 300000000 2000000000'), /more than can be held/],
    ['a singular matrix', 'mha, int16', (t) => t.replace(/TransformMatrix = .*/, 'TransformMatrix = 1 0 0 1 0 0 0 0 1'), /TransformMatrix is singular/],
    ['a spacing of zero', 'mha, int16', (t) => t.replace(/ElementSpacing = .*/, 'ElementSpacing = 0 1 1'), /spacings above 0/],
    ['text', 'mha, int16', (t) => t.replace('BinaryData = True', 'BinaryData = False'), /its voxels are text/],
    ['another type', 'mha, int16', (t) => t.replace('MET_SHORT', 'MET_STRING'), /ElementType is MET_STRING/],
    ['no header', 'mha, int16', () => 'hello\nworld\nElementDataFile = LOCAL\n', /not a MetaImage \("hello"/],
    ['a header without an end', 'mha, int16', () => 'ObjectType = Image\n', /its header has no end/],
    ['voxels out of the folder', 'mhd and raw', (t) => t.replace('a.raw', '../a.raw'), /names the file "\.\.\/a\.raw", out of its folder/],
    ['a list of files', 'mhd and raw', (t) => t.replace('a.raw', 'LIST'), /voxels in several files are not read/],
    ['compressed voxels cut off', 'mha, compressed', (t) => t.slice(0, -5), /its compressed voxels are cut off/],
    ['compressed voxels that inflate to more', 'mha, compressed', (t) => t.replace('DimSize = 4 3 2', 'DimSize = 4 3 1'), /inflates to more than its header implies/],
    ['compressed voxels that inflate to less', 'mha, compressed', (t) => t.replace('DimSize = 4 3 2', 'DimSize = 4 3 3'), /fewer voxels/],
    ['another file', 'nrrd, int16', (t) => `P6${t}`, /not a NRRD file/],
    ['two dimensions', 'nrrd, int16', (t) => t.replace('dimension: 3', 'dimension: 2'), /dimension is 2, and must be 3, or 4/],
    ['sizes that do not fit', 'nrrd, int16', (t) => t.replace('sizes: 4 3 2', 'sizes: 4 3'), /sizes is 4 3, and must be 3 whole numbers/],
    ['voxels cut off', 'nrrd, int16', (t) => t.slice(0, -1), /holds fewer voxels than the 2×3×4 of int16/],
    ['another encoding', 'nrrd, int16', (t) => t.replace('encoding: raw', 'encoding: bzip2'), /encoding is bzip2; read are raw and gzip/],
    ['another space', 'nrrd, int16', (t) => t.replace('left-posterior-superior', 'scanner-xyz'), /space is scanner-xyz/],
    ['a direction that is lost', 'nrrd, int16', (t) => t.replace(/space directions: .*/, 'space directions: (1,0,0) (1,0,0) (0,0,1)'), /space directions are singular/],
    ['vectors cut short', 'nrrd, int16', (t) => t.replace(/space directions: .*/, 'space directions: (1,0,0) (0,1) (0,0,1)'), /three vectors of three numbers/],
    ['gzip that is damaged', 'nrrd, gzipped', (t) => `${t.slice(0, -12)}xxxx${t.slice(-8)}`, /its compressed voxels are/],
    ['channels in the middle', 'nrrd, three channels', (t) => t.replace(/space directions: none (\S+) (.*)/, 'space directions: $1 none $2'), /not one, the first or the last, is that of the channels/],
  ])('%s', (_, name, change, message) => {
    const path = unpack(name, change)
    expect(() => read(path)).toThrow(InputError)
    expect(() => read(path)).toThrow(message)
  })

  test('a file of voxels that is missing', () => {
    const path = unpack('mhd and raw', (text) => text.replace('a.raw', 'b.raw'))
    expect(() => read(path)).toThrow(/b\.raw: no such file/)
  })
})
