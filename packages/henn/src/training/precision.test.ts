import { hasBfloat16, ops } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { irregular } from '../testing/blocks.js'
import { choosePrecision, inPrecision } from './precision.js'

describe('choosePrecision', () => {
  test.each([
    ['off', 'cpu', 'float32'],
    ['off', 'cuda', 'float32'],
    ['bf16', 'cpu', 'bfloat16'],
    ['fp16', 'cuda:1', 'float16'],
    ['auto', 'cuda', 'bfloat16'],
    ['auto', 'cpu', hasBfloat16() ? 'bfloat16' : 'float32'],
  ] as const)('%s on %s is %s', (wanted, device, expected) => {
    expect(choosePrecision(wanted, device)).toBe(expected)
  })

  test('fp16 on the processor is refused with what to take', () => {
    expect(() => choosePrecision('fp16', 'cpu')).toThrow(InputError)
    expect(() => choosePrecision('fp16', 'cpu')).toThrow('system.mixed_precision: fp16 is for GPUs; on the processor use bf16, auto or off.')
  })
})

describe('inPrecision', () => {
  const product = (): string => ops.mm(irregular([2, 3], { dtype: 'float32' }), irregular([3, 2], { dtype: 'float32' })).dtype

  test.each(['float32', 'bfloat16'] as const)('multiplies in %s inside, in float32 again after', (precision) => {
    expect(inPrecision(precision, 'cpu', product)).toBe(precision)
    expect(product()).toBe('float32')
  })

  test('ends with an error too', () => {
    const fail = (): never => {
      throw new Error('on the way')
    }
    expect(() => inPrecision('bfloat16', 'cpu', fail)).toThrow('on the way')
    expect(product()).toBe('float32')
  })
})
