// C channels of the image, K foreground classes of the network before in a cascade, Z Y X voxels.
import { empty, scope, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import { outsideIndex } from '../label-indices.js'
import type { Random } from '../random.js'
import { changeCascade, sampleCascade, writeOneHot, type CascadeChange } from './cascade.js'
import type { AugmentConfig } from './config.js'
import { sampleElastic } from './elastic.js'
import { sampleFlip } from './flip.js'
import { sampleImageChanges, type ImageChanges } from './image-changes.js'
import type { PatchGeometry } from './patch-geometry.js'
import { sampleSpatialPatch, type SpatialChange } from './spatial-patch.js'
import { sampleTurnScale } from './turn-scale.js'

/** All that chance decides on a patch. */
export interface Augmentation {
  spatial: SpatialChange
  image: ImageChanges
  /** Of a cascade. */
  before?: CascadeChange
}

/**
 * Draws what becomes of a patch, each change from a stream of its own. `classes`: K, where there is a network before. Flips come
 * with the rest of the geometry, where nnU-Net has them last: as no change prefers a direction, each result is as likely.
 */
export function sampleAugmentation(random: (stream: string) => Random, patch: PatchGeometry, config: AugmentConfig, classes = 0): Augmentation {
  return {
    spatial: {
      turnScale: sampleTurnScale(random('turn and scale'), patch, config),
      elastic: sampleElastic(random('elastic'), patch, config.elastic_deformation, config.elastic_displacement_mm),
      flip: sampleFlip(random('flip'), config.mirror_axes),
    },
    image: sampleImageChanges(random, patch, config),
    ...(classes > 0 && { before: sampleCascade(random, classes) }),
  }
}

/** A volume, or room for a patch of it; all on one device. */
export interface Voxels {
  /** [C, Z, Y, X] float32; of a cascade's patch [C + K, Z, Y, X]. */
  image: Tensor
  /** [1, Z, Y, X] uint8 or int16. */
  label: Tensor
}

/** What the network before says of the volume. */
export interface Prediction {
  /** [1, Z, Y, X] uint8 or int16. */
  label: Tensor
  /** The K classes that become channels. */
  foreground: readonly number[]
}

/**
 * Writes into `patch` what lies in the volume from `startZyx` on, the geometry changed, the label `outsideIndex` beyond the volume; in
 * a cascade also what the network before says, made worse. The image's own changes come after: `changeImage`.
 */
export function cutPatch(volume: Voxels, startZyx: Triple, { spatial, before }: Augmentation, patch: Voxels, prediction?: Prediction): void {
  scope(() => {
    const channels = volume.image.shape[0]
    const [volumes, patches] = [[volume.image, volume.label], [patch.image.narrow(0, 0, channels), patch.label]]
    if (prediction !== undefined) {
      const { shape, device } = patch.label
      volumes.push(prediction.label)
      patches.push(empty(shape, { dtype: prediction.label.dtype, device }))
    }
    sampleSpatialPatch(volumes, startZyx, spatial, patches, [0, outsideIndex])
    if (prediction === undefined) return
    const oneHot = patch.image.narrow(0, channels, prediction.foreground.length)
    writeOneHot(patches[2].select(0, 0), prediction.foreground, oneHot)
    if (before !== undefined) changeCascade(oneHot, before)
  })
}
