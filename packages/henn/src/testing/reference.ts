// Layers once more, in plain loops over float64 arrays: what the tests of blocks compare with.
import type { Tensor } from '@henn/torch'
import { expect } from 'vitest'

/** Row-major values; for volumes [B, C, Z, Y, X]. */
export interface Grid {
  data: Float64Array
  shape: number[]
}

export function gridOf(values: Tensor | null): Grid {
  if (values === null) throw new Error('the layer has no such parameter')
  return { data: Float64Array.from(values.to({ dtype: 'float64' }).toTypedArray() as Float64Array), shape: values.shape }
}

export function expectClose(actual: Tensor, { data, shape }: Grid, tolerance = 1e-11): void {
  expect(actual.shape).toEqual(shape)
  const values = gridOf(actual).data
  const worst = data.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0)
  // Negated, so that NaN fails.
  if (!(worst <= tolerance) || values.some(Number.isNaN)) expect(Array.from(values)).toEqual(Array.from(data))
}

export function map({ data, shape }: Grid, f: (value: number, flat: number) => number): Grid {
  return { data: data.map(f), shape }
}

export function add(a: Grid, b: Grid): Grid {
  return map(a, (value, i) => value + b.data[i])
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
export const leakyRelu = (value: number): number => (value > 0 ? value : 0.01 * value)

/** Cross-correlation with an odd kernel, (k − 1) / 2 zeros on both sides. */
export function conv3d(x: Grid, weight: Grid, bias: Grid | null = null, { stride = 1, groups = 1 } = {}): Grid {
  const [batch, channels, z, y, width] = x.shape
  const [out, perGroup, kz, ky, kx] = weight.shape
  const [oz, oy, ox] = [z, y, width].map((size) => Math.ceil(size / stride))
  const at = (b: number, c: number, i: number, j: number, k: number): number =>
    i < 0 || j < 0 || k < 0 || i >= z || j >= y || k >= width ? 0 : x.data[(((b * channels + c) * z + i) * y + j) * width + k]
  const data: number[] = []
  for (let b = 0; b < batch; b++)
    for (let o = 0; o < out; o++)
      for (let i = 0; i < oz; i++)
        for (let j = 0; j < oy; j++)
          for (let k = 0; k < ox; k++) {
            let sum = bias?.data[o] ?? 0
            for (let c = 0; c < perGroup; c++)
              for (let p = 0; p < kz; p++)
                for (let q = 0; q < ky; q++)
                  for (let r = 0; r < kx; r++) {
                    const from = Math.floor(o / (out / groups)) * perGroup + c
                    const value = at(b, from, i * stride + p - (kz - 1) / 2, j * stride + q - (ky - 1) / 2, k * stride + r - (kx - 1) / 2)
                    sum += value * weight.data[(((o * perGroup + c) * kz + p) * ky + q) * kx + r]
                  }
            data.push(sum)
          }
  return { data: Float64Array.from(data), shape: [batch, out, oz, oy, ox] }
}

/** Doubles the grid: each voxel gives a block of 2×2×2. weight [in, out, 2, 2, 2]. */
export function upsample2(x: Grid, weight: Grid, bias: Grid): Grid {
  const [batch, channels, z, y, width] = x.shape
  const out = weight.shape[1]
  const shape = [batch, out, 2 * z, 2 * y, 2 * width]
  const data = new Float64Array(shape.reduce((product, size) => product * size))
  const result = { data, shape }
  data.forEach((_, flat) => {
    const [b, o, i, j, k] = indices(flat, shape)
    let sum = bias.data[o]
    for (let c = 0; c < channels; c++) {
      const value = x.data[(((b * channels + c) * z + (i >> 1)) * y + (j >> 1)) * width + (k >> 1)]
      sum += value * weight.data[(((c * out + o) * 2 + (i & 1)) * 2 + (j & 1)) * 2 + (k & 1)]
    }
    data[flat] = sum
  })
  return result
}

/** The place of a row-major element. */
export function indices(flat: number, shape: number[]): number[] {
  const found: number[] = []
  let rest = flat
  for (const size of shape.toReversed()) {
    found.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return found
}

/** The first voxels of each axis. */
export function crop(x: Grid, sizeZyx: number[]): Grid {
  const kept = x.data.filter((_, flat) => indices(flat, x.shape).slice(2).every((at, axis) => at < sizeZyx[axis]))
  return { data: kept, shape: [...x.shape.slice(0, 2), ...sizeZyx] }
}

export function concatChannels(a: Grid, b: Grid): Grid {
  const batch = a.shape[0]
  const parts = Array.from({ length: batch }, (_, i) => [a, b].flatMap(({ data }) => Array.from(data.slice((i * data.length) / batch, ((i + 1) * data.length) / batch))))
  return { data: Float64Array.from(parts.flat()), shape: [batch, a.shape[1] + b.shape[1], ...a.shape.slice(2)] }
}

/** Mean of each channel of each sample: [B · C] values. */
export function channelMeans({ data, shape }: Grid): number[] {
  const voxels = data.length / (shape[0] * shape[1])
  return Array.from({ length: shape[0] * shape[1] }, (_, i) => mean(data.slice(i * voxels, (i + 1) * voxels)))
}

export function instanceNorm(x: Grid, weight: Grid, bias: Grid): Grid {
  const channels = x.shape[1]
  const voxels = x.data.length / (x.shape[0] * channels)
  return normalise(x, voxels, (flat) => Math.floor(flat / voxels) % channels, weight, bias)
}

/** Over the last axis. */
export function layerNorm(x: Grid, weight: Grid, bias: Grid): Grid {
  const width = x.shape[x.shape.length - 1]
  return normalise(x, width, (flat) => flat % width, weight, bias)
}

/** Runs of `length` values to mean 0 and variance 1, then the factor and offset of each value's channel. */
function normalise(x: Grid, length: number, channelOf: (flat: number) => number, weight: Grid, bias: Grid): Grid {
  const runs = Array.from({ length: x.data.length / length }, (_, i) => {
    const values = x.data.slice(i * length, (i + 1) * length)
    const middle = mean(values)
    return { middle, scale: 1 / Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) + 1e-5) }
  })
  return map(x, (value, flat) => {
    const { middle, scale } = runs[Math.floor(flat / length)]
    return (value - middle) * scale * weight.data[channelOf(flat)] + bias.data[channelOf(flat)]
  })
}

/** x · weightᵀ + bias over the last axis. */
export function linear(x: Grid, weight: Grid, bias: Grid): Grid {
  const [out, width] = weight.shape
  const rows = x.data.length / width
  const data = Float64Array.from({ length: rows * out }, (_, flat) => {
    const [row, o] = [Math.floor(flat / out), flat % out]
    let sum = bias.data[o]
    for (let c = 0; c < width; c++) sum += x.data[row * width + c] * weight.data[o * width + c]
    return sum
  })
  return { data, shape: [...x.shape.slice(0, -1), out] }
}

export function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
}
