// C channels, Z Y X voxels: in the order of axes of the file until they are transposed, in the network's after that.
import { scope, tensor } from '@henn/torch'
import { voxelCount, type Volume } from '../../io/volume.js'
import type { Triple } from '../../types.js'
import { ignoreIndex, outsideIndex } from '../label-indices.js'
import { resampledShape } from '../planning/resampled-shape.js'
import { cropTo, insideMask, nonzeroBox, type Box } from './crop.js'
import { normalise, type Normalisation } from './normalise.js'
import { resampleImage, thickAxis } from './resample.js'
import { resampleLabels } from './resample-labels.js'
import { transpose, transposedTriple } from './transpose.js'

/** What a plan says about preprocessing. */
export interface PreprocessPlan {
  axes: Triple
  /** That images are resampled to along the network's axes; null: an axis keeps each image's own. */
  spacingMm: [number | null, number, number]
  /** By channel. */
  normalisations: readonly Normalisation[]
  /** Label values, in the order of the classes. */
  labelValues: readonly number[]
  ignoreLabel?: number
}

/** What happened to an image's grid on the way, so that a prediction can go back. */
export interface Way {
  /** Of the file. */
  shapeZyx: Triple
  axes: Triple
  /** The part that was kept, in the network's order of axes. */
  box: Box
  /** Before and after resampling, in the network's order of axes. */
  spacingMm: Triple
  targetMm: Triple
  resampledZyx: Triple
}

export interface Preprocessed {
  /** [C, Z, Y, X] */
  image: Float32Array
  /** [Z, Y, X]: classes by their place in the dataset's list, `ignoreIndex` or `outsideIndex`. */
  label: Uint8Array
  way: Way
}

/**
 * Transposes, crops to what is nonzero, normalises and resamples: nnU-Net's order. `image` is used up. A case without a label gets
 * one of background.
 */
export function preprocessCase({ image, label }: { image: Volume<Float32Array>; label?: Volume<Uint8Array> }, plan: PreprocessPlan): Preprocessed {
  const { channels } = image
  const { axes, normalisations } = plan
  const shape = transposedTriple(image.shapeZyx, axes)
  const spacingMm = transposedTriple(image.spacingMm, axes)
  const turned = transpose(image.data, channels, image.shapeZyx, axes)
  const box = nonzeroBox({ data: turned, channels, shapeZyx: shape })
  const cropped = cropTo(turned, channels, shape, box)
  const labels = label === undefined ? new Uint8Array(voxelCount(box.shapeZyx)) : classIndices(cropTo(transpose(label.data, 1, image.shapeZyx, axes), 1, shape, box), plan)
  const inside = insideMask({ data: cropped, channels, shapeZyx: box.shapeZyx })
  for (let i = 0; i < labels.length; i++) if (labels[i] === 0 && inside[i] === 0) labels[i] = outsideIndex

  const size = voxelCount(box.shapeZyx)
  // What is labelled counts as inside, as it does for nnU-Net.
  for (let i = 0; i < labels.length; i++) inside[i] = labels[i] === outsideIndex ? 0 : 1
  // Before resampling, which would blur where the image ends.
  normalisations.forEach((scheme, c) => normalise(cropped.subarray(c * size, (c + 1) * size), scheme, inside))

  const targetMm = plan.spacingMm.map((length, axis) => length ?? spacingMm[axis]) as Triple
  const resampledZyx = resampledShape({ shapeZyx: box.shapeZyx, spacingMm }, targetMm)
  const thick = thickAxis(spacingMm, targetMm)
  const way: Way = { shapeZyx: image.shapeZyx, axes, box, spacingMm, targetMm, resampledZyx }
  return { image: resampled(cropped, channels, box.shapeZyx, resampledZyx, thick), label: resampleLabels(labels, box.shapeZyx, resampledZyx, thick), way }
}

/** Label values as places in the list of classes. */
function classIndices(labels: Uint8Array, { labelValues, ignoreLabel }: PreprocessPlan): Uint8Array {
  const indices = new Uint8Array(256)
  labelValues.forEach((value, index) => (indices[value] = index))
  if (ignoreLabel !== undefined) indices[ignoreLabel] = ignoreIndex
  const result = new Uint8Array(labels.length)
  for (let i = 0; i < labels.length; i++) result[i] = indices[labels[i]]
  return result
}

function resampled(image: Float32Array, channels: number, fromZyx: Triple, toZyx: Triple, thick: 0 | 1 | 2 | null): Float32Array {
  if (fromZyx.every((size, axis) => size === toZyx[axis])) return image
  return scope(() => resampleImage(tensor(image, { shape: [channels, ...fromZyx] }), toZyx, { order: 3, thick }).toTypedArray() as Float32Array)
}
