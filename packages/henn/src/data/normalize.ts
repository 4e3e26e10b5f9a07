/**
 * Z-score: each channel gets mean 0 and standard deviation 1; a constant channel becomes 0.
 * `image` is [C, Z, Y, X]; the result is written to `target`, which may be the image itself.
 */
export function zScore(image: Float32Array, channels: number, target: Float32Array = new Float32Array(image.length)): Float32Array {
  const size = image.length / channels
  for (let channel = 0; channel < channels; channel++) {
    const start = channel * size
    const end = start + size
    let sum = 0
    for (let i = start; i < end; i++) sum += image[i]
    const mean = sum / size
    let squares = 0
    for (let i = start; i < end; i++) squares += (image[i] - mean) ** 2
    const deviation = Math.sqrt(squares / size)
    // What rounding of the mean leaves of a constant channel is no signal.
    const constant = deviation <= 1e-7 * Math.abs(mean)
    for (let i = start; i < end; i++) target[i] = constant ? 0 : (image[i] - mean) / deviation
  }
  return target
}
