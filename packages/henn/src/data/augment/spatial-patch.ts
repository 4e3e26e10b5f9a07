import { ops, scope, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import { controlPoints, type ElasticChange } from './elastic.js'
import type { FlipAxes } from './flip.js'
import { aboutMiddle, diagonal, identity, product } from './matrix.js'
import { turnScaleMatrix, type TurnScaleChange } from './turn-scale.js'

/** What changes a patch's geometry; all of it is one interpolation. */
export interface SpatialChange {
  turnScale?: TurnScaleChange
  elastic?: ElasticChange
  flip?: FlipAxes
}

/**
 * Reads a patch [C, Z, Y, X] straight out of each of the volumes [C, Z, Y, X], which lie on one grid: it is turned round, bent,
 * scaled and turned about its middle, which lies where that of the straight patch from `startZyx` on would be. Images (float32)
 * are interpolated linearly; of labels (uint8, int16) the one with the greatest share of the eight voxels around is taken. What
 * lies outside is 0, or what `outside` says for each. No more of a volume is looked at than is needed, so that it may be a mapped
 * file. Writes `patches`.
 */
export function sampleSpatialPatch(volumes: readonly Tensor[], startZyx: Triple, { turnScale, elastic, flip }: SpatialChange, patches: readonly Tensor[], outside: readonly number[] = []): void {
  scope(() => {
    const matrix = turnScale === undefined ? identity : turnScaleMatrix(turnScale)
    const steps = flip === undefined ? matrix : product(matrix, diagonal([flip[0] ? -1 : 1, flip[1] ? -1 : 1, flip[2] ? -1 : 1]))
    const bends = elastic === undefined ? null : controlPoints(elastic, matrix).to({ device: patches[0].device })
    const place = aboutMiddle(steps, patches[0].shape.slice(1), startZyx)
    patches.forEach((patch, i) => ops.sampleAffine_(patch, volumes[i], place, bends, outside[i] ?? 0))
  })
}
