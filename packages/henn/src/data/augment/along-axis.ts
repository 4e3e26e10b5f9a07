import { tensor, type Tensor } from '@henn/torch'

/** A matrix of row-major entries. */
export function matrixOf(rows: number, columns: number, entries: Float32Array): Tensor {
  return tensor(entries, { shape: [rows, columns] })
}

/**
 * Multiplies each line of one channel [Z, Y, X] along an axis (0 is Z) with a matrix [N, length of the line]: the line becomes N
 * values, of which the i-th is the sum over j of matrix[i][j] times value j.
 */
export function alongAxis(channel: Tensor, axis: number, matrix: Tensor): Tensor {
  const [depth, height, width] = channel.shape
  const [count, size] = matrix.shape
  const placed = matrix.to({ device: channel.device })
  if (axis === 0) return placed.matmul(channel.reshape([depth, height * width])).view([count, height, width])
  if (axis === 1) return placed.expand([depth, count, size]).bmm(channel)
  return channel.reshape([depth * height, width]).matmul(placed.t()).view([depth, height, count])
}
