// K classes or regions, Z Y X voxels.
import { noGrad, scope, zeros, type Tensor } from '@henn/torch'
import { resampleImage, thickAxis } from '../data/preprocess/resample.js'
import type { Way } from '../data/preprocess/preprocess-case.js'
import { inverseAxes, transpose, transposedTriple } from '../data/preprocess/transpose.js'
import type { Targets } from '../data/targets.js'
import { voxelCount } from '../io/volume.js'

/**
 * The label map on the image's own grid, [Z, Y, X], of logits [K, Z, Y, X] on the network's. Logits are interpolated linearly, as
 * nnU-Net does, one class after the other: the largest wins; of regions each with a probability above a half is written, later
 * ones over earlier ones. What was cropped away is background.
 */
export function labelMapOf(logits: Tensor, way: Way, { labels, regions }: Pick<Targets, 'labels' | 'regions'>): Uint8Array {
  const cropped = noGrad(() => scope(() => classesOnGrid(logits, way, regions !== null).toTypedArray() as Uint8Array))
  // Classes are counted from 0, regions from 1.
  const values = regions === null ? labels.map(({ value }) => value) : [0, ...regions.map(({ written }) => written)]
  const turned = transposedTriple(way.shapeZyx, way.axes)
  const whole = new Uint8Array(voxelCount(turned)).fill(values[0])
  const { startZyx, shapeZyx } = way.box
  for (let z = 0, from = 0; z < shapeZyx[0]; z++) {
    for (let y = 0; y < shapeZyx[1]; y++) {
      const to = ((startZyx[0] + z) * turned[1] + startZyx[1] + y) * turned[2] + startZyx[2]
      for (let x = 0; x < shapeZyx[2]; x++) whole[to + x] = values[cropped[from++]]
    }
  }
  return transpose(whole, 1, turned, inverseAxes(way.axes))
}

/** uint8 [Z, Y, X] on the cropped image's grid: the class, or the region from 1 on. */
export function classesOnGrid(logits: Tensor, { box, spacingMm, targetMm }: Pick<Way, 'box' | 'spacingMm' | 'targetMm'>, areRegions: boolean): Tensor {
  const thick = thickAxis(targetMm, spacingMm)
  const channel = (k: number): Tensor => resampleImage(logits.narrow(0, k, 1), box.shapeZyx, { order: 1, thick }).squeeze(0)
  const result = zeros(box.shapeZyx, { dtype: 'uint8', device: logits.device })
  const best = areRegions ? null : channel(0).clone()
  for (let k = areRegions ? 0 : 1; k < logits.shape[0]; k++) {
    // One class at a time: all of them at the image's resolution may be more than there is memory.
    scope(() => {
      const score = channel(k)
      result.maskedFill_(best === null ? score.gt(0) : score.gt(best), areRegions ? k + 1 : k)
      best?.clampMin_(score)
    })
  }
  return result
}
