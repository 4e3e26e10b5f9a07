// What of a volume is shown: which slices, and how bright.
import { sortedSample } from '../data/voxel-sample.js'
import type { Triple } from '../types.js'

/** From the 1st to the 99th percentile of the finite voxels, so that single ones don't decide the contrast. */
export function greyWindow(image: Float32Array): { black: number; white: number } {
  const sorted = sortedSample(image)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { black: at(0.01), white: at(0.99) }
}

/** The position along each axis with the most different labels, then with the most labelled voxels; the middle where there are none. */
export function fullestSlices(labels: Uint8Array, shapeZyx: Triple): Triple {
  const [depth, height, width] = shapeZyx
  const counts = shapeZyx.map((size) => new Float64Array(size))
  /** 1 where a label, 0 to 255, is at a position. */
  const present = shapeZyx.map((size) => new Uint8Array(256 * size))
  let i = 0
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const label = labels[i]
        if (label === 0) continue
        counts[0][z]++
        counts[1][y]++
        counts[2][x]++
        present[0][256 * z + label] = 1
        present[1][256 * y + label] = 1
        present[2][256 * x + label] = 1
      }
    }
  }
  return shapeZyx.map((size, axis) => {
    const kinds = Array.from({ length: size }, (_, position) => present[axis].subarray(256 * position, 256 * (position + 1)).reduce((sum, one) => sum + one, 0))
    return fullest(kinds, counts[axis])
  }) as Triple
}

function fullest(kinds: readonly number[], counts: Float64Array): number {
  let best = kinds.length >> 1
  for (let i = 0; i < kinds.length; i++) {
    const more = kinds[i] - kinds[best]
    if (more > 0 || (more === 0 && counts[i] > counts[best])) best = i
  }
  return best
}
