import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { realData } from '../testing/real-data.js'
import { temporaryFolder } from '../testing/temporary.js'
import { readNifti } from './nifti.js'

interface Expected {
  shape: number[]
  affine: number[]
  dtype: string
  voxels: (number | string)[]
}

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url))
const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Record<string, Expected>

describe('reads what nibabel reads (fault 17: big-endian words, slopes of 0 and NaN)', () => {
  test.each(Object.entries(expected))('%s', (name, truth) => {
    const volume = readNifti(join(fixtures, name))
    expect([volume.channels, ...volume.shapeZyx]).toEqual(truth.shape)
    expect(volume.data.constructor.name.toLowerCase().replace('big', '')).toBe(`${truth.dtype}array`)
    const voxels = Array.from<number | bigint>(volume.data as ArrayLike<number | bigint>)
    expect(voxels.map((value) => (typeof value === 'bigint' ? String(value) : value))).toEqual(truth.voxels)
    volume.affine.forEach((value, i) => expect(value).toBeCloseTo(truth.affine[i], 5))

    const cast = readNifti(join(fixtures, name), { cast: 'float32' })
    expect(Array.from(cast.data)).toEqual(truth.voxels.map((value) => Math.fround(Number(value))))
  })
})

test('spacing is the length of the columns of the affine, sheared or not', () => {
  expect(round(readNifti(join(fixtures, 'qform-only.nii')).spacingMm)).toEqual([3, 1.5, 0.75])
  const sheared = readNifti(join(fixtures, 'sheared.nii'))
  const [, y] = [sheared.affine[0], Math.hypot(sheared.affine[1], sheared.affine[5], sheared.affine[9])]
  expect(sheared.spacingMm[1]).toBe(y)
  expect(sheared.warnings).toEqual([])
})

test('lengths in metres or micrometres become millimetres', () => {
  const units = (code: number): number[] => {
    const volume = read(edited('sform-only.nii', (bytes) => bytes.writeUInt8(code, 123)))
    return [...volume.spacingMm, volume.affine[3]]
  }
  const [z, y, x, offset] = units(2)
  expect(offset).toBe(-12.5)
  expect(units(0)).toEqual([z, y, x, offset])
  units(3).forEach((value, i) => expect(value).toBeCloseTo([z, y, x, offset][i] / 1000, 10))
  units(1).forEach((value, i) => expect(value).toBeCloseTo([z, y, x, offset][i] * 1000, 3))
})

test('fault 11: a gzip bomb is stopped at the size that the header implies', () => {
  const path = temporary('bomb.nii.gz', gzipSync(Buffer.concat([fixture('scaled.nii'), Buffer.alloc(2 ** 28)])))
  const before = process.memoryUsage().rss
  expect(() => readNifti(path)).toThrow(refusal(path, /inflates to more than its header implies/))
  expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 26)
})

test('fault 11: one behind a header of gzip that is long itself, too', () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 27))
  const named = Buffer.concat([bomb.subarray(0, 3), Buffer.of(8), bomb.subarray(4, 10), Buffer.alloc(5_000_000, 'a'), Buffer.of(0), bomb.subarray(10)])
  const path = temporary('bomb.nii.gz', named)
  const before = process.memoryUsage().rss
  expect(() => readNifti(path)).toThrow(refusal(path, /inflates to more than its header implies/))
  expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28)
})

describe('fault 12: dimensions are refused before allocation', () => {
  const withDims = (name: string, ...dims: number[]): Buffer =>
    edited(name, (bytes) => dims.forEach((size, i) => bytes.writeInt16LE(size, 40 + 2 * i)))
  test.each([
    ['negative', withDims('scaled.nii', 3, 5, -4, 3), /dim\[2\] is -4/],
    ['zero', withDims('scaled.nii', 3, 0, 4, 3), /dim\[1\] is 0/],
    ['rank 0', withDims('scaled.nii', 0), /dim\[0\] is 0/],
    ['rank 8', withDims('scaled.nii', 8), /dim\[0\] is 8/],
    ['overflowing', withDims('scaled.nii', 7, 32767, 32767, 32767, 32767, 1, 1, 1), /more than the file holds/],
    ['two more axes', withDims('scaled.nii', 5, 5, 2, 1, 2, 3), /more than four axes/],
    ['18 GB in 377 bytes', withDims('scaled.nii', 3, 2100, 2100, 2100).subarray(0, 377), /2100×2100×2100 voxels of int16/],
    ['one voxel too many', withDims('scaled.nii', 3, 61, 1, 1), /more than the file holds/],
  ])('%s', (_, bytes, message) => {
    const plain = temporary('a.nii', bytes)
    expect(() => readNifti(plain)).toThrow(refusal(plain, message))
    const compressed = temporary('a.nii.gz', gzipSync(bytes))
    expect(() => readNifti(compressed)).toThrow(refusal(compressed, message))
  })

  test('beyond whole numbers in NIfTI-2', () => {
    const bytes = fixture('nifti2-big-i2.nii')
    for (const size of [2n ** 62n, -1n]) {
      bytes.writeBigInt64BE(size, 24)
      const path = temporary('a.nii', bytes)
      expect(() => readNifti(path)).toThrow(refusal(path, /dim\[1\] is/))
    }
  })
})

describe('fault 13: damaged gzip', () => {
  const whole = fixture('big-i2.nii.gz')
  test.each([
    ['truncated', whole.subarray(0, whole.length - 12), /cut off/],
    ['truncated in the header', whole.subarray(0, 30), /not a NIfTI file.*cut off/],
    ['bad CRC', flipBit(whole, whole.length - 8), /incorrect data check/],
    ['bad length', flipBit(whole, whole.length - 4), /incorrect length check/],
    ['not deflate', Buffer.from('1f8b0800000000000003ffffffffffff', 'hex'), /damaged/],
  ])('%s', (_, bytes, message) => {
    const path = temporary('a.nii.gz', bytes)
    expect(() => readNifti(path)).toThrow(refusal(path, message))
  })
})

describe('fault 14: vox_offset and pixdim', () => {
  const withFloat = (position: number, value: number): Buffer =>
    edited('scaled.nii', (bytes) => bytes.writeFloatLE(value, position))
  test.each([
    ['vox_offset NaN', withFloat(108, NaN), /vox_offset is NaN/],
    ['vox_offset infinite', withFloat(108, Infinity), /vox_offset is Infinity/],
    ['vox_offset in the header', withFloat(108, 16), /vox_offset is 16/],
    ['vox_offset behind the file', withFloat(108, 4000), /more than the file holds/],
    ['pixdim 0', withFloat(76 + 8, 0), /pixdim\[2\], the voxel size, is 0/],
    ['pixdim NaN', withFloat(76 + 12, NaN), /pixdim\[3\], the voxel size, is NaN/],
  ])('%s', (_, bytes, message) => {
    const path = temporary('a.nii', bytes)
    expect(() => readNifti(path)).toThrow(refusal(path, message))
  })
})

test('fault 15: where sform and qform disagree the sform is used, with a warning', () => {
  const path = join(fixtures, 'disagreeing.nii')
  const { warnings, affine } = readNifti(path)
  expect(affine).toEqual(readNifti(join(fixtures, 'scaled.nii')).affine)
  expect(warnings).toEqual([expect.stringMatching(/disagreeing\.nii: sform and qform put its corners 5\.30 voxels apart/)])
  expect(readNifti(join(fixtures, 'scaled.nii')).warnings).toEqual([])

  const qformChosen = read(edited('disagreeing.nii', (bytes) => bytes.writeInt16LE(0, 254)))
  expect(qformChosen.affine).not.toEqual(affine)
  expect(qformChosen.warnings).toEqual([])
})

test('fault 16: a singular affine is refused', () => {
  const path = temporary('a.nii', edited('sform-only.nii', (bytes) => bytes.copy(bytes, 296, 280, 296)))
  expect(() => readNifti(path)).toThrow(refusal(path, /affine \(sform\) is singular/))
  const nan = temporary('b.nii', edited('sform-only.nii', (bytes) => bytes.writeFloatLE(NaN, 284)))
  expect(() => readNifti(nan)).toThrow(refusal(nan, /affine \(sform\) holds a NaN/))
})

test('fault 17: a slope without an intercept is refused', () => {
  const path = temporary('a.nii', edited('scaled.nii', (bytes) => bytes.writeFloatLE(NaN, 116)))
  expect(() => readNifti(path)).toThrow(refusal(path, /scl_slope is 0\.25 but scl_inter is NaN/))
})

test('what is no NIfTI volume is refused with the way out', () => {
  const text = temporary('a.nii.gz', Buffer.from('PK this is another format'.repeat(50)))
  expect(() => readNifti(text)).toThrow(refusal(text, /not a NIfTI file\. Convert it/))
  const empty = temporary('b.nii', Buffer.alloc(0))
  expect(() => readNifti(empty)).toThrow(refusal(empty, /not a NIfTI file/))
  const pair = temporary('c.hdr', edited('scaled.nii', (bytes) => bytes.write('ni1\0', 344)))
  expect(() => readNifti(pair)).toThrow(refusal(pair, /\.hdr\/\.img pair/))
  const colour = temporary('d.nii', edited('scaled.nii', (bytes) => bytes.writeInt16LE(128, 70)))
  expect(() => readNifti(colour)).toThrow(refusal(colour, /type RGB/))
  expect(() => readNifti(fixtures)).toThrow(refusal(fixtures, /not a file/))
  expect(() => readNifti('nowhere.nii')).toThrow(refusal('nowhere.nii', /no such file/))
})

test('no header makes anything but a volume or a refusal', () => {
  const path = temporary('fuzz.nii', Buffer.alloc(0))
  const bytes = fc.array(fc.tuple(fc.nat(347), fc.nat(255)), { maxLength: 6 })
  fc.assert(
    fc.property(bytes, fc.constantFrom('scaled.nii', 'nifti2-big-i2.nii'), fc.boolean(), (changes, name, compress) => {
      const file = edited(name, (content) => changes.forEach(([at, value]) => content.writeUInt8(value, at)))
      writeFileSync(path, compress ? gzipSync(file) : file)
      try {
        expect(readNifti(path).data.byteLength).toBeLessThanOrEqual(file.length * 8)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        expect(error.message.startsWith(`${path}: `)).toBe(true)
        expect(error.message).not.toContain('\n')
      }
    }),
    { numRuns: 500, seed: 11 },
  )
})

const mni = realData('mni152/t1.nii.gz')
test.skipIf(!mni)('real data: the MNI brain, sform only, its x axis to the left', () => {
  const { shapeZyx, spacingMm, affine, data } = readNifti(mni!, { cast: 'float32' })
  expect(shapeZyx).toHaveLength(3)
  expect(spacingMm).toEqual([1, 1, 1])
  expect(affine.map(Math.abs).filter((value) => value === 1)).toHaveLength(4)
  expect(data.every((value) => value >= 0 && value <= 255)).toBe(true)
  expect(data.some((value) => value > 100)).toBe(true)
})

function fixture(name: string): Buffer {
  return readFileSync(join(fixtures, name))
}

function edited(name: string, edit: (bytes: Buffer) => void): Buffer {
  const bytes = fixture(name)
  edit(bytes)
  return bytes
}

function flipBit(bytes: Buffer, position: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[position] ^= 1
  return copy
}

function temporary(name: string, bytes: Buffer): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return path
}

function read(bytes: Buffer) {
  return readNifti(temporary('a.nii', bytes))
}

function round(values: number[]): number[] {
  return values.map((value) => Math.round(value * 1e5) / 1e5)
}

/** An InputError of one line that begins with the path. */
function refusal(path: string, message: RegExp) {
  return expect.objectContaining({
    name: 'InputError',
    exitCode: 2,
    message: expect.stringMatching(new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}: [^\n]*${message.source}[^\n]*$`)),
  })
}
