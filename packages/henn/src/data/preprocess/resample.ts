// C channels, Z Y X voxels.
import { scope, tensor, type Tensor } from '@henn/torch'
import { anisotropyThreshold } from '../planning/target-spacing.js'
import type { Triple } from '../../types.js'
import { axisWeights, type SplineOrder } from './axis-weights.js'

/**
 * The axis along which slices are so thick that nothing is to be interpolated between them; null: all axes are alike. After
 * nnU-Net v2: voxels of the image, or else of the target, that are more than three times as long along one axis as along another.
 */
export function thickAxis(currentMm: Triple, targetMm: Triple): 0 | 1 | 2 | null {
  const spacing = [currentMm, targetMm].find((lengths) => Math.max(...lengths) / Math.min(...lengths) > anisotropyThreshold)
  if (spacing === undefined) return null
  const longest = Math.max(...spacing)
  const axes = ([0, 1, 2] as const).filter((axis) => spacing[axis] === longest)
  return axes.length === 1 ? axes[0] : null
}

/**
 * An image [C, Z, Y, X] with `shapeZyx` voxels instead: by splines of that order through its voxels, kept within the range of
 * each channel; along a thick axis the nearest, slice by slice. As scikit-image's `resize` does it, which nnU-Net calls.
 */
export function resampleImage(image: Tensor, shapeZyx: Triple, { order, thick }: { order: SplineOrder; thick: 0 | 1 | 2 | null }): Tensor {
  const from = image.shape.slice(1)
  if (from.every((size, axis) => size === shapeZyx[axis])) return image
  return scope(() => {
    const within = [0, 1, 2].filter((axis) => axis !== thick)
    const spline = resampleAxes(image, shapeZyx, within, order)
    // Splines overshoot at edges.
    const axes = within.map((axis) => axis + 1)
    const kept = order > 1 ? spline.clamp(image.amin(axes, true), image.amax(axes, true)) : spline
    return thick === null ? kept : resampleAxes(kept, shapeZyx, [thick], 0)
  })
}

function resampleAxes(image: Tensor, shapeZyx: Triple, axes: readonly number[], order: SplineOrder): Tensor {
  // The axis that shrinks most goes first, and leaves the least to the others.
  const sorted = axes.toSorted((a, b) => shapeZyx[a] / image.shape[a + 1] - shapeZyx[b] / image.shape[b + 1])
  return sorted.reduce((result, axis) => resampleAxis(result, axis, shapeZyx[axis], order), image)
}

function resampleAxis(image: Tensor, axis: number, to: number, order: SplineOrder): Tensor {
  const [channels, z, y, x] = image.shape
  const from = image.shape[axis + 1]
  if (from === to) return image
  const weights = tensor(axisWeights(order, from, to), { shape: [to, from], device: image.device })
  if (axis === 2) return image.matmul(weights.t())
  if (axis === 1) return weights.matmul(image)
  return weights.matmul(image.reshape([channels, z, y * x])).view([channels, to, y, x])
}
