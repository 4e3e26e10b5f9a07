import type { Triple } from '../../types.js'

/** Three rows, along Z, Y, X. */
export type Matrix = readonly [Triple, Triple, Triple]

export const identity: Matrix = diagonal([1, 1, 1])

export function diagonal([z, y, x]: Triple): Matrix {
  return [
    [z, 0, 0],
    [0, y, 0],
    [0, 0, x],
  ]
}

/** The product of matrices, the last of which acts first. */
export function product(...matrices: readonly Matrix[]): Matrix {
  return matrices.reduce((a, b) => {
    const entry = (row: number, column: number): number => a[row][0] * b[0][column] + a[row][1] * b[1][column] + a[row][2] * b[2][column]
    const row = (i: number): Triple => [entry(i, 0), entry(i, 1), entry(i, 2)]
    return [row(0), row(1), row(2)]
  })
}

export function apply(matrix: Matrix, [z, y, x]: Triple): Triple {
  const along = (axis: number): number => matrix[axis][0] * z + matrix[axis][1] * y + matrix[axis][2] * x
  return [along(0), along(1), along(2)]
}

/** Rotations by angles in radians about Z, then Y, then X; each turns the next axis (in the order Z, Y, X, Z) towards the one after. */
export function rotation([aboutZ, aboutY, aboutX]: Triple): Matrix {
  const [cz, sz, cy, sy, cx, sx] = [aboutZ, aboutY, aboutX].flatMap((angle) => [Math.cos(angle), Math.sin(angle)])
  return product(
    [
      [cx, -sx, 0],
      [sx, cx, 0],
      [0, 0, 1],
    ],
    [
      [cy, 0, sy],
      [0, 1, 0],
      [-sy, 0, cy],
    ],
    [
      [1, 0, 0],
      [0, cz, -sz],
      [0, sz, cz],
    ],
  )
}

/**
 * The place, as henn::sample_affine_ takes it, of voxels of a patch in a volume, for steps between them that `matrix` gives and a
 * patch whose middle lies where that of the straight patch from `startZyx` on would be.
 */
export function aboutMiddle(matrix: Matrix, sizeZyx: readonly number[], startZyx: Triple): number[] {
  const middle: Triple = [(sizeZyx[0] - 1) / 2, (sizeZyx[1] - 1) / 2, (sizeZyx[2] - 1) / 2]
  const corner = apply(matrix, middle)
  return [0, 1, 2].flatMap((axis) => [...matrix[axis], startZyx[axis] + middle[axis] - corner[axis]])
}
