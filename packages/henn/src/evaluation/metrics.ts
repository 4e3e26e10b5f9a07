/** Voxel counts of one class in a prediction and its reference. */
export interface Overlap {
  intersection: number
  prediction: number
  reference: number
}

/**
 * Counts the voxels of sets of label values in two label maps of one size. Voxels where the reference holds `ignored` count
 * nowhere.
 */
export function countOverlaps(prediction: Uint8Array, reference: Uint8Array, sets: readonly (readonly number[])[], ignored: number | null = null): Overlap[] {
  if (prediction.length !== reference.length) {
    throw new RangeError(`label maps of ${prediction.length} and ${reference.length} voxels can't be compared`)
  }
  const joint = new Uint32Array(256 * 256)
  for (let i = 0; i < prediction.length; i++) joint[reference[i] * 256 + prediction[i]]++
  if (ignored !== null) joint.fill(0, ignored * 256, (ignored + 1) * 256)
  const all = Array.from({ length: 256 }, (_, value) => value)
  const count = (references: readonly number[], predictions: readonly number[]): number =>
    references.reduce((sum, row) => predictions.reduce((inRow, column) => inRow + joint[row * 256 + column], sum), 0)
  return sets.map((values) => ({ intersection: count(values, values), prediction: count(all, values), reference: count(values, all) }))
}

/** 2·|P∩R| / (|P| + |R|); NaN where the class is in neither, since nothing was there to be found or missed. */
export function dice({ intersection, prediction, reference }: Overlap): number {
  return (2 * intersection) / (prediction + reference)
}

/** |P∩R| / |P∪R|; NaN where the class is in neither. */
export function iou({ intersection, prediction, reference }: Overlap): number {
  return intersection / (prediction + reference - intersection)
}

/** The mean of the values that are numbers; NaN where none is. */
export function meanOfNumbers(values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value))
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
