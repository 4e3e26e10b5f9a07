import { empty } from '../creation.js'
import { TorchError } from '../errors.js'
import { ops, type Tensor } from '../tensor.js'
import { layerDefault_ } from './init.js'
import { Module, parameter } from './module.js'
import { toTriple, type Triple } from './triple.js'

export interface Conv3dOptions {
  kernel: number | Triple
  stride?: number | Triple
  /** Zeros on both sides of each axis. */
  padding?: number | Triple
  dilation?: number | Triple
  /** Input and output channels fall into so many groups that don't see each other. */
  groups?: number
  bias?: boolean
}

/** Cross-correlation of [B, inChannels, Z, Y, X] with kernels [outChannels, inChannels / groups, kz, ky, kx]. */
export class Conv3d extends Module {
  readonly weight: Tensor
  readonly bias: Tensor | null
  readonly stride: Triple
  readonly padding: Triple
  readonly dilation: Triple
  readonly groups: number
  /** One kernel for each output channel, which has an operator of its own. */
  readonly isDepthwise: boolean
  /** One weight for each pair of channels, which has an operator of its own. */
  readonly isPointwise: boolean
  /** Kernels of 3×3×3 voxels, no step left out, which has an operator of its own. */
  readonly isWinograd: boolean

  constructor(
    inChannels: number,
    outChannels: number,
    { kernel, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true }: Conv3dOptions,
  ) {
    super()
    checkGroups('Conv3d', inChannels, outChannels, groups)
    this.weight = parameter(empty([outChannels, inChannels / groups, ...toTriple(kernel)]))
    this.bias = bias ? parameter(empty([outChannels])) : null
    this.stride = toTriple(stride)
    this.padding = toTriple(padding)
    this.dilation = toTriple(dilation)
    this.groups = groups
    const ownKernels = outChannels > 1 && inChannels === groups && (inChannels === outChannels || inChannels === 1)
    this.isDepthwise = ownKernels && this.dilation.every((step) => step === 1)
    this.isPointwise = groups === 1 && !this.isDepthwise && isPoint({ kernel, padding })
    this.isWinograd = groups === 1 && !this.isDepthwise && toTriple(kernel).every((size) => size === 3) && [...this.stride, ...this.dilation].every((step) => step === 1)
    layerDefault_(this.weight, this.bias)
  }

  forward(x: Tensor): Tensor {
    if (this.isDepthwise) return ops.depthwiseConv3d(this.#spread(x), this.weight, this.bias, this.stride, this.padding)
    if (this.isPointwise) return ops.pointwiseConv3d(everyStride(x, this.stride), this.weight, this.bias)
    if (this.isWinograd) return ops.winogradConv3d(x, this.weight, this.bias, this.padding)
    return ops.conv3d(x, this.weight, this.bias, this.stride, this.padding, this.dilation, this.groups)
  }

  /** A single input channel is the same for all output channels. */
  #spread(x: Tensor): Tensor {
    const channels = this.weight.shape[0]
    return x.shape.length === 5 && x.shape[1] === 1 ? x.expand([-1, channels, -1, -1, -1]) : x
  }
}

/** Whether a kernel looks at one voxel alone. */
export function isPoint({ kernel, padding = 0 }: Pick<Conv3dOptions, 'kernel' | 'padding'>): boolean {
  return toTriple(kernel).every((size) => size === 1) && toTriple(padding).every((size) => size === 0)
}

/** The voxels at multiples of the stride. */
export function everyStride(x: Tensor, stride: Triple): Tensor {
  return stride.reduce((part, step, axis) => (step === 1 ? part : part.slice(2 + axis, 0, null, step)), x)
}

/** Refuses channel counts that don't split into `groups` equal parts. */
export function checkGroups(layer: string, inChannels: number, outChannels: number, groups: number): void {
  if (inChannels % groups !== 0 || outChannels % groups !== 0) {
    throw new TorchError(`${layer}: ${inChannels} -> ${outChannels} channels don't split into ${groups} groups`)
  }
}
