import { ops, scope, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { alongAxis, matrixOf } from './along-axis.js'
import { someChannels } from './chance.js'
import { thinAxis, type PatchGeometry } from './patch-geometry.js'

/** By how much each channel is made smaller along Z, Y, X, at most 1; undefined: left as it is. */
export type LowResolutionChange = (Triple | undefined)[]

const [coarsest, finest] = [0.5, 1]
const perChannel = 0.5

/** Each channel with probability a half, by one factor, though not across a thin patch; as in nnU-Net v2. */
export function sampleLowResolution(random: Random, patch: PatchGeometry, probability: number): LowResolutionChange | undefined {
  if (!random.chance(probability)) return undefined
  const thin = thinAxis(patch.shapeZyx)
  return someChannels(random, patch, perChannel, () => {
    const factor = random.uniform(coarsest, finest)
    return [thin === 0 ? 1 : factor, thin === 1 ? 1 : factor, thin === 2 ? 1 : factor]
  })
}

/** Channels of an image [C, Z, Y, X] as if seen on a coarser grid, in place. */
export function lowResolution(image: Tensor, scales: LowResolutionChange): Tensor {
  scales.forEach((scaleZyx, c) => {
    if (scaleZyx !== undefined) coarsen(image.select(0, c), scaleZyx)
  })
  return image
}

/** Takes the voxel nearest to each of a coarser grid, and interpolates linearly between these; one channel [Z, Y, X], in place. */
export function coarsen(channel: Tensor, scaleZyx: Triple): Tensor {
  return scope(() => {
    const sizeZyx = channel.shape
    const coarseZyx = sizeZyx.map((size, axis) => Math.max(1, Math.round(size * scaleZyx[axis])))
    let values = ops._upsampleNearestExact3d(channel.unsqueeze(0).unsqueeze(0), coarseZyx).view(coarseZyx)
    for (const axis of [2, 1, 0]) if (coarseZyx[axis] < sizeZyx[axis]) values = alongAxis(values, axis, betweenVoxels(coarseZyx[axis], sizeZyx[axis]))
    return channel.copy_(values)
  })
}

/** The matrix that interpolates a line of `coarse` voxels at the middles of `size` of them, as long; beyond the first and last one, these. */
function betweenVoxels(coarse: number, size: number): Tensor {
  const entries = new Float32Array(size * coarse)
  for (let i = 0; i < size; i++) {
    const place = Math.max(0, ((i + 0.5) * coarse) / size - 0.5)
    const below = Math.floor(place)
    entries[i * coarse + below] += 1 - place + below
    entries[i * coarse + Math.min(below + 1, coarse - 1)] += place - below
  }
  return matrixOf(size, coarse, entries)
}
