import { basename } from 'node:path'
import { deflateSync } from 'node:zlib'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { affineOfLps, isSingular, lpsOfAffine, spacingOf } from './affine.js'
import { writeFileAtomic } from './atomic-file.js'
import { withFile } from './open-file.js'
import { channelsFirst, channelsLast, readStored, voxelsOfBytes } from './raw-voxels.js'
import { fileBeside, keyAndValue, numbersOf, readHeaderLines } from './text-header.js'
import { requireFilled, shapeWithChannels, voxelCount, type Volume } from './volume.js'
import { convertVoxels, voxelTypes, type VoxelType } from './voxel-types.js'

/** MetaImage's names of types; its long has 4 bytes. */
const types = new Map<string, VoxelType>([
  ['MET_UCHAR', 'uint8'],
  ['MET_CHAR', 'int8'],
  ['MET_USHORT', 'uint16'],
  ['MET_SHORT', 'int16'],
  ['MET_UINT', 'uint32'],
  ['MET_INT', 'int32'],
  ['MET_ULONG', 'uint32'],
  ['MET_LONG', 'int32'],
  ['MET_ULONG_LONG', 'uint64'],
  ['MET_LONG_LONG', 'int64'],
  ['MET_FLOAT', 'float32'],
  ['MET_DOUBLE', 'float64'],
])

interface MetaHeader {
  type: VoxelType
  channels: number
  shapeZyx: Triple
  affine: number[]
  bigEndian: boolean
  compressed: boolean
  /** Of the voxels, in a file of their own where it is named. */
  dataFile: string | undefined
  /** Bytes before the voxels in their file; −1: they are at its end. */
  skip: number
}

/**
 * Reads ITK's MetaImage: `.mha`, or `.mhd` with its voxels in a file beside, compressed or not, in three dimensions; elements
 * of several channels too. Throws InputError naming the file.
 */
export function readMetaImage(path: string): Volume {
  const { header, end } = readHeader(path)
  const { type, channels, shapeZyx, affine, bigEndian, compressed, dataFile, skip } = header
  const expected = channels * voxelCount(shapeZyx) * voxelTypes[type].bytes
  const source = dataFile === undefined ? path : fileBeside(path, dataFile)
  const asked = `${shapeWithChannels(channels, shapeZyx)} of ${type} that the header of ${basename(path)}`
  const bytes = readStored({ source, first: dataFile === undefined ? end : 0, skip, expected, compression: compressed ? 'zlib' : null, asked })
  const voxels = voxelsOfBytes(bytes, type, bigEndian)
  return { data: channelsFirst(voxels, channels), channels, shapeZyx, spacingMm: spacingOf(affine), affine, path, warnings: [] }
}

/** The file that an `.mhd` has its voxels in; undefined where they follow the header. Throws InputError naming the file. */
export function metaImageVoxels(path: string): string | undefined {
  const { dataFile } = readHeader(path).header
  return dataFile === undefined ? undefined : fileBeside(path, dataFile)
}

function readHeader(path: string): { header: MetaHeader; end: number } {
  return withFile(path, '.mha or .mhd', (fd) => {
    const { lines, end } = readHeaderLines(fd, path, (line) => /^ElementDataFile\s*=/.test(line))
    return { header: parseHeader(lines, path), end }
  })
}

/** Writes a volume as `.mha`, compressed, whole or not at all. */
export function writeMetaImage(path: string, volume: Volume, type: VoxelType): void {
  const { affine, channels, shapeZyx, data } = volume
  requireFilled(volume)
  if (!/\.mha$/i.test(path)) throw new InputError(`${path}: written is .mha alone, which has header and voxels in one. Give it that ending.`)
  const { directions, spacingXyz, originXyz } = lpsOfAffine(affine)
  const voxels = channelsLast(convertVoxels(data, type), channels)
  const body = deflateSync(new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength))
  const [name] = [...types].find(([, own]) => own === type)!
  const header = [
    'ObjectType = Image',
    'NDims = 3',
    'BinaryData = True',
    'BinaryDataByteOrderMSB = False',
    'CompressedData = True',
    `CompressedDataSize = ${body.length}`,
    `TransformMatrix = ${directions.flat().join(' ')}`,
    `Offset = ${originXyz.join(' ')}`,
    'CenterOfRotation = 0 0 0',
    `ElementSpacing = ${spacingXyz.join(' ')}`,
    `DimSize = ${shapeZyx.toReversed().join(' ')}`,
    ...(channels > 1 ? [`ElementNumberOfChannels = ${channels}`] : []),
    `ElementType = ${name}`,
    'ElementDataFile = LOCAL',
    '',
  ].join('\n')
  writeFileAtomic(path, Buffer.concat([Buffer.from(header, 'latin1'), body]))
}

function parseHeader(lines: readonly string[], path: string): MetaHeader {
  const refuse = (problem: string): InputError => new InputError(`${path}: ${problem}`)
  const fields = new Map<string, string>()
  for (const line of lines) {
    const pair = keyAndValue(line, '=')
    if (pair === undefined) throw refuse(`not a MetaImage (${JSON.stringify(line.slice(0, 40))} is no line of its header). Give a .mha or .mhd file.`)
    fields.set(pair[0].toLowerCase(), pair[1])
  }
  const get = (...keys: string[]): string | undefined => keys.map((key) => fields.get(key.toLowerCase())).find((value) => value !== undefined)
  const isTrue = (...keys: string[]): boolean => /^t/i.test(get(...keys) ?? '')
  const dimensions = get('NDims')
  if (dimensions !== '3') throw refuse(`NDims is ${dimensions ?? 'missing'}, and must be 3. Export it as a 3D volume; channels are ElementNumberOfChannels.`)
  const sizes = numbersOf(get('DimSize'), 3)
  if (sizes === undefined || sizes.some((size) => !Number.isSafeInteger(size) || size < 1)) throw refuse(`DimSize is ${get('DimSize') ?? 'missing'}, and must be three whole numbers. Export the file again.`)
  const typeName = get('ElementType') ?? 'missing'
  const type = types.get(typeName.replace(/_ARRAY$/, ''))
  if (type === undefined) throw refuse(`ElementType is ${typeName}, no number that is known. Convert it to a scalar type.`)
  const channels = Number(get('ElementNumberOfChannels') ?? 1)
  if (!Number.isSafeInteger(channels) || channels < 1) throw refuse(`ElementNumberOfChannels is ${get('ElementNumberOfChannels')}, and must be a whole number. Export the file again.`)
  if (!Number.isSafeInteger(sizes.reduce((product, size) => product * size, channels * 8))) throw refuse(`DimSize is ${sizes.join('×')}, more than can be held. Export the file again.`)
  if (get('BinaryData') !== undefined && !isTrue('BinaryData')) throw refuse('its voxels are text. Export it as binary data.')
  const spacing = numbersOf(get('ElementSpacing', 'ElementSize') ?? '1 1 1', 3)
  const matrix = numbersOf(get('TransformMatrix', 'Rotation', 'Orientation') ?? '1 0 0 0 1 0 0 0 1', 9)
  const origin = numbersOf(get('Offset', 'Position', 'Origin') ?? '0 0 0', 3)
  if (spacing === undefined || matrix === undefined || origin === undefined || spacing.some((length) => length <= 0)) {
    throw refuse('ElementSpacing, TransformMatrix or Offset is not what it must be: 3, 9 and 3 numbers, spacings above 0. Export the file again.')
  }
  const affine = affineOfLps([0, 3, 6].map((i) => [matrix[i], matrix[i + 1], matrix[i + 2]]), spacing, origin)
  if (isSingular(affine)) throw refuse('its TransformMatrix is singular. Correct it.')
  const file = get('ElementDataFile') ?? ''
  if (file === '' || file === 'LIST' || file.includes('%')) throw refuse(`ElementDataFile is ${JSON.stringify(file)}: voxels in several files are not read. Export it as one .mha file.`)
  const compressed = isTrue('CompressedData')
  const headerSize = Number(get('HeaderSize') ?? 0)
  if (!Number.isSafeInteger(headerSize) || headerSize < -1) throw refuse(`HeaderSize is ${get('HeaderSize')}, and must be a whole number from -1 on. Export the file again.`)
  return {
    type,
    channels,
    shapeZyx: [sizes[2], sizes[1], sizes[0]],
    affine,
    bigEndian: isTrue('BinaryDataByteOrderMSB', 'ElementByteOrderMSB'),
    compressed,
    dataFile: file === 'LOCAL' ? undefined : file,
    // Of a file of its own.
    skip: file === 'LOCAL' ? 0 : compressed ? Math.max(0, headerSize) : headerSize,
  }
}
