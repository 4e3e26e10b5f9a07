import { expect, test } from 'vitest'
import { orientationOf } from './orientation.js'

/** Row-major, from the columns of the axes x, y, z. */
function affine(x: number[], y: number[], z: number[]): number[] {
  return [...[0, 1, 2].flatMap((row) => [x[row], y[row], z[row], 10 * row]), 0, 0, 0, 1]
}

const [sine, cosine] = [Math.sin(Math.PI / 9), Math.cos(Math.PI / 9)]

// The codes are those of nibabel's aff2axcodes, the angles those of its obliquity.
test.each([
  ['along the body', affine([1, 0, 0], [0, 2, 0], [0, 0, 3]), 'RAS', 0],
  ['ITK without a direction', affine([-1, 0, 0], [0, -2, 0], [0, 0, 3]), 'LPS', 0],
  ['sagittal slices', affine([0, 0, -1], [0, -1, 0], [-2, 0, 0]), 'IPL', 0],
  ['turned by 20° about z', affine([cosine, sine, 0], [-2 * sine, 2 * cosine, 0], [0, 0, 3]), 'RAS', 20],
  ['turned by 110° about z', affine([-sine, cosine, 0], [-2 * cosine, -2 * sine, 0], [0, 0, 3]), 'ALS', 20],
])('%s', (_, given, codes, degrees) => {
  const orientation = orientationOf(given)
  expect(orientation.codes).toBe(codes)
  expect(orientation.obliqueDegrees).toBeCloseTo(degrees, 6)
  expect(orientation.shearDegrees).toBeCloseTo(0, 6)
  expect(orientation.voxelMm3).toBeCloseTo(codes === 'IPL' ? 2 : 6, 9)
})

test('shear: the angle between two axes, and the volume of what is no box', () => {
  const { codes, shearDegrees, voxelMm3 } = orientationOf(affine([1, 0, 0], [Math.sqrt(3), 3, 0], [0, 0, 2]))
  expect(codes).toBe('RAS')
  expect(shearDegrees).toBeCloseTo(30, 6)
  expect(voxelMm3).toBeCloseTo(6, 9)
})

test('no two axes of the grid follow one of the body', () => {
  // Both x and y are closest to the right; y, the less close, takes what is left.
  const { codes } = orientationOf(affine([0.9, 0.1, 0], [0.8, 0.6, 0], [0, 0, 1]))
  expect(codes).toBe('RAS')
})
