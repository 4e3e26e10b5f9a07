// Z Y X voxels.
import type { Triple } from '../types.js'

/**
 * Squared distance, in voxels, of each voxel to the nearest site (non-zero entry), exact; Infinity where there is no site.
 * The lower envelope of parabolas, one axis after the other (Felzenszwalb & Huttenlocher 2012): linear in the voxels.
 */
export function squaredDistances(sitesZYX: Uint8Array, [depth, height, width]: Triple): Float32Array {
  const distances = new Float32Array(sitesZYX.length)
  for (const [i, site] of sitesZYX.entries()) if (site === 0) distances[i] = Infinity
  const pass = linePass(Math.max(depth, height, width))
  const plane = height * width
  for (let start = 0; start < distances.length; start += width) pass(distances, { start, step: 1, length: width })
  for (let z = 0; z < depth; z++) for (let x = 0; x < width; x++) pass(distances, { start: z * plane + x, step: width, length: height })
  for (let start = 0; start < plane; start++) pass(distances, { start, step: plane, length: depth })
  return distances
}

interface Line {
  start: number
  step: number
  length: number
}

/** Puts into each place q of a line the least of (q − i)² + the value at i, over all i. Lines have at most `longest` places. */
function linePass(longest: number): (values: Float32Array, line: Line) => void {
  const line = new Float64Array(longest)
  // The parabolas of the envelope: where each has its lowest point, and from where on it is the lowest.
  const vertices = new Int32Array(longest)
  const from = new Float64Array(longest)

  /** Number of parabolas in the envelope of the line's first `length` places. */
  const buildEnvelope = (length: number): number => {
    let count = 0
    for (let i = 0; i < length; i++) {
      if (line[i] === Infinity) continue
      let crossing = -Infinity
      while (count > 0) {
        const last = vertices[count - 1]
        crossing = (line[i] - line[last] + i * i - last * last) / (2 * (i - last))
        if (crossing > from[count - 1]) break
        count--
      }
      vertices[count] = i
      from[count] = count === 0 ? -Infinity : crossing
      count++
    }
    return count
  }

  return (values, { start, step, length }) => {
    for (let i = 0; i < length; i++) line[i] = values[start + i * step]
    const count = buildEnvelope(length)
    if (count === 0) return
    for (let i = 0, k = 0; i < length; i++) {
      while (k + 1 < count && from[k + 1] < i) k++
      values[start + i * step] = (i - vertices[k]) ** 2 + line[vertices[k]]
    }
  }
}
