import { noGrad, scope, tensor, zeros, type Tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { irregular } from '../testing/blocks.js'
import { adapt, type Classes } from './adapt.js'
import type { Role } from './roles.js'

const classes: Classes = { rows: [0, null, 1], saved: 2, areTheSame: false }
const inner: Role = { isFirst: false, classAxis: null, transposedStride: null }
const weights = (...shape: number[]): Tensor => irregular(shape)
const fitted = (saved: Tensor, own: Tensor, role: Partial<Role> = {}) => noGrad(() => adapt(saved, own, { ...inner, ...role }, classes))

test('weights of another number of axes, or of none at all, do not fit', () => {
  expect(fitted(weights(2), weights(2, 2))).toBeNull()
  expect(fitted(zeros([4, 3, 0, 3, 3]), weights(4, 3, 3, 3, 3))).toBeNull()
})

describe('heads', () => {
  test('take the rows of classes of the same name, and keep their own for the others', () => {
    const [saved, own] = [weights(2, 4, 1, 1, 1), weights(3, 4, 1, 1, 1).mul(7)]
    const result = fitted(saved, own, { classAxis: 0 })!
    expect(result.how).toBe('2 of 3 classes by their names')
    expect(result.tensor.select(0, 0).toArray()).toEqual(saved.select(0, 0).toArray())
    expect(result.tensor.select(0, 1).toArray()).toEqual(own.select(0, 1).toArray())
    expect(result.tensor.select(0, 2).toArray()).toEqual(saved.select(0, 1).toArray())
  })

  test('with transposed weights, and biases', () => {
    expect(fitted(weights(4, 2, 1, 1, 1), weights(4, 3, 1, 1, 1), { classAxis: 1 })!.tensor.shape).toEqual([4, 3, 1, 1, 1])
    expect(fitted(tensor([5, 6]), tensor([1, 2, 3]), { classAxis: 0 })!.tensor.toArray()).toEqual([5, 2, 6])
  })

  test('of another number of classes than was saved, or of other widths, do not fit', () => {
    expect(fitted(weights(5, 4, 1, 1, 1), weights(3, 4, 1, 1, 1), { classAxis: 0 })).toBeNull()
    expect(fitted(weights(2, 8, 1, 1, 1), weights(3, 4, 1, 1, 1), { classAxis: 0 })).toBeNull()
  })
})

describe('the first convolution of other channels', () => {
  test.each([1, 3])('of %i channels gives the same for an image that shows the same in all of them', (channels) => {
    scope(() => {
      const saved = weights(5, channels, 3, 3, 3)
      const { tensor: own, how } = fitted(saved, weights(5, 2, 3, 3, 3), { isFirst: true })!
      expect(how).toBe(`${channels} to 2 channels by their mean`)
      const image = irregular([1, 1, 4, 4, 4])
      const [before, after] = [image.expand([-1, channels, -1, -1, -1]).conv3d(saved), image.expand([-1, 2, -1, -1, -1]).conv3d(own)]
      expect(after.sub(before).abs().max().item()).toBeLessThan(1e-12)
    })
  })

  test('an inner layer of other widths does not fit', () => {
    expect(fitted(weights(5, 8, 3, 3, 3), weights(5, 4, 3, 3, 3))).toBeNull()
    expect(fitted(weights(8, 2, 3, 3, 3), weights(5, 2, 3, 3, 3), { isFirst: true })).toBeNull()
  })
})

describe('kernels', () => {
  test('of one voxel become copies whose sum is the same: equal slices give what a slice gave', () => {
    scope(() => {
      const saved = weights(4, 3, 1, 3, 3)
      const { tensor: own, how } = fitted(saved, weights(4, 3, 3, 3, 3))!
      expect(how).toBe('kernel of 1×3×3 to 3×3×3')
      const slice = irregular([1, 3, 1, 6, 5])
      const [flat, stack] = [slice.conv3d(saved), slice.expand([-1, -1, 3, -1, -1]).conv3d(own)]
      expect(stack.sub(flat).abs().max().item()).toBeLessThan(1e-12)
    })
  })

  test('from several voxels to one are summed', () => {
    const saved = weights(4, 3, 3, 1, 1)
    expect(fitted(saved, weights(4, 3, 1, 1, 1))!.tensor.sub(saved.sum([2], true)).abs().max().item()).toBeLessThan(1e-12)
  })

  test.each([
    [[1, 2, 2], [2, 2, 2], 0],
    [[1, 3, 3], [3, 3, 3], 1],
  ])('of a transposed convolution of %j become %j: equal slices give what a slice gave', (flatKernel, kernel, padding) => {
    scope(() => {
      const saved = weights(3, 4, ...flatKernel)
      const own = fitted(saved, weights(3, 4, ...kernel), { transposedStride: [2, 2, 2] })!.tensor
      const slice = irregular([1, 3, 1, 4, 5])
      const flat = slice.convTranspose3d(saved, null, [1, 2, 2], [0, padding, padding])
      const stack = slice.expand([-1, -1, 4, -1, -1]).convTranspose3d(own, null, [2, 2, 2], [padding, padding, padding])
      expect(stack.sub(flat).abs().max().item()).toBeLessThan(1e-12)
      const back = fitted(own, saved, { transposedStride: [1, 2, 2] })!.tensor
      expect(back.sub(saved).abs().max().item()).toBeLessThan(1e-12)
    })
  })

  test('of 3 become 5 by linear interpolation, as UpKern does', () => {
    const saved = tensor([1, 2, 4], { shape: [1, 1, 3, 1, 1], dtype: 'float64' })
    // Places of the 5 among the 3, corners not aligned: -0.2, 0.4, 1, 1.6, 2.2, cut to the ends.
    expect((fitted(saved, weights(1, 1, 5, 1, 1))!.tensor.flatten().toArray() as number[]).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 1.4, 2, 3.2, 4])
    expect(fitted(weights(8, 1, 3, 3, 3), weights(8, 1, 5, 5, 5))).toMatchObject({ how: 'kernel of 3×3×3 to 5×5×5' })
  })
})
