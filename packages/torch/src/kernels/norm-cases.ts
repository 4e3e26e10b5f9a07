import type { DType } from '../dtype.js'
import type { Device } from '../layout.js'
import { ops, type Tensor } from '../tensor.js'
import { leaf } from './compare.js'

/** Instance norm with each activation, by our operator and by ATen's, on the CPU and on a GPU. */
const activations = {
  none: (z: Tensor): Tensor => z,
  leaky_relu: (z: Tensor): Tensor => z.leakyRelu(0.01),
  gelu: (z: Tensor): Tensor => z.gelu(),
  silu: (z: Tensor): Tensor => z.silu(),
}
export type Name = keyof typeof activations
export const names = Object.keys(activations) as Name[]

export function ours(activation: Name) {
  return (x: Tensor, w: Tensor | null = null, b: Tensor | null = null): Tensor => ops.instanceNorm3d(x, w, b, 1e-5, activation, 0.01)
}

/** Contiguous: with one sample, ATen's own gradient for channels-last input is wrong. */
export function atens(activation: Name) {
  return (x: Tensor, w: Tensor | null = null, b: Tensor | null = null): Tensor =>
    activations[activation](ops.instanceNorm(x.contiguous(), w, b, null, null, true, 0, 1e-5, false))
}

export function inputs(channels: number, size: number[], { batch = 2, dtype = 'float64' as DType, device = 'cpu' as Device } = {}): Tensor[] {
  return [[batch, channels, ...size], [channels], [channels]].map((shape) => leaf(shape, dtype, device))
}
