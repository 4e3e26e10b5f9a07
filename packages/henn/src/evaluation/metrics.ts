/** Voxel counts of one class in a prediction and its reference. */
export interface Overlap {
  intersection: number
  prediction: number
  reference: number
}

/** Counts the voxels of every class 0 … 255 in both label maps, which are of one size; index = class. */
export function countOverlaps(prediction: Uint8Array, reference: Uint8Array): Overlap[] {
  if (prediction.length !== reference.length) {
    throw new RangeError(`label maps of ${prediction.length} and ${reference.length} voxels can't be compared`)
  }
  const inBoth = new Uint32Array(256)
  const inPrediction = new Uint32Array(256)
  const inReference = new Uint32Array(256)
  for (let i = 0; i < prediction.length; i++) {
    const value = prediction[i]
    inPrediction[value]++
    inReference[reference[i]]++
    if (value === reference[i]) inBoth[value]++
  }
  return Array.from({ length: 256 }, (_, value) => ({
    intersection: inBoth[value],
    prediction: inPrediction[value],
    reference: inReference[value],
  }))
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
