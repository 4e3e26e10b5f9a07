import { InputError, RunError } from '../errors.js'
import { shapeText, voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import { changeIntensity, sampleIntensity } from './augment/intensity.js'
import { mirror, sampleMirror } from './augment/mirror.js'
import { cropAskew, sampleSpatial, spatialMatrix } from './augment/spatial.js'
import { crop, isForcedForeground, samplePatchStart } from './patches.js'
import type { PreparedCase } from './prepare.js'
import { Random } from './random.js'

/** What batches are made of. Batch number `step` depends on this and `step` alone. */
export interface BatchRecipe {
  cases: PreparedCase[]
  patchSizeZyx: Triple
  batchSize: number
  /** Share of a batch's samples that are centred on foreground. */
  foregroundRatio: number
  /** Axes along which samples are turned round at random: 0 is Z, 1 is Y, 2 is X. */
  mirrorAxes: readonly number[]
  /** Turn and scale samples by chance. */
  spatial: boolean
  /** Change brightness, contrast, gamma and noise by chance. */
  intensity: boolean
  seed: number
}

/** Where a batch is written: image [B, C, Z, Y, X], label [B, Z, Y, X]. */
export interface BatchArrays {
  image: Float32Array
  label: Uint8Array
}

/** Room for a batch, in SharedArrayBuffers. Throws InputError where it is more than can be had. */
export function allocateBatch({ cases, patchSizeZyx, batchSize }: BatchRecipe): BatchArrays {
  const voxels = batchSize * voxelCount(patchSizeZyx)
  const imageBytes = 4 * voxels * cases[0].channels
  try {
    return { image: new Float32Array(new SharedArrayBuffer(imageBytes)), label: new Uint8Array(new SharedArrayBuffer(voxels)) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const size = `${((imageBytes + voxels) / 1024 ** 3).toPrecision(3)} GiB`
    throw new InputError(`A batch of ${batchSize} patches of ${shapeText(patchSizeZyx)} takes ${size}, more than can be had. Lower data.patch_size or training.batch_size.`, { cause: error })
  }
}

/** Which case each sample comes from. The cases are dealt out like cards: each comes once before any comes again. */
export function casesOfStep({ cases, batchSize, seed }: BatchRecipe, step: number): PreparedCase[] {
  return Array.from({ length: batchSize }, (_, sample) => {
    const dealt = step * batchSize + sample
    const round = Math.floor(dealt / cases.length)
    return cases[deal(cases.length, seed, round)[dealt % cases.length]]
  })
}

/** Cuts, mirrors and augments the samples of one step into `target`. Throws RunError naming the case. */
export function fillBatch(recipe: BatchRecipe, step: number, target: BatchArrays): void {
  const { patchSizeZyx, seed } = recipe
  casesOfStep(recipe, step).forEach((source, sample) => {
    const imageSize = source.channels * voxelCount(patchSizeZyx)
    const labelSize = voxelCount(patchSizeZyx)
    const image = target.image.subarray(sample * imageSize, (sample + 1) * imageSize)
    const label = target.label.subarray(sample * labelSize, (sample + 1) * labelSize)
    try {
      fillSample(recipe, source, sample, (stream) => new Random(seed, stream, step, sample), image, label)
    } catch (error) {
      throw new RunError(`Case ${source.id}: no patch could be made in step ${step}: ${(error as Error).message}`)
    }
  })
}

function fillSample(
  recipe: BatchRecipe,
  source: PreparedCase,
  sample: number,
  random: (stream: string) => Random,
  image: Float32Array,
  label: Uint8Array,
): void {
  const { patchSizeZyx, batchSize, foregroundRatio } = recipe
  const { channels, shapeZyx } = source
  const foreground = isForcedForeground(sample, batchSize, foregroundRatio) ? source.foreground : undefined
  const start = samplePatchStart(random('patch'), shapeZyx, patchSizeZyx, foreground)
  const change = recipe.spatial ? sampleSpatial(random('spatial'), patchSizeZyx) : undefined
  if (change === undefined) {
    crop(source.image, channels, shapeZyx, start, patchSizeZyx, image)
    crop(source.label, 1, shapeZyx, start, patchSizeZyx, label)
  } else {
    const matrix = spatialMatrix(change)
    cropAskew(source.image, channels, shapeZyx, start, patchSizeZyx, matrix, image)
    cropAskew(source.label, 1, shapeZyx, start, patchSizeZyx, matrix, label)
  }
  const turned = sampleMirror(random('mirror'), recipe.mirrorAxes)
  mirror(image, channels, patchSizeZyx, turned)
  mirror(label, 1, patchSizeZyx, turned)
  if (recipe.intensity) {
    const chance = random('intensity')
    const size = voxelCount(patchSizeZyx)
    for (let c = 0; c < channels; c++) changeIntensity(image.subarray(c * size, (c + 1) * size), sampleIntensity(chance))
  }
}

function deal(count: number, seed: number, round: number): number[] {
  return new Random(seed, 'deal', round).shuffled(Array.from({ length: count }, (_, i) => i))
}
