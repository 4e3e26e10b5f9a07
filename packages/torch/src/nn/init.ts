import { noGrad } from '../autograd.js'
import { tensor as makeTensor } from '../creation.js'
import { TorchError } from '../errors.js'
import { scope } from '../scope.js'
import type { Tensor } from '../tensor.js'

/** What follows the layer; its gain keeps the variance of activations from layer to layer. */
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyReLU' | 'selu'

/** `fanIn` keeps the variance of the forward pass, `fanOut` that of the backward pass. */
export type FanMode = 'fanIn' | 'fanOut'

export interface KaimingOptions {
  /** Negative slope of the leaky ReLU that follows. */
  a?: number
  mode?: FanMode
  nonlinearity?: Nonlinearity
}

/** The recommended factor for a nonlinearity, as torch.nn.init.calculate_gain. */
export function gain(nonlinearity: Nonlinearity, negativeSlope = 0.01): number {
  const gains: Record<Nonlinearity, number> = {
    linear: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: Math.SQRT2,
    leakyReLU: Math.sqrt(2 / (1 + negativeSlope ** 2)),
    selu: 3 / 4,
  }
  return gains[nonlinearity]
}

/** Values that feed one output (fanIn) and that one input feeds (fanOut), for a weight [out, in, ...kernel]. */
export function fans(weight: Tensor): Record<FanMode, number> {
  const [out, inputs, ...kernel] = weight.shape
  if (out === undefined || inputs === undefined) {
    throw new TorchError(`fan-in needs a weight of two or more dimensions, not [${weight.shape.join(', ')}]`)
  }
  const receptiveField = kernel.reduce((product, size) => product * size, 1)
  return { fanIn: inputs * receptiveField, fanOut: out * receptiveField }
}

export function uniform_(tensor: Tensor, low = 0, high = 1): Tensor {
  return fill(tensor, () => tensor.uniform_(low, high))
}

export function normal_(tensor: Tensor, mean = 0, std = 1): Tensor {
  return fill(tensor, () => tensor.normal_(mean, std))
}

export function constant_(tensor: Tensor, value: number): Tensor {
  return fill(tensor, () => tensor.fill_(value))
}

export function zeros_(tensor: Tensor): Tensor {
  return constant_(tensor, 0)
}

export function ones_(tensor: Tensor): Tensor {
  return constant_(tensor, 1)
}

/** U(-b, b) with b = gain · √(3 / fan) (He et al. 2015). */
export function kaimingUniform_(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  const bound = Math.sqrt(3) * kaimingStd(tensor, options)
  return uniform_(tensor, -bound, bound)
}

/** N(0, gain² / fan) (He et al. 2015). */
export function kaimingNormal_(tensor: Tensor, options: KaimingOptions = {}): Tensor {
  return normal_(tensor, 0, kaimingStd(tensor, options))
}

/** U(-b, b) with b = gain · √(6 / (fanIn + fanOut)) (Glorot & Bengio 2010). */
export function xavierUniform_(tensor: Tensor, { gain: factor = 1 }: { gain?: number } = {}): Tensor {
  const { fanIn, fanOut } = fans(tensor)
  const bound = factor * Math.sqrt(6 / (fanIn + fanOut))
  return uniform_(tensor, -bound, bound)
}

/** N(mean, std²) drawn again where it falls outside [a, b]: a uniform draw through the inverse of the distribution. */
export function truncNormal_(
  tensor: Tensor,
  { mean = 0, std = 1, a = -2, b = 2 }: { mean?: number; std?: number; a?: number; b?: number } = {},
): Tensor {
  return fill(tensor, () => {
    const limits = makeTensor(new Float64Array([(a - mean) / std, (b - mean) / std]))
    const [low, high] = limits.div(Math.SQRT2).erf().toTypedArray()
    tensor.uniform_(Number(low), Number(high))
    tensor.erfinv_()
    tensor.mul_(std * Math.SQRT2)
    tensor.add_(mean)
    tensor.clamp_(a, b)
  })
}

/**
 * What PyTorch gives convolutions and linear layers: weight and bias from U(-b, b), b = 1 / √fanIn
 * (Kaiming with a = √5).
 */
export function layerDefault_(weight: Tensor, bias: Tensor | null): void {
  kaimingUniform_(weight, { a: Math.sqrt(5) })
  if (bias === null) return
  const bound = 1 / Math.sqrt(fans(weight).fanIn)
  uniform_(bias, -bound, bound)
}

function kaimingStd(tensor: Tensor, { a = 0, mode = 'fanIn', nonlinearity = 'leakyReLU' }: KaimingOptions): number {
  return gain(nonlinearity, a) / Math.sqrt(fans(tensor)[mode])
}

function fill(tensor: Tensor, write: () => unknown): Tensor {
  noGrad(() => scope(() => { write() }))
  return tensor
}
