import { describe, expect, test } from 'vitest'
import { arange, dtypes, empty, fromBytes, full, ones, rand, randn, scope, tensor, TorchError, zeros, type DType } from './index.js'

/** Values that every dtype but bool holds exactly, with their bytes. */
const exact: Record<DType, { values: number[]; bytes: number[] }> = {
  uint8: { values: [0, 1, 255], bytes: [0, 1, 255] },
  int8: { values: [-128, 0, 127], bytes: [0x80, 0, 0x7f] },
  int16: { values: [-2, 258], bytes: [0xfe, 0xff, 0x02, 0x01] },
  int32: { values: [-2, 16909060], bytes: [0xfe, 0xff, 0xff, 0xff, 4, 3, 2, 1] },
  int64: { values: [-1, 9007199254740991], bytes: [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0x1f, 0] },
  float16: { values: [1, -2.5, 65504], bytes: [0x00, 0x3c, 0x00, 0xc1, 0xff, 0x7b] },
  float32: { values: [1.5, -0.25], bytes: [0, 0, 0xc0, 0x3f, 0, 0, 0x80, 0xbe] },
  float64: { values: [1.5], bytes: [0, 0, 0, 0, 0, 0, 0xf8, 0x3f] },
  bool: { values: [1, 0], bytes: [1, 0] },
  bfloat16: { values: [1, -3.140625], bytes: [0x80, 0x3f, 0x49, 0xc0] },
}
const names = Object.keys(exact) as DType[]

describe.each(names)('%s', (dtype) => {
  const { values, bytes } = exact[dtype]

  test('from numbers, to numbers, to bytes', () => {
    scope(() => {
      const x = tensor(values, { dtype })
      expect(x.dtype).toBe(dtype)
      expect(x.shape).toEqual([values.length])
      expect(x.toArray()).toEqual(values)
      expect([...x.toBytes()]).toEqual(bytes)
      expect(x.select(0, 0).item()).toBe(values[0])
    })
  })

  test('from bytes, and through its typed array', () => {
    scope(() => {
      const x = fromBytes(Uint8Array.from(bytes), [values.length, 1], dtype)
      expect(x.shape).toEqual([values.length, 1])
      expect(x.toArray()).toEqual(values.map((value) => [value]))
      const array = x.toTypedArray()
      expect(array).toBeInstanceOf(dtypes[dtype].array)
      expect([...new Uint8Array(array.buffer)]).toEqual(bytes)
    })
  })

  test('the factories give it', () => {
    scope(() => {
      for (const x of [zeros([2, 3], { dtype }), ones([2, 3], { dtype }), full([2, 3], 1, { dtype }), empty([2, 3], { dtype })]) {
        expect(x.dtype).toBe(dtype)
        expect(x.shape).toEqual([2, 3])
      }
      expect(zeros([2], { dtype }).toArray()).toEqual([0, 0])
      expect(ones([2], { dtype }).toArray()).toEqual([1, 1])
    })
  })
})

test('a typed array names the dtype, and is copied', () => {
  scope(() => {
    const arrays = { uint8: Uint8Array, int8: Int8Array, int16: Int16Array, int32: Int32Array, float32: Float32Array, float64: Float64Array }
    for (const [dtype, array] of Object.entries(arrays)) expect(tensor(array.of(1, 2)).dtype).toBe(dtype)
    expect(tensor(BigInt64Array.of(-(2n ** 63n))).toTypedArray()).toEqual(BigInt64Array.of(-(2n ** 63n)))
    const source = Float32Array.of(1, 2, 3, 4)
    const x = tensor(source, { shape: [2, 2], dtype: 'float64' })
    source[0] = 9
    expect(x.toArray()).toEqual([[1, 2], [3, 4]])
    expect(x.dtype).toBe('float64')
    // A view's own part of its buffer.
    expect(tensor(source.subarray(2)).toArray()).toEqual([3, 4])
  })
})

test('arrays that no dtype fits are refused', () => {
  expect(() => tensor(Uint16Array.of(1))).toThrow(/Uint16Array has no tensor type; use one of uint8/)
})

test('scalars, nested and empty arrays', () => {
  scope(() => {
    expect(tensor(3).shape).toEqual([])
    expect(tensor(3).toArray()).toBe(3)
    expect(tensor([[[1, 2]], [[3, 4]]]).shape).toEqual([2, 1, 2])
    expect(tensor([]).shape).toEqual([0])
    expect(zeros([2, 0, 3]).toArray()).toEqual([[], []])
    expect(tensor([1, 2, 3, 4], { shape: [2, 2] }).toArray()).toEqual([[1, 2], [3, 4]])
  })
})

test.each([
  [[[1, 2], [3]], 'rows of axis 1 have 2 and 1 entries'],
  [[[1, 2], 3], 'numbers and rows are mixed on axis 1'],
  [[1, [2]], 'numbers and rows are mixed on axis 1'],
])('ragged %j is refused', (data, reason) => {
  expect(() => tensor(data)).toThrow(new TorchError(`tensor: ${reason}`))
})

test.each([Number.NaN, 1.5, 2 ** 53, Infinity])('%s is no integer', (value) => {
  expect(() => tensor([1, value], { dtype: 'int64' })).toThrow(new TorchError(`tensor: ${value} is no safe integer, which int64 needs`))
})

test('data that does not fill the shape is refused', () => {
  expect(() => tensor(Float32Array.of(1, 2, 3), { shape: [2, 2] })).toThrow(
    new TorchError('fromBytes: shape 2×2 needs 16 bytes, the data has 12'),
  )
  expect(() => fromBytes(new Uint8Array(3), [1], 'float32')).toThrow(TorchError)
  expect(() => zeros([-1])).toThrow(TorchError)
})

test('a copy of a view is contiguous', () => {
  scope(() => {
    const x = tensor([[1, 2, 3], [4, 5, 6]]).transpose(0, 1)
    expect(x.isContiguous()).toBe(false)
    expect(x.strides).toEqual([1, 3])
    expect([...(x.toTypedArray() as Float32Array)]).toEqual([1, 4, 2, 5, 3, 6])
    expect(x.contiguous().strides).toEqual([2, 1])
  })
})

test('item refuses several elements and integers that a number cannot hold', () => {
  scope(() => {
    expect(() => zeros([2]).item()).toThrow(/item: .*2 elements/)
    expect(() => tensor(BigInt64Array.of(2n ** 60n)).item()).toThrow(/1152921504606846976 is beyond JavaScript's safe integers/)
    expect(tensor([true as unknown as number], { dtype: 'bool' }).item()).toBe(1)
  })
})

test('random factories are what they say', () => {
  scope(() => {
    const uniform = rand([10_000])
    expect(uniform.min().item()).toBeGreaterThanOrEqual(0)
    expect(uniform.max().item()).toBeLessThan(1)
    expect(uniform.mean().item()).toBeCloseTo(0.5, 1)
    expect(randn([10_000]).std().item()).toBeCloseTo(1, 1)
    expect(arange(4).toArray()).toEqual([0, 1, 2, 3])
    expect(arange(3, { dtype: 'int64' }).dtype).toBe('int64')
  })
})

test('requiresGrad and devices', () => {
  scope(() => {
    expect(tensor([1], { requiresGrad: true }).requiresGrad).toBe(true)
    expect(tensor([1], { device: 'cpu' }).device).toBe('cpu')
    expect(() => tensor([1], { device: 'gpu' })).toThrow(/to: .*gpu/)
    expect(() => tensor([1], { dtype: 'int32', requiresGrad: true })).toThrow(/setRequiresGrad: .*floating point/)
  })
})
