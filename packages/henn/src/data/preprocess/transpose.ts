import type { Triple } from '../../types.js'

/** What was along axes[0], axes[1], axes[2] is along Z, Y, X afterwards. */
export function transposedTriple(values: Triple, axes: Triple): Triple {
  return [values[axes[0]], values[axes[1]], values[axes[2]]]
}

/** The order of axes that undoes another. */
export function inverseAxes(axes: Triple): Triple {
  return [axes.indexOf(0), axes.indexOf(1), axes.indexOf(2)]
}

/** [C, Z, Y, X] voxels with their three last axes in another order; the array itself where the order is theirs. */
export function transpose<T extends Float32Array | Uint8Array>(data: T, channels: number, shapeZyx: Triple, axes: Triple): T {
  if (axes.every((from, axis) => from === axis)) return data
  const result = new (data.constructor as new (length: number) => T)(data.length)
  const strides = [shapeZyx[1] * shapeZyx[2], shapeZyx[2], 1]
  const [depth, height, width] = transposedTriple(shapeZyx, axes)
  const [alongZ, alongY, alongX] = axes.map((axis) => strides[axis])
  const volume = depth * height * width
  let to = 0
  for (let c = 0; c < channels; c++) {
    for (let z = 0; z < depth; z++) {
      for (let y = 0; y < height; y++) {
        let from = c * volume + z * alongZ + y * alongY
        for (let x = 0; x < width; x++, from += alongX) result[to++] = data[from]
      }
    }
  }
  return result
}
