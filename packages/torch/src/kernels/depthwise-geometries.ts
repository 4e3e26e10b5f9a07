import type { DType } from '../dtype.js'
import type { Device } from '../layout.js'
import type { Triple } from '../nn/index.js'
import { ops, type Tensor } from '../tensor.js'
import { leaf } from './compare.js'

/** A depthwise convolution to try, on the CPU and on a GPU. */
export interface Geometry {
  channels: number
  size: Triple
  kernel: Triple
  stride?: Triple
  padding?: Triple
  batch?: number
}

export const one: Triple = [1, 1, 1]

export function ours({ stride = one, padding = one }: Geometry) {
  return (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.depthwiseConv3d(x, w, b, stride, padding)
}

export function atens({ stride = one, padding = one, channels }: Geometry) {
  return (x: Tensor, w: Tensor, b: Tensor | null = null): Tensor => ops.conv3d(x, w, b, stride, padding, one, channels)
}

export function inputs({ batch = 2, channels, size, kernel }: Geometry, dtype: DType = 'float64', device: Device = 'cpu'): Tensor[] {
  return [[batch, channels, ...size], [channels, 1, ...kernel], [channels]].map((shape) => leaf(shape, dtype, device))
}

export const geometries: [string, Geometry][] = [
  ['k3', { channels: 8, size: [5, 6, 7], kernel: [3, 3, 3] }],
  ['k5', { channels: 16, size: [6, 7, 11], kernel: [5, 5, 5], padding: [2, 2, 2] }],
  ['k7', { channels: 8, size: [8, 5, 9], kernel: [7, 7, 7], padding: [3, 3, 3] }],
  ['k9 and k1', { channels: 3, size: [3, 9, 12], kernel: [1, 3, 9], padding: [0, 1, 4] }],
  ['stride 2, odd sizes', { channels: 20, size: [7, 9, 11], kernel: [3, 3, 3], stride: [2, 2, 2] }],
  ['stride 2, even sizes, k5', { channels: 8, size: [8, 6, 12], kernel: [5, 5, 5], stride: [2, 2, 2], padding: [2, 2, 2] }],
  ['stride 2, k1: half of the input has no gradient', { channels: 4, size: [4, 4, 4], kernel: [1, 1, 1], stride: [2, 2, 2], padding: [0, 0, 0] }],
  ['strides that differ', { channels: 5, size: [6, 7, 8], kernel: [3, 3, 3], stride: [1, 3, 2] }],
  ['a stride without a kernel of ours', { channels: 5, size: [6, 7, 9], kernel: [3, 3, 3], stride: [1, 1, 3] }],
  ['no padding', { channels: 9, size: [5, 5, 12], kernel: [3, 3, 3], padding: [0, 0, 0] }],
  ['more padding than the kernel is wide', { channels: 3, size: [3, 2, 4], kernel: [3, 1, 3], padding: [3, 2, 4] }],
  ['a single voxel', { channels: 6, size: [1, 1, 1], kernel: [3, 3, 3] }],
  ['axes of one voxel', { channels: 17, size: [1, 6, 1], kernel: [3, 3, 3] }],
  ['one channel', { channels: 1, size: [4, 5, 6], kernel: [3, 3, 3] }],
  ['33 channels, batch 1', { channels: 33, size: [4, 5, 21], kernel: [3, 3, 3], batch: 1 }],
  ['more rows than a tile has', { channels: 8, size: [3, 70, 40], kernel: [5, 3, 5], padding: [2, 1, 2] }],
]
