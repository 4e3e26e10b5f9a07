import { manualSeed, ones } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { irregular } from '../../testing/blocks.js'
import { DropPath } from './drop-path.js'

describe('DropPath', () => {
  test('is the identity in evaluation and at rate 0', () => {
    const x = irregular([3, 2, 2])
    expect(new DropPath(0.9).eval().forward(x).toArray()).toEqual(x.toArray())
    expect(new DropPath(0).forward(x).toArray()).toEqual(x.toArray())
  })

  test('drops whole samples, scales the others, and keeps the mean', () => {
    manualSeed(5)
    const samples = 4000
    const output = new DropPath(0.25).forward(ones([samples, 2, 3])).toTypedArray() as Float32Array
    const firsts = Array.from({ length: samples }, (_, i) => {
      const sample = new Set(output.slice(6 * i, 6 * i + 6))
      expect(sample.size).toBe(1)
      return output[6 * i]
    })
    expect(new Set(firsts)).toEqual(new Set([0, Math.fround(1 / 0.75)]))
    const kept = firsts.filter((value) => value !== 0).length / samples
    // Three standard deviations, 0.0068 each.
    expect(Math.abs(kept - 0.75)).toBeLessThan(0.0205)
  })

  test('lets gradients through only where it kept the sample, as much as it scaled', () => {
    manualSeed(2)
    const x = irregular([8, 3])
    x.requiresGrad = true
    const y = new DropPath(0.5).forward(x)
    y.sum().backward()
    const [gradient, output, input] = [x.grad!, y, x].map((each) => [...(each.toTypedArray() as Float64Array)])
    expect(new Set(gradient)).toEqual(new Set([0, 2]))
    expect(output).toEqual(input.map((value, i) => value * gradient[i]))
  })

  test('keeps the dtype', () => {
    expect(new DropPath(0.5).forward(irregular([2, 2], { dtype: 'bfloat16' })).dtype).toBe('bfloat16')
  })
})
