import { empty, zeros } from '../creation.js'
import { ops, type Tensor } from '../tensor.js'
import { checkGroups, everyStride, isPoint, type Conv3dOptions } from './conv3d.js'
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
  /** One kernel for each channel, which has an operator of its own. */
  readonly isDepthwise: boolean
  /** A kernel of one voxel: a product, and empty voxels in between. */
  readonly isPointwise: boolean
  /** Kernels side by side: a product whose channels become voxels. */
  readonly isTiled: boolean

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
    this.isDepthwise = groups > 1 && groups === inChannels && groups === outChannels && this.dilation.every((step) => step === 1)
    this.isPointwise = groups === 1 && isPoint({ kernel, padding })
    const isAll = (triple: Triple, value: number): boolean => triple.every((size) => size === value)
    const sideBySide = toTriple(kernel).every((size, axis) => size === this.stride[axis])
    this.isTiled = groups === 1 && sideBySide && isAll(this.dilation, 1) && isAll(this.padding, 0) && isAll(this.outputPadding, 0)
    layerDefault_(this.weight, this.bias)
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, stride, padding, outputPadding, groups, dilation } = this
    if (this.isDepthwise) return ops.depthwiseConvTranspose3d(x, weight, bias, stride, padding, outputPadding)
    if (this.isPointwise) return this.#spread(x)
    // On a GPU the engine's own is the fast one.
    if (this.isTiled && x.device === 'cpu' && x.shape.length === 5 && x.shape[1] === weight.shape[0]) return this.#tile(x)
    return ops.convTranspose3d(x, weight, bias, stride, padding, outputPadding, groups, dilation)
  }

  #tile(x: Tensor): Tensor {
    const [inputs, channels, ...kernel] = this.weight.shape
    const voxels = kernel.reduce((a, b) => a * b)
    const weight = this.weight.permute([2, 3, 4, 1, 0]).reshape([voxels * channels, inputs, 1, 1, 1])
    return ops.channelsToVoxels(ops.pointwiseConv3d(x, weight, this.bias?.repeat([voxels])), kernel)
  }

  #spread(x: Tensor): Tensor {
    const { bias, stride, outputPadding } = this
    const weight = this.weight.transpose(0, 1)
    if (stride.every((step) => step === 1) && outputPadding.every((size) => size === 0)) return ops.pointwiseConv3d(x, weight, bias)
    const values = ops.pointwiseConv3d(x, weight)
    const [batch, channels, ...grid] = values.shape
    const size = grid.map((length, axis) => (length - 1) * stride[axis] + 1 + outputPadding[axis])
    const spread = zeros([batch, channels, ...size], { dtype: values.dtype, device: values.device }).contiguous({ memoryFormat: 'channels_last_3d' })
    // The last voxels of an axis may be padding beyond the grid.
    const places = size.reduce((part, _, axis) => part.narrow(2 + axis, 0, (grid[axis] - 1) * stride[axis] + 1), spread)
    everyStride(places, stride).copy_(values)
    return bias === null ? spread : spread.add(bias.to({ dtype: spread.dtype }).view([1, -1, 1, 1, 1]))
  }
}
