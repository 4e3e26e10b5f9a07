// Lines' spectra in the order that acquisitions have: the zero frequency at place ⌊S/2⌋ of S.
import type { Tensor } from '@henn/torch'
import { matrixOf } from './along-axis.js'

/**
 * The matrix, for `alongAxis`, that multiplies each frequency of a line by its gain and keeps the real part. As all other axes
 * are transformed there and back unchanged, it does to a volume what the same gains on planes of its whole spectrum do.
 */
export function spectralMatrix(gains: readonly number[]): Tensor {
  const size = gains.length
  const response = Array.from({ length: size }, (_, lag) => gains.reduce((sum, gain, place) => sum + gain * Math.cos(phase(place, lag, size)), 0) / size)
  const entries = new Float32Array(size * size)
  for (let row = 0; row < size; row++) for (let column = 0; column < size; column++) entries[row * size + column] = response[(row - column + size) % size]
  return matrixOf(size, size, entries)
}

/** The phase, in radians, of the frequency at `place` after `step` voxels. */
export function phase(place: number, step: number, size: number): number {
  const turns = ((place - Math.floor(size / 2)) * step) % size
  return (2 * Math.PI * turns) / size
}
