// How each of m new values along an axis comes from the n that were there: a matrix [m, n], by rows, of weights.
// New value o lies at (o + 0.5)·n/m − 0.5 among the old ones: both grids begin and end at the same edges. Beyond the edges
// the outermost value goes on.

/** Order of the spline between voxels: 0 takes the nearest, 1 is linear, 3 cubic. */
export type SplineOrder = 0 | 1 | 3

export function axisWeights(order: SplineOrder, from: number, to: number): Float32Array {
  const weights = new Float64Array(to * from)
  for (let row = 0; row < to; row++) {
    const place = placeOf(row, from, to)
    const add = (index: number, weight: number): void => {
      weights[row * from + Math.min(from - 1, Math.max(0, index))] += weight
    }
    if (order === 0) add(Math.floor(place + 0.5), 1)
    else if (order === 1) linear(place, add)
    else cubic(place, add)
  }
  return Float32Array.from(weights)
}

/** Where new value `index` lies among the old ones. */
export function placeOf(index: number, from: number, to: number): number {
  return (index + 0.5) * (from / to) - 0.5
}

function linear(place: number, add: (index: number, weight: number) => void): void {
  const first = Math.floor(place)
  add(first, 1 - (place - first))
  add(first + 1, place - first)
}

/** The pole of the cubic B-spline's inverse (Unser et al. 1993). */
const pole = Math.sqrt(3) - 2
/** From here on the inverse's weights are below 1e-9. */
const reach = 16

/** The cubic spline through the values: B-splines, whose coefficients come from the values by a two-sided exponential. */
function cubic(place: number, add: (index: number, weight: number) => void): void {
  const gain = (-6 * pole) / (1 - pole ** 2)
  const first = Math.floor(place) - 1
  for (let knot = first; knot < first + 4; knot++) {
    const weight = cubicBSpline(place - knot) * gain
    for (let k = -reach; k <= reach; k++) add(knot - k, weight * pole ** Math.abs(k))
  }
}

function cubicBSpline(x: number): number {
  const distance = Math.abs(x)
  if (distance < 1) return 2 / 3 - distance ** 2 + distance ** 3 / 2
  return distance < 2 ? (2 - distance) ** 3 / 6 : 0
}
