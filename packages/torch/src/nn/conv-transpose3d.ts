import { empty } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { checkGroups, type Conv3dOptions } from './conv3d.js'
import { layerDefault_ } from './init.js'
import { Module, parameter } from './module.js'
import { toTriple, type Triple } from './triple.js'

export interface ConvTranspose3dOptions extends Conv3dOptions {
  /** Added to one side of the output, to choose among the sizes that a stride maps to one. */
  outputPadding?: number | Triple
}

/**
 * The transpose of Conv3d: [B, inChannels, Z, Y, X] to outChannels on a grid `stride` times finer.
 * Size of the output: (n - 1) · stride - 2 · padding + dilation · (kernel - 1) + outputPadding + 1.
 */
export class ConvTranspose3d extends Module {
  /** [inChannels, outChannels / groups, kz, ky, kx] */
  readonly weight: Tensor
  readonly bias: Tensor | null
  readonly stride: Triple
  readonly padding: Triple
  readonly outputPadding: Triple
  readonly dilation: Triple
  readonly groups: number

  constructor(
    inChannels: number,
    outChannels: number,
    {
      kernel, stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1, bias = true,
    }: ConvTranspose3dOptions,
  ) {
    super()
    checkGroups('ConvTranspose3d', inChannels, outChannels, groups)
    this.weight = parameter(empty([inChannels, outChannels / groups, ...toTriple(kernel)]))
    this.bias = bias ? parameter(empty([outChannels])) : null
    this.stride = toTriple(stride)
    this.padding = toTriple(padding)
    this.outputPadding = toTriple(outputPadding)
    this.dilation = toTriple(dilation)
    this.groups = groups
    layerDefault_(this.weight, this.bias)
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, stride, padding, outputPadding, groups, dilation } = this
    return ops.convTranspose3d(x, weight, bias, stride, padding, outputPadding, groups, dilation)
  }
}
