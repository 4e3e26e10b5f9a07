import { describe, expect, test } from 'vitest'
import { liveTensors, ops, tensor, type Tensor } from '../index.js'
import { gradcheck } from './gradcheck.js'

function input(shape: number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  return tensor(Float64Array.from({ length: size }, (_, k) => Math.sin(1.7 * k) + 0.1), { shape })
}

describe('gradcheck', () => {
  test('accepts right gradients of several inputs and outputs', () => {
    gradcheck((a, b) => [ops.conv3d(a, b), a.tanh().sum()], [input([1, 2, 2, 3, 3]), input([2, 2, 1, 2, 2])])
  })

  test('accepts an input in channels-last layout, and keeps that layout', () => {
    const x = input([1, 2, 2, 2, 3]).to({ memoryFormat: 'channels_last_3d' })
    gradcheck((a) => {
      expect(a.strides).toEqual(x.strides)
      return a.mul(a)
    }, [x])
  })

  test('names the position of a gradient that a detach cut off', () => {
    const wrong = (x: Tensor): Tensor => ops.cat([x.narrow(1, 0, 2), x.narrow(1, 2, 1).detach()], 1).mul(3)
    expect(() => gradcheck(wrong, [input([2, 3])])).toThrow(/input 0 at \[0, 2\]: autograd gives 0, central differences give \d/)
  })

  test('catches a gradient wrong by a factor', () => {
    // x · detach(x) has value x² but gradient x, half of the truth.
    expect(() => gradcheck((a, b) => a.add(b.mul(b.detach())), [input([2]), input([2])])).toThrow('input 1 at [0]')
  })

  test('catches outputs that depend on no input', () => {
    expect(() => gradcheck((x) => x.detach(), [input([2])])).toThrow('depend on no input')
  })

  test('refuses float32, whose differences are noise', () => {
    expect(() => gradcheck((x) => x, [tensor([1, 2], { dtype: 'float32' })])).toThrow('float32, not float64')
  })

  test('leaves nothing behind', () => {
    const x = input([2, 2])
    const before = liveTensors()
    gradcheck((a) => a.exp(), [x])
    expect(liveTensors()).toBe(before)
  })
})
