import { argmax, percentile } from './numbers.js'
import type { Triple } from '../../types.js'

export interface Grid {
  shapeZyx: Triple
  spacingMm: Triple
}

/** Voxels this much longer than others make slices thick. */
export const anisotropyThreshold = 3

/**
 * The spacing that all images are resampled to, after nnU-Net v2: the median; but along an axis whose voxels are more than three
 * times as long as the others and fewer than a third as many, the tenth percentile, so that interpolation invents less.
 */
export function targetSpacing(grids: readonly Grid[]): Triple {
  const ofAxis = (axis: number, percent: number): number => percentile(grids.map(({ spacingMm }) => spacingMm[axis]), percent)
  const target: Triple = [ofAxis(0, 50), ofAxis(1, 50), ofAxis(2, 50)]
  const size = target.map((_, axis) => percentile(grids.map(({ shapeZyx }) => shapeZyx[axis]), 50))
  const worst = argmax(target)
  const others = [0, 1, 2].filter((axis) => axis !== worst)
  const longestOther = Math.max(...others.map((axis) => target[axis]))
  const isThick = target[worst] > anisotropyThreshold * longestOther && size[worst] * anisotropyThreshold < Math.min(...others.map((axis) => size[axis]))
  if (!isThick) return target
  const finer = ofAxis(worst, 10)
  target[worst] = finer < longestOther ? longestOther + 1e-5 : finer
  return target
}

/** The image's axes in the order in which the network sees them: the one with the longest voxels first. */
export function axisOrder(target: Triple): Triple {
  const first = argmax(target)
  return [first, ...[0, 1, 2].filter((axis) => axis !== first)] as Triple
}
