import { Conv3d, ConvTranspose3d, type AnyModule, type Triple } from '@henn/torch/nn'
import type { ModelShape, SegmentationModel } from '../models/segmentation-model.js'

/** What a tensor is in its network, which decides how weights of another shape are made to fit. */
export interface Role {
  /** Of the first convolution, which sees the image's channels. */
  isFirst: boolean
  /** The axis of the classes, of a head's weight or bias. */
  classAxis: 0 | 1 | null
  /** Of a transposed convolution. */
  transposedStride: Triple | null
}

/** The role of each parameter. Heads are pointwise convolutions, not the first, with an output for each class. */
export function rolesOf(model: SegmentationModel, { classes }: Pick<ModelShape, 'classes'>): Map<string, Role> {
  const modules = new Map(model.namedModules())
  const ownerOf = (name: string): AnyModule | undefined => modules.get(name.slice(0, Math.max(0, name.lastIndexOf('.'))))
  const named = model.namedParameters()
  const first = ownerOf(named.find(([, { shape }]) => shape.length === 5)?.[0] ?? '')
  return new Map(
    named.map(([name]) => {
      const owner = ownerOf(name)
      const isHead = owner !== undefined && owner !== first && hasOutputs(owner, classes)
      const isTransposed = owner instanceof ConvTranspose3d
      const role: Role = {
        isFirst: owner === first,
        classAxis: isHead ? (isTransposed && name.endsWith('.weight') ? 1 : 0) : null,
        transposedStride: isTransposed ? owner.stride : null,
      }
      return [name, role]
    }),
  )
}

function hasOutputs(module: AnyModule, count: number): module is Conv3d | ConvTranspose3d {
  if (!(module instanceof Conv3d || module instanceof ConvTranspose3d)) return false
  const [out, inputs, ...kernel] = module.weight.shape
  return kernel.every((size) => size === 1) && (module instanceof ConvTranspose3d ? inputs : out) === count
}
