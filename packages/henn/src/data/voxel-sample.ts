/** More voxels than this move no percentile. */
const mostSampled = 200_000

/**
 * The finite voxels in ascending order; of a large image one in every stretch of equal length, at another place each time, so that
 * no column of the image is the only one seen.
 */
export function sortedSample(voxels: Float32Array): Float32Array {
  const step = Math.ceil(voxels.length / mostSampled)
  const sample = new Float32Array(Math.floor(voxels.length / Math.max(1, step)))
  let count = 0
  for (let i = 0; i < sample.length; i++) {
    const value = voxels[i * step + ((i * 7919) % step)]
    if (Number.isFinite(value)) sample[count++] = value
  }
  return sample.subarray(0, count).sort()
}
