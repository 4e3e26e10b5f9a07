import { expect, test } from 'vitest'
import { arange, empty, ops, rand, scope, zeros } from './index.js'

test('channels_last_3d: the same values, channels innermost', () => {
  scope(() => {
    const x = arange(2 * 3 * 4).view([1, 2, 3, 4, 1])
    const last = x.to({ memoryFormat: 'channels_last_3d' })
    expect(last.shape).toEqual([1, 2, 3, 4, 1])
    expect(last.strides).toEqual([24, 1, 8, 2, 2])
    expect(last.isContiguous('channels_last_3d')).toBe(true)
    expect(last.isContiguous()).toBe(false)
    expect(last.toArray()).toEqual(x.toArray())
    expect(last.toBytes()).toEqual(x.toBytes())
    expect(last.contiguous().strides).toEqual([24, 12, 4, 1, 1])
    expect(x.contiguous({ memoryFormat: 'channels_last_3d' }).strides).toEqual(last.strides)
  })
})

test('creation in a format, and the same results from it', () => {
  scope(() => {
    for (const make of [zeros, empty, rand]) {
      const x = make([2, 4, 3, 3, 3], { memoryFormat: 'channels_last_3d' })
      expect(x.strides).toEqual([108, 1, 36, 12, 4])
    }
    const x = rand([1, 4, 5, 5, 5])
    const weight = rand([6, 4, 3, 3, 3])
    const plain = ops.conv3d(x, weight)
    const last = ops.conv3d(x.to({ memoryFormat: 'channels_last_3d' }), weight.to({ memoryFormat: 'channels_last_3d' }))
    expect(last.sub(plain).abs().max().item()).toBeLessThan(1e-4)
  })
})

test('to: nothing to change shares the memory', () => {
  scope(() => {
    const x = zeros([2])
    x.to({ dtype: 'float32' }).fill_(3)
    expect(x.toArray()).toEqual([3, 3])
    x.to({ dtype: 'float64' }).fill_(4)
    expect(x.toArray()).toEqual([3, 3])
  })
})
