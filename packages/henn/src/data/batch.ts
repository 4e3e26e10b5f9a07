// B samples, C channels, Z Y X voxels.
import { fromShared, scope, type Device, type Tensor } from '@henn/torch'
import { InputError, RunError } from '../errors.js'
import { shapeText, voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import { cutPatch, sampleAugmentation, type Augmentation } from './augment/augment.js'
import type { AugmentConfig } from './augment/config.js'
import { changeImage } from './augment/image-changes.js'
import type { CaseReader } from './case-reader.js'
import { outsideIndex } from './label-indices.js'
import { isForcedForeground, samplePatchStart } from './patches.js'
import type { StoredCase } from './preprocess/case-file.js'
import { Random } from './random.js'

/** What batches are made of. Batch number `step` depends on this and `step` alone. */
export interface BatchRecipe {
  cases: StoredCase[]
  patchSizeZyx: Triple
  batchSize: number
  /** Share of a batch's samples that are centred on foreground. */
  foregroundRatio: number
  augment: AugmentConfig
  /** In a cascade: the places in the list of labels that become channels of what the stage before says. */
  previousClasses: readonly number[]
  /** Channels that are 0 where the image is not, whatever was added. */
  insideChannels: readonly number[]
  /** Where the network is: geometry comes out of the files in any case, what else changes is left to a GPU. */
  device: Device
  seed: number
}

/** Where a batch is written: image [B, C, Z, Y, X], label [B, Z, Y, X]. */
export interface BatchArrays {
  image: Float32Array
  label: Uint8Array
}

/** Room for a batch, in SharedArrayBuffers. Throws InputError where it is more than can be had. */
export function allocateBatch({ cases, patchSizeZyx, batchSize, previousClasses }: BatchRecipe): BatchArrays {
  const voxels = batchSize * voxelCount(patchSizeZyx)
  const imageBytes = 4 * voxels * (cases[0].channels + previousClasses.length)
  try {
    return { image: new Float32Array(new SharedArrayBuffer(imageBytes)), label: new Uint8Array(new SharedArrayBuffer(voxels)) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const size = `${((imageBytes + voxels) / 1024 ** 3).toPrecision(3)} GiB`
    throw new InputError(`A batch of ${batchSize} patches of ${shapeText(patchSizeZyx)} takes ${size}, more than can be had. Lower data.patch_size or training.batch_size.`, { cause: error })
  }
}

/** Which case each sample comes from. The cases are dealt out like cards: each comes once before any comes again. */
export function casesOfStep({ cases, batchSize, seed }: BatchRecipe, step: number): StoredCase[] {
  return Array.from({ length: batchSize }, (_, sample) => {
    const dealt = step * batchSize + sample
    const round = Math.floor(dealt / cases.length)
    return cases[deal(cases.length, seed, round)[dealt % cases.length]]
  })
}

/** Cuts and augments the samples of one step into `target`. Throws RunError naming the case. */
export function fillBatch(recipe: BatchRecipe, step: number, target: BatchArrays, reader: CaseReader): void {
  scope(() => {
    const { image, label } = batchTensors(recipe, target)
    for (const [sample, source] of casesOfStep(recipe, step).entries()) {
      try {
        fillSample(recipe, { step, sample, source }, { image: image.select(0, sample), label: label.select(0, sample) }, reader)
      } catch (error) {
        throw new RunError(`Case ${source.id}: no patch could be made in step ${step}: ${(error as Error).message}`, { cause: error })
      }
    }
    if (recipe.device === 'cpu') finishBatch(recipe, step, image, label)
  })
}

/** What is left to do with the samples of one step once they are where the network is; in place. */
export function finishBatch(recipe: BatchRecipe, step: number, image: Tensor, label: Tensor): void {
  const { insideChannels } = recipe
  scope(() => {
    for (const [sample, source] of casesOfStep(recipe, step).entries()) {
      changeImage(image.select(0, sample).narrow(0, 0, source.channels), augmentationOf(recipe, { step, sample, source }).image)
    }
    const outside = label.eq(outsideIndex)
    for (const channel of insideChannels) image.select(1, channel).maskedFill_(outside, 0)
    label.maskedFill_(outside, 0)
  })
}

/** The arrays as tensors: image [B, C, Z, Y, X], label [B, Z, Y, X]. */
export function batchTensors({ cases, patchSizeZyx, batchSize, previousClasses }: BatchRecipe, { image, label }: BatchArrays): { image: Tensor; label: Tensor } {
  return { image: fromShared(image, [batchSize, cases[0].channels + previousClasses.length, ...patchSizeZyx]), label: fromShared(label, [batchSize, ...patchSizeZyx]) }
}

interface Sample {
  step: number
  sample: number
  source: StoredCase
}

function fillSample(recipe: BatchRecipe, which: Sample, target: { image: Tensor; label: Tensor }, reader: CaseReader): void {
  const { patchSizeZyx, batchSize, foregroundRatio, previousClasses } = recipe
  const { source, sample } = which
  const { image, label, positions, previous } = reader.open(source)
  const start = samplePatchStart(randomOf(recipe, which)('patch'), {
    shapeZyx: source.shapeZyx,
    patchSizeZyx,
    foreground: source.foreground,
    positionAt: (index) => positions.select(0, index).item(),
    isForced: isForcedForeground(sample, batchSize, foregroundRatio),
  })
  const prediction = previous === undefined ? undefined : { label: previous.unsqueeze(0), foreground: previousClasses }
  cutPatch({ image, label: label.unsqueeze(0) }, start, augmentationOf(recipe, which), { image: target.image, label: target.label.unsqueeze(0) }, prediction)
}

function augmentationOf(recipe: BatchRecipe, which: Sample): Augmentation {
  const { channels, way } = which.source
  return sampleAugmentation(randomOf(recipe, which), { channels, shapeZyx: recipe.patchSizeZyx, spacingMm: way.targetMm }, recipe.augment, recipe.previousClasses.length)
}

function randomOf({ seed }: BatchRecipe, { step, sample }: Sample): (stream: string) => Random {
  return (stream) => new Random(seed, stream, step, sample)
}

function deal(count: number, seed: number, round: number): number[] {
  return new Random(seed, 'deal', round).shuffled(Array.from({ length: count }, (_, i) => i))
}
