import { describe, expect, test } from 'vitest'
import { liveTensors, ones, ops, OutOfMemoryError, scope, tensor, Tensor, TorchError, zeros } from './index.js'

/** Past the types, as JavaScript may call it. */
const loose = ops as unknown as Record<string, (...values: unknown[]) => Tensor>

function messageOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    expect(error).toBeInstanceOf(TorchError)
    return (error as Error).message
  }
  throw new Error('nothing was thrown')
}

describe('which overload is called', () => {
  test('a tensor, a number or a boolean as the other operand', () => {
    scope(() => {
      const x = tensor([1, 2])
      expect(x.add(tensor([10, 20])).toArray()).toEqual([11, 22])
      expect(x.add(0.5).toArray()).toEqual([1.5, 2.5])
      expect(x.add(true).toArray()).toEqual([2, 3])
    })
  })

  test('whole numbers keep integer tensors integer, fractions make them float', () => {
    scope(() => {
      const x = tensor([1, 2], { dtype: 'int64' })
      expect(x.mul(2).dtype).toBe('int64')
      expect(x.mul(2.5).dtype).toBe('float32')
      expect(x.pow(2).toArray()).toEqual([1, 4])
    })
  })

  test('reductions: all axes, some, one', () => {
    scope(() => {
      const x = tensor([[1, 2], [3, 4]])
      expect(x.sum().item()).toBe(10)
      expect(x.sum([0]).toArray()).toEqual([4, 6])
      expect(x.sum([0, 1], true).shape).toEqual([1, 1])
      expect(x.sum(1).toArray()).toEqual([3, 7])
      expect(x.max().item()).toBe(4)
    })
  })

  test('several results come as an array, missing ones as null', () => {
    scope(() => {
      const [values, indices] = tensor([[1, 5], [7, 2]]).max(1)
      expect(values.toArray()).toEqual([5, 7])
      expect(indices.toArray()).toEqual([1, 0])
      expect(indices.dtype).toBe('int64')
      const parts = tensor([1, 2, 3, 4]).split(3)
      expect(parts.map((part) => part.toArray())).toEqual([[1, 2, 3], [4]])
      const x = ones([1, 1, 3, 3, 3])
      const weight = ones([1, 1, 3, 3, 3])
      const [inputGradient, weightGradient, biasGradient] = ops.convolutionBackward(
        ones([1, 1, 1, 1, 1]), x, weight, null, [1, 1, 1], [0, 0, 0], [1, 1, 1], false, [0, 0, 0], 1, [false, true, false],
      )
      expect(inputGradient).toBeNull()
      expect(biasGradient).toBeNull()
      expect(weightGradient.sum().item()).toBe(27)
    })
  })
})

describe('arguments', () => {
  test('by name, by position, left out or null', () => {
    scope(() => {
      const x = tensor([1, 2])
      expect(ops.add(x, x, { alpha: 3 }).toArray()).toEqual([4, 8])
      expect(loose.sum(x, [0], { keepdim: true }).shape).toEqual([1])
      expect(x.sum({ dim: [0], keepdim: true, dtype: 'float64' }).dtype).toBe('float64')
      expect(x.clamp(null, 1.5).toArray()).toEqual([1, 1.5])
      expect(ops.zeros([2], { dtype: 'int16', device: undefined }).dtype).toBe('int16')
    })
  })

  test('one number stands for all three axes', () => {
    scope(() => {
      const x = zeros([1, 2, 5, 6, 7])
      const weight = zeros([3, 2, 3, 3, 3])
      expect(ops.conv3d(x, weight, null, 2, 1).shape).toEqual([1, 3, 3, 3, 4])
      expect(ops.conv3d(x, weight, null, [2, 1, 1], [1, 0, 0]).shape).toEqual([1, 3, 3, 4, 5])
    })
  })

  test('lists of tensors, with gaps where the operator allows them', () => {
    scope(() => {
      const x = tensor([[1, 2, 3], [4, 5, 6]])
      expect(ops.cat([x, x], 1).shape).toEqual([2, 6])
      expect(x.index([null, tensor([2, 0], { dtype: 'int64' })]).toArray()).toEqual([[3, 1], [6, 4]])
      const grown = [tensor([1]), tensor([2])]
      expect(ops._foreachAdd_(grown, 5)).toBeUndefined()
      expect(grown.map((each) => each.item())).toEqual([6, 7])
    })
  })

  test('in-place operators return the very tensor', () => {
    scope(() => {
      const x = zeros([2])
      const before = liveTensors()
      expect(x.add_(1)).toBe(x)
      expect(ops.mul_(x, 3)).toBe(x)
      expect(x.fill_(4)).toBe(x)
      expect(liveTensors()).toBe(before)
      expect(x.toArray()).toEqual([4, 4])
    })
  })

  test('names and enumeration', () => {
    expect('conv3d' in ops).toBe(true)
    expect('conv4d' in ops).toBe(false)
    expect(loose.conv4d).toBeUndefined()
    expect(Object.getOwnPropertyNames(ops)).toContain('_fusedAdamw_')
    expect(Object.keys(Tensor.prototype)).not.toContain('add')
  })
})

describe('what is refused, and how it reads', () => {
  const x = tensor([[1, 2, 3], [4, 5, 6]])
  const anything = x as unknown as Record<string, (...values: unknown[]) => Tensor>

  test.each<[string, () => unknown, string]>([
    ['shapes that do not go together', () => x.add(zeros([4])), 'add(2×3, 4): The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1'],
    ['a wrong type', () => anything.add('one'), 'add(2×3): other must be a Tensor; or other must be a number'],
    ['an unknown name', () => anything.add(x, { alfa: 2 }), 'add(2×3, 2×3): no argument is named alfa'],
    ['the same argument twice', () => anything.sum([0], { dim: [1] }), 'sum(2×3): no argument is named dim; or dim is given twice'],
    ['too few', () => anything.narrow(0), 'narrow(2×3): start is missing'],
    ['too many', () => anything.relu(1), 'relu(2×3): takes at most 1 argument by position'],
    ['NaN for an integer', () => x.select(0, Number.NaN), 'select(2×3): index must be a safe integer, not NaN'],
    ['a fraction for an integer', () => x.flatten(0.5), 'flatten(2×3): startDim must be a safe integer, not 0.5'],
    ['infinity in a list', () => x.expand([2, Infinity]), 'expand(2×3): size must be a safe integer, not Infinity'],
    ['an integer beyond 2^53', () => x.select(0, 2 ** 53), 'select(2×3): index must be a safe integer, not 9007199254740992'],
    ['something else in a list of tensors', () => loose.cat([x, 3]), 'cat: tensors must be an array of Tensors'],
    ['an unknown dtype', () => loose.zeros([1], { dtype: 'float31' }), "zeros: dtype must be a dtype, not 'float31'"],
    ['a number for a boolean', () => anything.sum([0], 1), 'sum(2×3): takes at most 1 argument by position; or keepdim must be a boolean'],
  ])('%s', (_, body, message) => {
    expect(messageOf(body)).toBe(message)
  })

  test('no trace of C++ in the message', () => {
    const message = messageOf(() => x.matmul(x))
    expect(message).toBe('matmul(2×3, 2×3): mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)')
  })

  test('more than there is memory for', () => {
    expect(() => zeros([2 ** 24, 2 ** 24])).toThrow(OutOfMemoryError)
    expect(messageOf(() => zeros([2 ** 24, 2 ** 24]))).toMatch(/^zeros: out of memory on the CPU: 1073741824 MiB were asked for/)
  })

  test('a failed call leaves the engine usable', () => {
    const before = liveTensors()
    for (let i = 0; i < 1000; i++) expect(() => anything.add('one')).toThrow(TorchError)
    expect(liveTensors()).toBe(before)
    expect(scope(() => x.sum().item())).toBe(21)
  })

  test('options whose getter throws: their error', () => {
    const options = { get alpha(): number { throw new RangeError('mine') } }
    expect(() => x.add(x, options)).toThrow(new RangeError('mine'))
  })
})

describe('after release', () => {
  const told = 'a tensor of shape 2×5 was used after its release. Return it from its scope, or keep(name) what must live longer.'
  const released = zeros([2, 5])
  released.release()
  const x = zeros([3])

  test.each<[string, () => unknown]>([
    ['add(3): ', () => x.add(released)],
    ['relu: ', () => released.relu()],
    ['cat: ', () => ops.cat([x, released])],
    ['shape: ', () => released.shape],
    ['dtype: ', () => released.dtype],
    ['backward: ', () => released.backward()],
    ['to: ', () => released.to({ dtype: 'int8' })],
    ['keep: ', () => released.keep('x')],
  ])('%sa tensor of shape 2×5 was used after its release', (context, body) => {
    expect(messageOf(body)).toBe(context + told)
  })

  test('it says so itself, and may be released again', () => {
    expect(released.isReleased).toBe(true)
    released.release()
    expect(x.isReleased).toBe(false)
  })

  test('after thousands of others the shape is forgotten, not the fault', () => {
    const old = zeros([7])
    old.release()
    for (let i = 0; i < 5000; i++) zeros([1]).release()
    expect(messageOf(() => old.relu())).toMatch(/^relu: a tensor \(released long ago\) was used after its release/)
  })
})

test('a million calls in one go keep no handle of Node alive', () => {
  const x = zeros([1])
  const before = liveTensors()
  for (let i = 0; i < 1_000_000; i++) x.add_(1)
  expect(x.item()).toBe(1_000_000)
  const heap = process.memoryUsage().heapUsed
  for (let i = 0; i < 100_000; i++) x.mul(2).release()
  expect(liveTensors()).toBe(before)
  expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100e6)
  x.release()
})
