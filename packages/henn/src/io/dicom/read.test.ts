// DICOM series, against pydicom and SimpleITK (scripts/fixtures/dicom.py).
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../errors.js'
import { dicomFixture, sliceData, unpackFiles, writeSlices } from '../../testing/dicom.js'
import { realData } from '../../testing/real-data.js'
import { temporaryFolder } from '../../testing/temporary.js'
import type { Volume } from '../volume.js'
import { encodeDicom, Fragments, type DataSet } from './encode.js'
import { readDicom } from './read.js'

interface Saved {
  dtype: string
  shape: number[]
  values: number[]
  affine: number[]
  files: Record<string, string>
}

const saved = dicomFixture<Saved>('images')
const unpack = (name: string): string => unpackFiles(saved[name].files)

describe('reads what pydicom reads', () => {
  test.each(Object.entries(saved))('%s', async (name, { dtype, shape, values, affine }) => {
    const { exitCode } = process
    const volume = await readDicom(unpack(name))
    expect(volume.data.constructor.name.toLowerCase()).toBe(`${dtype}array`)
    expect(volume.channels > 1 ? [volume.channels, ...volume.shapeZyx] : volume.shapeZyx).toEqual(shape)
    expect(Array.from(volume.data as Float32Array)).toEqual(values)
    for (const [i, value] of affine.entries()) expect(volume.affine[i]).toBeCloseTo(value, 6)
    for (const [i, length] of [3, 0.8, 0.5].entries()) expect(volume.spacingMm[i]).toBeCloseTo(name === 'a tilted gantry' && i === 0 ? Math.hypot(3, 1.5) : length, 6)
    expect(process.exitCode).toBe(exitCode)
  })
})

test('what became of the series is told', async () => {
  expect((await readDicom(unpack('int16'))).warnings).toEqual([])
  expect((await readDicom(unpack('two echoes'))).warnings).toEqual([expect.stringMatching(/2 volumes told apart by EchoTime \(2\.5, 10\) became channels/)])
  expect((await readDicom(unpack('a tilted gantry'))).warnings).toEqual([expect.stringMatching(/its slices are tilted by 26\.6° \(a tilted gantry\), so that its grid is sheared/)])
})

const real = JSON.parse(readFileSync(fileURLToPath(new URL('fixtures/real.json', import.meta.url)), 'utf8')) as Record<string, { dtype: string; shape: number[]; sha256: string; affine: number[] }>
const folder = realData('dicom')
describe.skipIf(folder === undefined)('reads real series as pydicom and SimpleITK do', () => {
  test.each(Object.entries(real))('%s', async (name, { dtype, shape, sha256, affine }) => {
    const { data, shapeZyx, affine: ours } = await readDicom(join(folder!, name))
    expect(data.constructor.name.toLowerCase()).toBe(`${dtype}array`)
    expect(shapeZyx).toEqual(shape)
    expect(createHash('sha256').update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex')).toBe(sha256)
    for (const [i, value] of affine.entries()) expect(ours[i]).toBeCloseTo(value, 4)
  })
})

describe('fault 24: of several series', () => {
  const two = (): string => {
    const folder = writeSlices(temporaryFolder(), 3)
    return writeSlices(folder, 2, () => ({ SeriesInstanceUID: '1.2.4', SeriesDescription: 'neck', Modality: 'MR' }), (k) => `neck${k}`)
  }

  test('none is taken by itself', async () => {
    await expect(readDicom(two())).rejects.toThrow(/holds 2 series of images\. Pick one, as .*#UID \(in code: the option series\): 1\.2\.3 \(CT, head, 3 slices\); 1\.2\.4 \(MR, neck, 2 slices\)\.$/)
  })

  test('one is picked by the path or the option', async () => {
    const folder = two()
    expect((await readDicom(`${folder}#1.2.4`)).shapeZyx).toEqual([2, 3, 4])
    expect((await readDicom(folder, { series: '1.2.3' })).shapeZyx).toEqual([3, 3, 4])
    await expect(readDicom(`${folder}#1.2.5`)).rejects.toThrow(/holds no series 1\.2\.5\. Pick one of: 1\.2\.3 \(CT/)
    await expect(readDicom(`${folder}#1.2.4`, { series: '1.2.3' })).rejects.toThrow(/#1\.2\.4: names another series than the one that is asked for, 1\.2\.3/)
  })

  test('one without images is no choice', async () => {
    const folder = writeSlices(temporaryFolder(), 3)
    writeFileSync(join(folder, 'report'), encodeDicom({ ...sliceData(0), SeriesInstanceUID: '1.2.9', Modality: 'SR', PixelData: undefined }))
    expect((await readDicom(folder)).shapeZyx).toEqual([3, 3, 4])
    await expect(readDicom(`${folder}#1.2.9`)).rejects.toThrow(/no pixel data of an image in any file of series 1\.2\.9/)
  })

  test('a folder whose own name ends like a series is a folder', async () => {
    const folder = join(temporaryFolder(), 'patient#1.2')
    mkdirSync(folder)
    expect((await readDicom(writeSlices(folder, 2))).shapeZyx).toEqual([2, 3, 4])
  })
})

describe('a series', () => {
  const read = (count: number, change?: (k: number) => DataSet | null): Promise<Volume> => readDicom(writeSlices(temporaryFolder(), count, change))
  const at = (z: number, x = 10): DataSet => ({ ImagePositionPatient: [x, 20, z] })

  test('is placed to RAS', async () => {
    const volume = await read(3)
    expect(volume.affine).toEqual([-0.5, 0, 0, -10, 0, -2, 0, -20, 0, 0, 3, 0, 0, 0, 0, 1])
    expect(volume.spacingMm).toEqual([3, 2, 0.5])
    expect(Array.from(volume.data as Int16Array)).toEqual([0, 1, 2].flatMap((k) => Array.from({ length: 12 }, (_, i) => 100 * k + i)))
  })

  test('with places rounded by less than a tenth of a slice is one', async () => {
    const { affine } = await read(11, (k) => at(Math.round(k * 62.5) / 100))
    expect(affine[10]).toBeCloseTo(0.625, 12)
  })

  test('of one slice is as thick as it says, though it says that its distance to others is 0', async () => {
    expect((await read(1, () => ({ SpacingBetweenSlices: 0, SliceThickness: 5 }))).spacingMm).toEqual([5, 2, 0.5])
  })

  test('whose slope is 0 or missing is as stored', async () => {
    expect((await read(3, (k) => (k === 1 ? { RescaleSlope: 0 } : {}))).data.constructor).toBe(Int16Array)
  })

  test('whose slices differ in their type is float32', async () => {
    const { data } = await read(2, (k) => (k === 1 ? { PixelRepresentation: 0, PixelData: new Uint8Array(Uint16Array.from({ length: 12 }, () => 65535).buffer) } : {}))
    expect(data).toEqual(Float32Array.from([...Array.from({ length: 12 }, (_, i) => i), ...Array.from({ length: 12 }, () => 65535)]))
  })

  test('of one slice is as thick as it says', async () => {
    expect(await read(1)).toMatchObject({ shapeZyx: [1, 3, 4], spacingMm: [3, 2, 0.5], warnings: [] })
    expect(await read(1, () => ({ SliceThickness: '' }))).toMatchObject({ spacingMm: [1, 2, 0.5], warnings: [expect.stringMatching(/doesn't say how thick it is; taken as 1 mm/)] })
  })

  test.each<[string, number, (k: number) => DataSet | null, RegExp]>([
    ['with a missing slice', 6, (k) => (k === 3 ? null : {}), /: 1 slice missing between 2\.dcm and 4\.dcm, which lie 6 mm apart, others 3 mm\. Add/],
    ['with several missing slices', 9, (k) => (k > 2 && k < 6 ? null : {}), /: 3 slices missing between 2\.dcm and 6\.dcm, which lie 12 mm apart/],
    ['with a missing slice of three', 4, (k) => (k === 1 ? null : {}), /: 1 slice missing between 0\.dcm and 2\.dcm/],
    ['of uneven slices', 5, (k) => at(k === 4 ? 13.2 : 3 * k), /slices lie unevenly, from 3 mm to 4\.2 mm apart, the widest between 3\.dcm and 4\.dcm\. Resample/],
    ['that bends', 5, (k) => at(3 * k, k === 2 ? 11 : 10), /lie on no straight line at even distances/],
    ['with a slice twice', 3, (k) => at(k === 2 ? 3 : 3 * k), /: 1\.dcm and 2\.dcm lie at the same place, and none of TemporalPositionIdentifier, TriggerTime, EchoTime, DiffusionBValue parts the series/],
    ['with an echo that is not everywhere', 4, (k) => ({ ...at(3 * Math.min(k, 2)), EchoTime: k }), /: 2\.dcm and 3\.dcm lie at the same place/],
    ['of two orientations', 3, (k) => (k === 2 ? { ImageOrientationPatient: [0, 1, 0, 0, 0, -1] } : {}), /: 0\.dcm and 2\.dcm differ in orientation, 1\\0\\0\\0\\1\\0 and 0\\1\\0\\0\\0\\-1\. Put the slices of each/],
    ['of two sizes', 3, (k) => (k === 2 ? { Rows: 4, Columns: 3 } : {}), /: 0\.dcm and 2\.dcm differ in size, 3×4 and 4×3/],
    ['of two pixel sizes', 3, (k) => (k === 2 ? { PixelSpacing: [2, 0.6] } : {}), /: 0\.dcm and 2\.dcm differ in the distance of their pixels, 2×0\.5 mm and 2×0\.6 mm/],
    ['without pixel data', 3, () => ({ PixelData: undefined }), /no pixel data of an image in any file; it holds 1\.2\.3 \(CT, head, 0 slices\)/],
    ['with a slice without pixel data', 3, (k) => (k === 2 ? { PixelData: undefined } : {}), /2\.dcm: has no pixel data, or is cut off before them/],
    ['with too few pixels', 3, (k) => (k === 2 ? { PixelData: new Uint8Array(22) } : {}), /2\.dcm: its pixel data are cut off/],
    ['without places', 3, () => ({ ImagePositionPatient: '' }), /0\.dcm: ImagePositionPatient is missing or none/],
    ['with a place that is none', 3, (k) => (k === 1 ? { ImagePositionPatient: ['1', 'x', '2'] } : {}), /1\.dcm: ImagePositionPatient is missing or none/],
    ['with an orientation that is none', 3, () => ({ ImageOrientationPatient: [1, 0, 0, 1, 0, 0] }), /0\.dcm: ImageOrientationPatient is missing or none/],
    ['with pixels of no size', 3, () => ({ PixelSpacing: [0, 1] }), /0\.dcm: PixelSpacing is missing or none/],
    ['in colour', 3, () => ({ PhotometricInterpretation: 'RGB', SamplesPerPixel: 3 }), /0\.dcm: its pixels are RGB; read are those of one value/],
    ['with a table of values', 3, () => ({ ModalityLUTSequence: [{ SeriesDescription: 'x' }] }), /0\.dcm: its values go through a table/],
    ['of other bits', 3, () => ({ BitsAllocated: 12 }), /0\.dcm: its pixels have 16 bits of 12, the highest 15/],
    ['of no rows', 3, () => ({ Rows: 0 }), /0\.dcm: says it has 1 frame of 0×4 pixels, which is no image/],
    ['of frames without places', 1, () => ({ NumberOfFrames: 5 }), /0\.dcm: doesn't say how far apart its 5 frames are \(SpacingBetweenSlices\)/],
    ['of more frames than places', 1, () => ({ NumberOfFrames: 5, PerFrameFunctionalGroupsSequence: [{ PlanePositionSequence: [at(0)] }] }), /0\.dcm: has 5 frames, but places 1/],
    ['of more frames than fit', 1, () => ({ NumberOfFrames: 2_000_000_000, SpacingBetweenSlices: 1 }), /0\.dcm: says it has 2000000000 frames of 3×4 pixels, which is no image, or more than the file holds/],
    ['of more voxels than fit', 1, () => ({ NumberOfFrames: 9, SpacingBetweenSlices: 1, Rows: 65535, Columns: 65535 }), /0\.dcm: its pixel data are cut off/],
  ])('fault 24: %s is refused', async (_, count, change, message) => {
    const reading = read(count, change)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toThrow(InputError)
  })

  test('of big-endian bytes is refused', async () => {
    const folder = unpack('big-endian')
    for (const file of Object.keys(saved['big-endian'].files)) {
      // Bits allocated, stored, and the highest.
      const text = readFileSync(join(folder, file)).toString('hex').replace('00280100555300020010', '00280100555300020008').replace('00280101555300020010', '00280101555300020008').replace('0028010255530002000f', '00280102555300020007')
      writeFileSync(join(folder, file), Buffer.from(text, 'hex'))
    }
    await expect(readDicom(folder)).rejects.toThrow(/its bytes are in big-endian words, which are not read/)
  })

  test('with a file that is cut off is refused', async () => {
    const folder = writeSlices(temporaryFolder(), 3)
    const path = join(folder, '1.dcm')
    const { length } = readFileSync(path)
    truncateSync(path, length - 1)
    await expect(readDicom(folder)).rejects.toThrow(/1\.dcm: its pixel data are cut off\. Copy it again\./)
    truncateSync(path, 300)
    await expect(readDicom(folder)).rejects.toThrow(/1\.dcm: a DICOM file whose header is damaged or cut off\. Copy it again\./)
  })
})

describe('compressed', () => {
  const write = (count: number, syntax: string, fragments: (k: number) => Uint8Array): string => {
    const folder = temporaryFolder()
    for (let k = 0; k < count; k++) writeFileSync(join(folder, `${k}.dcm`), encodeDicom(sliceData(k, { PixelData: new Fragments([fragments(k)]) }), syntax))
    return folder
  }

  test('fault 24: without a decoder is refused', async () => {
    const folder = write(2, '1.2.840.10008.1.2.4.201', () => new Uint8Array(10))
    await expect(readDicom(folder)).rejects.toThrow(/0\.dcm: its pixels are compressed in a way \(transfer syntax 1\.2\.840\.10008\.1\.2\.4\.201\) for which there is no decoder\. Decompress the series first/)
  })

  test('of more frames than the file can hold is refused before there is room for them', async () => {
    const folder = temporaryFolder()
    const change = { NumberOfFrames: 100_000, SpacingBetweenSlices: 1, Rows: 512, Columns: 512, PixelData: new Fragments([new Uint8Array(10)]) }
    writeFileSync(join(folder, '0.dcm'), encodeDicom(sliceData(0, change), '1.2.840.10008.1.2.5'))
    await expect(readDicom(folder)).rejects.toThrow(/0\.dcm: says it has 100000 frames of 512×512 pixels, which is no image, or more than the file holds/)
  })

  test('and damaged is refused, naming the file', async () => {
    const { exitCode } = process
    const folder = unpack('JPEG 2000')
    const [name] = Object.keys(saved['JPEG 2000'].files)
    const bytes = readFileSync(join(folder, name))
    bytes.fill(0xab, bytes.indexOf(Buffer.from('ff4fff51', 'hex')), bytes.length - 8)
    writeFileSync(join(folder, name), bytes)
    const reading = readDicom(folder)
    await expect(reading).rejects.toThrow(InputError)
    await expect(reading).rejects.toThrow(new RegExp(`${name}: its JPEG 2000 data can't be decoded`))
    expect(process.exitCode).toBe(exitCode)
  })

  test('and cut off is refused', async () => {
    const folder = unpack('RLE')
    const path = join(folder, Object.keys(saved['RLE'].files)[0])
    truncateSync(path, readFileSync(path).length - 20)
    await expect(readDicom(folder)).rejects.toThrow(/its compressed pixel data are cut off or damaged\. Copy it again\./)
  })

  test('frames in several fragments are joined by the table of offsets', async () => {
    const folder = temporaryFolder()
    const bytes = Buffer.from(saved['enhanced CT, RLE'].files['a'], 'base64')
    writeFileSync(join(folder, 'a'), splitFragments(bytes))
    expect(Array.from((await readDicom(folder)).data as Uint16Array)).toEqual(saved['enhanced CT, RLE'].values)
  })
})

/** Each fragment cut into two, and a table that says where frames begin. */
function splitFragments(bytes: Buffer): Buffer {
  const start = bytes.indexOf(Buffer.from('e07f10004f420000ffffffff', 'hex')) + 12
  const fragments: Buffer[] = []
  for (let at = start + 8 + bytes.readUInt32LE(start + 4); bytes.readUInt32LE(at) === 0xe000fffe; at += 8 + bytes.readUInt32LE(at + 4)) {
    fragments.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4)))
  }
  const item = (content: Buffer): Buffer => Buffer.concat([Buffer.from('feff00e0', 'hex'), Buffer.from(Uint32Array.of(content.length).buffer), content])
  const halves = fragments.map((fragment) => [item(fragment.subarray(0, 20)), item(fragment.subarray(20))])
  let offset = 0
  const offsets = halves.map(([a, b]) => {
    offset += a.length + b.length
    return offset - a.length - b.length
  })
  return Buffer.concat([bytes.subarray(0, start), item(Buffer.from(Uint32Array.from(offsets).buffer)), ...halves.flat(), Buffer.from('feffdde000000000', 'hex')])
}

describe('a folder', () => {
  test('that is missing, or without DICOM, is refused', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'note.txt'), 'nothing')
    mkdirSync(join(folder, 'deeper'))
    writeSlices(join(folder, 'deeper'), 2)
    await expect(readDicom(folder)).rejects.toThrow(/no DICOM file \(marked DICM at byte 128\); subfolders aren't looked into/)
    rmSync(folder, { recursive: true })
    await expect(readDicom(folder)).rejects.toThrow(/no such folder/)
  })
})
