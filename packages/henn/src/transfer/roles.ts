import { ConvTranspose3d, type AnyModule, type Triple } from '@henn/torch/nn'
import { isHead } from '../models/heads.js'
import type { SegmentationModel } from '../models/segmentation-model.js'

/** What a tensor is in its network, which decides how weights of another shape are made to fit. */
export interface Role {
  /** Of the first convolution, which sees the image's channels. */
  isFirst: boolean
  /** The axis of the classes, of a head's weight or bias. */
  classAxis: 0 | 1 | null
  /** Of a transposed convolution. */
  transposedStride: Triple | null
}

/** The role of each parameter. */
export function rolesOf(model: SegmentationModel): Map<string, Role> {
  const modules = new Map(model.namedModules())
  const ownerOf = (name: string): AnyModule | undefined => modules.get(name.slice(0, Math.max(0, name.lastIndexOf('.'))))
  const named = model.namedParameters()
  const first = ownerOf(named.find(([, { shape }]) => shape.length === 5)?.[0] ?? '')
  return new Map(
    named.map(([name]) => {
      const owner = ownerOf(name)
      const isTransposed = owner instanceof ConvTranspose3d
      const role: Role = {
        isFirst: owner === first,
        classAxis: owner !== undefined && isHead(owner) ? (isTransposed && name.endsWith('.weight') ? 1 : 0) : null,
        transposedStride: isTransposed ? owner.stride : null,
      }
      return [name, role]
    }),
  )
}
