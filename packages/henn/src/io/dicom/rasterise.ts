/** A closed polygon in a plane of voxels, whose centres have whole coordinates: x, y of each corner. */
export type Polygon = readonly (readonly [x: number, y: number])[]

/**
 * The voxels whose centres lie inside polygons by the even-odd rule over all of them, so that one in another is a hole.
 * Calls `fill` for each run: row y, voxels x from `from` to before `to`. Of a centre on an edge it is inside where the
 * polygon goes on towards larger x or y, so that polygons side by side share no voxel.
 */
export function rasterise(polygons: readonly Polygon[], width: number, height: number, fill: (y: number, from: number, to: number) => void): void {
  const crossings = new Map<number, number[]>()
  for (const polygon of polygons) {
    for (const [i, [x1, y1]] of polygon.entries()) {
      const [x0, y0] = polygon.at(i - 1)!
      const [low, high] = [Math.min(y0, y1), Math.max(y0, y1)]
      for (let y = Math.max(0, Math.ceil(low)); y < high && y < height; y++) {
        crossings.set(y, crossings.get(y) ?? []).get(y)!.push(x0 + ((y - y0) * (x1 - x0)) / (y1 - y0))
      }
    }
  }
  for (const [y, row] of crossings) {
    const sorted = row.toSorted((a, b) => a - b)
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      const [from, to] = [Math.max(0, Math.ceil(sorted[i])), Math.min(width, Math.ceil(sorted[i + 1]))]
      if (from < to) fill(y, from, to)
    }
  }
}
