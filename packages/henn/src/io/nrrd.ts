import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { InputError } from '../errors.js'
import type { Triple } from '../types.js'
import { affineOfLps, isSingular, lpsOfAffine, spacingOf, type Affine } from './affine.js'
import { writeFileAtomic } from './atomic-file.js'
import { readAt, withFile } from './open-file.js'
import { channelsFirst, readStored, voxelsOfBytes } from './raw-voxels.js'
import { fileBeside, keyAndValue, numbersOf, readHeaderLines } from './text-header.js'
import { requireFilled, shapeWithChannels, voxelCount, type Volume } from './volume.js'
import { convertVoxels, voxelTypes, type VoxelType } from './voxel-types.js'

/** NRRD's names of types; each has several. */
const types = new Map<string, VoxelType>(
  (
    [
      ['uint8', 'uchar, unsigned char, uint8, uint8_t'],
      ['int8', 'signed char, int8, int8_t'],
      ['uint16', 'ushort, unsigned short, unsigned short int, uint16, uint16_t'],
      ['int16', 'short, short int, signed short, signed short int, int16, int16_t'],
      ['uint32', 'uint, unsigned int, uint32, uint32_t'],
      ['int32', 'int, signed int, int32, int32_t'],
      ['uint64', 'ulonglong, unsigned long long, unsigned long long int, uint64, uint64_t'],
      ['int64', 'longlong, long long, long long int, signed long long, signed long long int, int64, int64_t'],
      ['float32', 'float'],
      ['float64', 'double'],
    ] as const
  ).flatMap(([type, names]) => names.split(', ').map((name): [string, VoxelType] => [name, type])),
)

/** For each space that has the body's axes, the sign of each in LPS. */
const spaces = new Map([
  ['left-posterior-superior', [1, 1, 1]],
  ['lps', [1, 1, 1]],
  ['right-anterior-superior', [-1, -1, 1]],
  ['ras', [-1, -1, 1]],
  ['left-anterior-superior', [1, -1, 1]],
  ['las', [1, -1, 1]],
])

interface NrrdHeader {
  type: VoxelType
  channels: number
  /** Whether channels run fastest, else slowest. */
  channelsFastest: boolean
  shapeZyx: Triple
  affine: Affine
  bigEndian: boolean
  encoding: 'raw' | 'gzip'
  dataFile: string | undefined
  /** Bytes before the voxels in their file; −1: they are at its end. */
  skip: number
}

/**
 * Reads NRRD, versions 1 to 5: `.nrrd`, or `.nhdr` with its voxels in a file beside, raw or gzipped, in three dimensions and
 * a fourth axis of channels, at either end. Throws InputError naming the file.
 */
export function readNrrd(path: string): Volume {
  const { header, end } = readHeader(path)
  const { type, channels, channelsFastest, shapeZyx, affine, bigEndian, encoding, dataFile, skip } = header
  const expected = channels * voxelCount(shapeZyx) * voxelTypes[type].bytes
  const source = dataFile === undefined ? path : fileBeside(path, dataFile)
  const asked = `${shapeWithChannels(channels, shapeZyx)} of ${type} that the header of ${basename(path)}`
  const bytes = readStored({ source, first: dataFile === undefined ? end : 0, skip, expected, compression: encoding === 'gzip' ? 'gzip' : null, asked })
  const voxels = voxelsOfBytes(bytes, type, bigEndian)
  const data = channelsFastest ? channelsFirst(voxels, channels) : voxels
  return { data, channels, shapeZyx, spacingMm: spacingOf(affine), affine, path, warnings: [] }
}

/** The file that an `.nhdr` has its voxels in; undefined where they follow the header. Throws InputError naming the file. */
export function nrrdVoxels(path: string): string | undefined {
  const { dataFile } = readHeader(path).header
  return dataFile === undefined ? undefined : fileBeside(path, dataFile)
}

function readHeader(path: string): { header: NrrdHeader; end: number } {
  return withFile(path, '.nrrd or .nhdr', (fd) => {
    if (!/^NRRD000[1-5]/.test(readAt(fd, 0, 8).toString('latin1'))) throw new InputError(`${path}: not a NRRD file (it doesn't begin with NRRD0001 to NRRD0005). Give a .nrrd or .nhdr file.`)
    const { lines, end } = readHeaderLines(fd, path, (line) => line === '')
    return { header: parseHeader(lines.slice(1), path), end }
  })
}

/** Writes a volume as `.nrrd`, gzipped, whole or not at all; channels are the slowest axis. */
export function writeNrrd(path: string, volume: Volume, type: VoxelType): void {
  const { affine, channels, shapeZyx, data } = volume
  requireFilled(volume)
  if (!/\.nrrd$/i.test(path)) throw new InputError(`${path}: written is .nrrd alone, which has header and voxels in one. Give it that ending.`)
  const { directions, spacingXyz, originXyz } = lpsOfAffine(affine)
  const vector = (direction: readonly number[], length = 1): string => `(${direction.map((part) => part * length).join(',')})`
  const voxels = convertVoxels(data, type)
  const isList = channels > 1
  const header = [
    'NRRD0004',
    `type: ${type === 'float32' ? 'float' : type === 'float64' ? 'double' : type}`,
    `dimension: ${isList ? 4 : 3}`,
    'space: left-posterior-superior',
    `sizes: ${[...shapeZyx.toReversed(), ...(isList ? [channels] : [])].join(' ')}`,
    `space directions: ${[...directions.map((direction, axis) => vector(direction, spacingXyz[axis])), ...(isList ? ['none'] : [])].join(' ')}`,
    `kinds: domain domain domain${isList ? ' list' : ''}`,
    'endian: little',
    'encoding: gzip',
    `space origin: ${vector(originXyz)}`,
    '',
    '',
  ].join('\n')
  writeFileAtomic(path, Buffer.concat([Buffer.from(header, 'latin1'), gzipSync(new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength))]))
}

function parseHeader(lines: readonly string[], path: string): NrrdHeader {
  const refuse = (problem: string): InputError => new InputError(`${path}: ${problem}`)
  const fields = new Map<string, string>()
  for (const line of lines) {
    const pair = keyAndValue(line, ': ')
    // Others are comments, and pairs of key and value (`key:=value`) that are not NRRD's.
    if (pair !== undefined && !/[#:=]/.test(pair[0])) fields.set(pair[0].toLowerCase().replace(/ /g, ''), pair[1])
  }
  const dimension = Number(fields.get('dimension'))
  if (dimension !== 3 && dimension !== 4) throw refuse(`dimension is ${fields.get('dimension') ?? 'missing'}, and must be 3, or 4 with channels. Export it as a 3D volume.`)
  const sizes = numbersOf(fields.get('sizes'), dimension)
  if (sizes === undefined || sizes.some((size) => !Number.isSafeInteger(size) || size < 1) || !Number.isSafeInteger(sizes.reduce((product, size) => product * size, 8))) {
    throw refuse(`sizes is ${fields.get('sizes') ?? 'missing'}, and must be ${dimension} whole numbers that can be held. Export the file again.`)
  }
  const typeName = fields.get('type') ?? 'missing'
  const type = types.get(typeName.toLowerCase())
  if (type === undefined) throw refuse(`type is ${typeName}, no number that is known. Convert it to a scalar type.`)
  const encoding = fields.get('encoding')?.toLowerCase()
  if (encoding !== 'raw' && encoding !== 'gzip' && encoding !== 'gz') throw refuse(`encoding is ${encoding ?? 'missing'}; read are raw and gzip. Save it in one of these.`)
  const channelAxis = axisOfChannels(fields, dimension, path)
  const spatial = sizes.filter((_, axis) => axis !== channelAxis)
  const affine = geometryOf(fields, dimension, channelAxis, path)
  if (isSingular(affine)) throw refuse('its space directions are singular. Correct them.')
  const dataFile = fields.get('datafile')
  if (dataFile !== undefined && (dataFile.startsWith('LIST') || dataFile.includes('%'))) throw refuse(`data file is ${dataFile}: voxels in several files are not read. Save it as one .nrrd file.`)
  const skip = Number(fields.get('byteskip') ?? 0)
  if (!Number.isSafeInteger(skip) || skip < -1 || (skip !== 0 && encoding !== 'raw') || Number(fields.get('lineskip') ?? 0) !== 0) {
    throw refuse('its line skip or byte skip is none that is read. Save it as one .nrrd file.')
  }
  if (voxelTypes[type].bytes > 1 && fields.get('endian') === undefined) throw refuse('endian is missing. Export the file again.')
  return {
    type,
    channels: channelAxis === undefined ? 1 : sizes[channelAxis],
    channelsFastest: channelAxis === 0,
    shapeZyx: [spatial[2], spatial[1], spatial[0]],
    affine,
    bigEndian: fields.get('endian')?.toLowerCase() === 'big',
    encoding: encoding === 'raw' ? 'raw' : 'gzip',
    dataFile,
    skip,
  }
}

/** Which of four axes is no direction in space: the first or the last. */
function axisOfChannels(fields: ReadonlyMap<string, string>, dimension: number, path: string): number | undefined {
  if (dimension === 3) return undefined
  const directions = fields.get('spacedirections')?.match(/none|\([^()]*\)/g)
  const kinds = fields.get('kinds')?.toLowerCase().split(/\s+/)
  const isSpatial = (axis: number): boolean => (directions === undefined || directions === null ? /^(domain|space)$/.test(kinds?.[axis] ?? '') : directions[axis] !== 'none')
  const others = [0, 1, 2, 3].filter((axis) => !isSpatial(axis))
  if (others.length !== 1 || (others[0] !== 0 && others[0] !== 3)) {
    throw new InputError(`${path}: of its four axes not one, the first or the last, is that of the channels ("none" among the space directions). Export it as a 3D volume or one with channels.`)
  }
  return others[0]
}

function geometryOf(fields: ReadonlyMap<string, string>, dimension: number, channels: number | undefined, path: string): Affine {
  const refuse = (problem: string): InputError => new InputError(`${path}: ${problem} Export the file again.`)
  const space = fields.get('space')?.toLowerCase()
  if (space === undefined && fields.get('spacedirections') === undefined) {
    const spacings = fields.get('spacings')?.trim().split(/\s+/).map(Number).filter((_, axis) => axis !== channels)
    const lengths = spacings?.map((length) => (Number.isFinite(length) && length > 0 ? length : 1)) ?? [1, 1, 1]
    if (lengths.length !== 3) throw refuse(`spacings is ${fields.get('spacings')}, and must be ${dimension} numbers.`)
    return affineOfLps([[1, 0, 0], [0, 1, 0], [0, 0, 1]], lengths, [0, 0, 0])
  }
  // What is in no space that is named is taken as ITK takes it.
  const signs = spaces.get(space ?? 'left-posterior-superior')
  if (signs === undefined) throw refuse(`space is ${space}; read are left-posterior-superior, right-anterior-superior and left-anterior-superior.`)
  const vectors = (fields.get('spacedirections')?.match(/\([^()]*\)/g) ?? []).map(vectorOf)
  const origin = vectorOf(fields.get('spaceorigin') ?? '(0,0,0)')
  if (vectors.length !== 3 || origin === undefined || vectors.some((vector) => vector === undefined)) {
    throw refuse('space directions or space origin are not what they must be: three vectors of three numbers, and one.')
  }
  const inLps = (vector: readonly number[]): [number, number, number] => [signs[0] * vector[0], signs[1] * vector[1], signs[2] * vector[2]]
  return affineOfLps(vectors.map((vector) => inLps(vector!)), [1, 1, 1], inLps(origin))
}

/** The numbers of "(1,0,0)". */
function vectorOf(text: string): number[] | undefined {
  return numbersOf(text.replace(/[(),]/g, ' '), 3)
}
