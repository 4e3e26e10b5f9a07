// Against plain loops in double precision, which read one voxel after the other.
import { closeSync, openSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { empty, manualSeed, mapSafetensors, ops, randn, scope, tensor, zeros, type DType, type Tensor } from '../index.js'
import { temporaryFolder } from '../serialization/serialization.test.helpers.js'
import { bitsByThreads, difference } from './compare.js'

beforeEach(() => manualSeed(13))

type Point = [number, number, number]
type Shape = number[]

const straight = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
/** Turned, scaled and moved. */
const askew = [0.61, -0.35, 0.42, 0.8, 0.44, 0.66, -0.21, -0.4, -0.31, 0.36, 0.73, 1.3]

const valuesOf = (values: Tensor): number[] => Array.from(values.to({ dtype: 'float64' }).toTypedArray() as Float64Array)

/** Calls body(voxel of the patch, its position in the volume). */
function eachPosition([, depth, height, width]: Shape, place: number[], bend: (voxel: Point) => Point, body: (position: Point) => void): void {
  for (let z = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const moved = bend([z, y, x])
        body([0, 1, 2].map((axis) => place[4 * axis] * z + place[4 * axis + 1] * y + place[4 * axis + 2] * x + place[4 * axis + 3] + moved[axis]) as Point)
      }
}

/** The eight voxels around a position, with their shares; undefined outside the volume. */
function around([, depth, height, width]: Shape, position: Point): { index: number | undefined; share: number }[] {
  const below = position.map(Math.floor)
  return Array.from({ length: 8 }, (_, corner) => {
    const above = [corner >> 2, (corner >> 1) & 1, corner & 1]
    const [z, y, x] = below.map((value, axis) => value + above[axis])
    const share = above.reduce((product, isAbove, axis) => product * (isAbove ? position[axis] - below[axis] : 1 - position[axis] + below[axis]), 1)
    const isInside = z >= 0 && y >= 0 && x >= 0 && z < depth && y < height && x < width
    return { index: isInside ? (z * height + y) * width + x : undefined, share }
  })
}

function read(volume: Tensor, size: Shape, place: number[], { fill = 0, bend = (): Point => [0, 0, 0] }: { fill?: number; bend?: (voxel: Point) => Point } = {}): number[] {
  const values = valuesOf(volume)
  const voxels = volume.numel / volume.shape[0]
  const isLabel = volume.dtype !== 'float32'
  const result: number[] = []
  for (let c = 0; c < size[0]; c++) {
    eachPosition(size, place, bend, (position) => {
      const shares = new Map<number, number>()
      for (const { index, share } of around(volume.shape, position)) {
        const value = index === undefined ? fill : values[c * voxels + index]
        shares.set(value, (shares.get(value) ?? 0) + share)
      }
      if (isLabel) result.push([...shares].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0][0])
      else result.push([...shares].reduce((sum, [value, share]) => sum + value * share, 0))
    })
  }
  return result
}

function sampled(volume: Tensor, size: Shape, place: number[], bends: Tensor | null = null, fill = 0): Tensor {
  return ops.sampleAffine_(empty(size, { dtype: volume.dtype }), volume, place, bends, fill)
}

function expectClose(actual: Tensor, expected: number[], tolerance = 1e-5): void {
  const values = valuesOf(actual)
  expect(values.length).toBe(expected.length)
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0)
  expect(worst).toBeLessThanOrEqual(tolerance)
}

const labelsOf = (shape: Shape, dtype: DType): Tensor => randn(shape).mul(1.2).round().clamp(-2, 2).add(dtype === 'uint8' ? 2 : 0).to({ dtype })

describe('sample_affine_', () => {
  test.each<[Shape, Shape, number]>([
    [[1, 9, 10, 11], [1, 7, 8, 9], 0],
    [[3, 5, 4, 33], [3, 6, 5, 40], 0],
    [[2, 7, 8, 2], [2, 3, 17, 16], -1.5],
    [[1, 1, 9, 9], [1, 1, 9, 21], 2],
    [[2, 3, 3, 3], [2, 1, 1, 1], 0],
  ])('an image %j to a patch %j, %d around', (shape, size, fill) => {
    scope(() => {
      const volume = randn(shape)
      for (const place of [askew, askew.map((value) => 1.7 * value), askew.map((value, i) => (i % 4 === 3 ? -2 : value))]) {
        expectClose(sampled(volume, size, place, null, fill), read(volume, size, place, { fill }))
      }
    })
  })

  test.each<[DType, number]>([
    ['uint8', 0],
    ['uint8', 255],
    ['int16', -1],
    ['int16', 32_767],
  ])('labels of %s, %d around: the greatest share', (dtype, fill) => {
    scope(() => {
      for (const [shape, size] of [[[1, 9, 10, 11], [1, 7, 8, 9]], [[2, 1, 8, 9], [2, 1, 12, 19]], [[2, 6, 7, 2], [2, 5, 6, 7]]]) {
        const volume = labelsOf(shape, dtype)
        const actual = sampled(volume, size, askew, null, fill)
        expect(valuesOf(actual)).toEqual(read(volume, size, askew, { fill }))
      }
    })
  })

  test('equal shares go to the lowest label, the one around included', () => {
    scope(() => {
      const between = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -0.5]
      expect(valuesOf(sampled(tensor([[[[3, 1, 2]]]], { dtype: 'uint8' }), [1, 1, 1, 4], between, null, 2))).toEqual([2, 1, 1, 2])
      expect(valuesOf(sampled(tensor([[[[3, -1, 2]]]], { dtype: 'int16' }), [1, 1, 1, 4], between, null, -4))).toEqual([-4, -1, -1, -4])
    })
  })

  test('far away it is the filling; a position within an eighth of a voxel of a rim is near it', () => {
    scope(() => {
      const volume = randn([1, 4, 5, 6]).add(10)
      for (const far of [1e3, -1e3, 1e12, -1e300]) {
        const place = straight.map((value, i) => (i === 7 ? far : value))
        expect(new Set(valuesOf(sampled(volume, [1, 4, 5, 6], place, null, -3)))).toEqual(new Set([-3]))
        expect(new Set(valuesOf(sampled(labelsOf([1, 4, 5, 6], 'int16'), [1, 4, 5, 6], place, null, -3)))).toEqual(new Set([-3]))
      }
      const edge = sampled(volume, [1, 1, 1, 2], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 5.25, -0.125])
      const [first, last] = [volume.select(1, 0).select(1, 0).select(1, 0).item(), volume.select(1, 0).select(1, 0).select(1, 5).item()]
      expectClose(edge, [0.875 * first, 0.875 * last])
    })
  })

  test('straight, and turned round, a patch is a copy', () => {
    scope(() => {
      for (const volume of [randn([2, 5, 6, 7]), labelsOf([2, 5, 6, 7], 'uint8'), labelsOf([2, 5, 6, 7], 'int16')]) {
        for (const [z, y, x] of [[1, 1, 1], [-1, 1, 1], [1, -1, -1], [-1, -1, -1]]) {
          for (const offset of [[0, 0, 0], [2, 3, 4], [-3, -1, -2], [4, 5, 6], [9, 0, 0]]) {
            const place = [z, 0, 0, offset[0], 0, y, 0, offset[1], 0, 0, x, offset[2]]
            expect(valuesOf(sampled(volume, [2, 4, 5, 19], place, null, 7))).toEqual(read(volume, [2, 4, 5, 19], place, { fill: 7 }))
          }
        }
      }
    })
  })

  test('far from the origin nothing is lost', () => {
    scope(() => {
      const line = ops.arange(60_000, { dtype: 'float32' }).remainder(7).view([1, 1, 1, 60_000])
      const place = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.25, 59_000]
      expectClose(sampled(line, [1, 1, 1, 1000], place), read(line, [1, 1, 1, 1000], place))
    })
  })

  describe('bends', () => {
    /** The cubic B-spline over a patch's axis: how much each control point counts. */
    const spline = (at: number, size: number, controls: number): number[] => {
      const place = ((at + 0.625) / (size + 0.25)) * (controls - 3)
      return Array.from({ length: controls }, (_, k) => {
        const distance = Math.abs(place - (k - 1))
        if (distance >= 2) return 0
        return distance < 1 ? 2 / 3 - distance ** 2 + distance ** 3 / 2 : (2 - distance) ** 3 / 6
      })
    }

    test.each<[Shape, Shape]>([
      [[1, 7, 8, 21], [3, 7, 7, 7]],
      [[2, 1, 6, 9], [3, 4, 5, 6]],
    ])('a patch %j by control points %j', (size, controls) => {
      scope(() => {
        const volume = randn([size[0], 9, 10, 11])
        const bends = randn(controls)
        const values = valuesOf(bends)
        const bend = (voxel: Point): Point => {
          const weights = voxel.map((at, axis) => spline(at, size[axis + 1], controls[axis + 1]))
          const moved: Point = [0, 0, 0]
          values.forEach((value, i) => {
            const [component, cz, cy, cx] = [Math.floor(i / (controls[1] * controls[2] * controls[3])), Math.floor(i / (controls[2] * controls[3])) % controls[1], Math.floor(i / controls[3]) % controls[2], i % controls[3]]
            moved[component] += value * weights[0][cz] * weights[1][cy] * weights[2][cx]
          })
          return moved
        }
        for (const place of [straight, askew]) expectClose(sampled(volume, size, place, bends), read(volume, size, place, { bend }))
        const labels = labelsOf([size[0], 9, 10, 11], 'uint8')
        const expected = read(labels, size, askew, { bend })
        const wrong = valuesOf(sampled(labels, size, askew, bends)).filter((value, i) => value !== expected[i])
        expect(wrong.length).toBeLessThanOrEqual(1)
      })
    })

    test('that are not numbers read nothing from beyond the volume', () => {
      scope(() => {
        const bends = zeros([3, 4, 4, 4]).fill_(NaN)
        expect(new Set(valuesOf(sampled(randn([1, 4, 4, 4]), [1, 4, 4, 4], straight, bends, 5)))).toEqual(new Set([5]))
        expect(new Set(valuesOf(sampled(labelsOf([1, 4, 4, 4], 'uint8'), [1, 4, 4, 4], straight, bends, 5)))).toEqual(new Set([5]))
        expect(new Set(valuesOf(sampled(randn([1, 4, 4, 4]), [1, 4, 4, 4], straight, bends.fill_(Infinity), 5)))).toEqual(new Set([5]))
      })
    })
  })

  test('any layout of volume and patch; slices of one voxel along X, which have no kernel', () => {
    scope(() => {
      const whole = randn([3, 10, 11, 12])
      const part = whole.narrow(0, 1, 2).narrow(1, 2, 7).narrow(2, 1, 9).narrow(3, 3, 8)
      const size = [2, 6, 7, 9]
      const expected = sampled(part.contiguous(), size, askew)
      expect(difference(sampled(part, size, askew), expected)).toBe(0)
      const strange = part.transpose(1, 3).contiguous().transpose(1, 3)
      expect(difference(sampled(strange, size, askew), expected)).toBeLessThan(1e-5)
      const patch = empty([2, 9, 7, 6]).transpose(1, 3)
      expect(difference(ops.sampleAffine_(patch, part, askew), expected)).toBe(0)
      for (const volume of [randn([1, 6, 7, 1]), labelsOf([1, 6, 7, 1], 'int16')]) expectClose(sampled(volume, [1, 5, 6, 7], askew, null, 1), read(volume, [1, 5, 6, 7], askew, { fill: 1 }))
    })
  })

  test("ATen's operators, which serve where there is no kernel, give the same", () => {
    scope(() => {
      const size = [2, 7, 9, 18]
      const bends = randn([3, 5, 6, 7])
      for (const volume of [randn([2, 8, 9, 10]), labelsOf([2, 8, 9, 10], 'uint8'), labelsOf([2, 8, 9, 10], 'int16')]) {
        // Side by side along Z, not X: that has no kernel.
        const strange = volume.transpose(1, 3).contiguous().transpose(1, 3)
        for (const place of [askew, straight, [-1, 0, 0, 6, 0, 1, 0, -2, 0, 0, -1, 11], straight.map((value, i) => (i === 3 ? 50 : value))]) {
          for (const bend of [null, bends]) {
            const [actual, expected] = [strange, volume].map((from) => sampled(from, size, place, bend, 3))
            const isLabel = volume.dtype !== 'float32'
            if (isLabel) expect(actual.ne(expected).sum().item()).toBeLessThanOrEqual(2)
            else expect(difference(actual, expected)).toBeLessThan(1e-5)
          }
        }
      }
    })
  })

  test('of mapped volumes no more is read than is looked at', () => {
    // All is a hole but the ends of the last two planes; the labels are more than 32 bits count.
    const [ofImage, ofLabel] = [1000, 1300]
    const [imageBytes, labelBytes] = [4 * ofImage ** 3, ofLabel ** 3]
    const path = join(temporaryFolder(), 'hole.safetensors')
    const entry = (dtype: string, side: number, begin: number, bytes: number): object => ({ dtype, shape: [1, side, side, side], data_offsets: [begin, begin + bytes] })
    const header = Buffer.from(JSON.stringify({ image: entry('F32', ofImage, 0, imageBytes), label: entry('U8', ofLabel, imageBytes, labelBytes) }).padEnd(192))
    const file = openSync(path, 'w')
    writeSync(file, Buffer.concat([new Uint8Array(BigUint64Array.of(BigInt(header.length)).buffer), header]))
    const start = 8 + header.length
    for (const before of [1, 0]) {
      writeSync(file, new Uint8Array(Float32Array.of(3, 5).buffer), 0, 8, start + imageBytes - 4 * (before * ofImage ** 2 + 2))
      writeSync(file, Uint8Array.of(6, 7), 0, 2, start + imageBytes + labelBytes - (before * ofLabel ** 2 + 2))
    }
    closeSync(file)
    truncateSync(path, start + imageBytes + labelBytes)
    scope(() => {
      const { image, label } = mapSafetensors(path).tensors
      const before = process.memoryUsage().rss
      const place = (side: number): number[] => [1, 0, 0, side - 1.75, 0, 1, 0, side - 1, 0, 0, 0.5, side - 2]
      expect(valuesOf(sampled(image, [1, 1, 1, 4], place(ofImage)))).toEqual([3, 4, 5, 2.5])
      expect(valuesOf(sampled(label, [1, 1, 1, 4], place(ofLabel)))).toEqual([6, 6, 7, 0])
      for (const volume of [image, label]) sampled(volume, [1, 40, 40, 40], askew.map((value, i) => (i % 4 === 3 ? 700 : value)))
      expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 27)
    })
  })

  test('nothing to read from, nothing to write', () => {
    scope(() => {
      expect(new Set(valuesOf(sampled(empty([1, 0, 3, 3]), [1, 2, 2, 2], askew, null, 4)))).toEqual(new Set([4]))
      expect(sampled(randn([1, 3, 3, 3]), [1, 0, 2, 2], askew).shape).toEqual([1, 0, 2, 2])
      expect(sampled(randn([0, 3, 3, 3]), [0, 1, 2, 2], askew).shape).toEqual([0, 1, 2, 2])
    })
  })

  test('the same bits with any number of threads', () => {
    const [one, ...others] = bitsByThreads(() => {
      const volume = randn([2, 30, 31, 32])
      const bends = randn([3, 7, 7, 7])
      return [sampled(volume, [2, 29, 30, 33], askew, bends), sampled(labelsOf([1, 30, 31, 32], 'uint8'), [1, 29, 30, 33], askew, bends)]
    })
    for (const bits of others) expect(bits).toEqual(one)
  })

  test.each<[string, () => Tensor, string]>([
    ['other channels', () => sampled(randn([2, 3, 3, 3]), [1, 3, 3, 3], straight), 'expected a patch and a volume [C, Z, Y, X] of as many channels'],
    ['a batch', () => sampled(randn([1, 1, 3, 3, 3]), [1, 1, 3, 3, 3], straight), 'expected a patch and a volume [C, Z, Y, X]'],
    ['other types', () => ops.sampleAffine_(empty([1, 2, 2, 2]), labelsOf([1, 2, 2, 2], 'uint8'), straight), 'expected both of float32, uint8 or int16'],
    ['doubles', () => sampled(randn([1, 2, 2, 2], { dtype: 'float64' }), [1, 2, 2, 2], straight), 'expected both of float32, uint8 or int16'],
    ['a square place', () => sampled(randn([1, 2, 2, 2]), [1, 2, 2, 2], [1, 0, 0, 0, 1, 0, 0, 0, 1]), 'expected a place of 12 numbers'],
    ['a place nowhere', () => sampled(randn([1, 2, 2, 2]), [1, 2, 2, 2], straight.map((value, i) => (i === 3 ? NaN : value))), 'the place must be finite'],
    ['three control points', () => sampled(randn([1, 2, 2, 2]), [1, 2, 2, 2], straight, randn([3, 4, 3, 4])), 'expected bends [3, cz, cy, cx] of four control points at least'],
    ['a label that is none', () => sampled(labelsOf([1, 2, 2, 2], 'uint8'), [1, 2, 2, 2], straight, null, -1), '-1 is no label of Byte'],
  ])('refuses %s', (_, call, message) => {
    scope(() => expect(call).toThrow(`sample_affine_: ${message}`))
  })
})
