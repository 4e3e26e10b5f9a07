import type { Triple } from '../../types.js'
import type { Random } from '../random.js'

/** Which of the axes Z, Y, X are turned round. */
export type MirrorAxes = [boolean, boolean, boolean]

/** Each of the given axes (0 is Z, 1 is Y, 2 is X) with probability a half, as nnU-Net does. */
export function sampleMirror(random: Random, axes: readonly number[]): MirrorAxes {
  const turned = [0, 1, 2].map((axis) => random.chance(0.5) && axes.includes(axis))
  return [turned[0], turned[1], turned[2]]
}

/** Turns [C, Z, Y, X] voxels round along the given axes, in place. */
export function mirror(data: Float32Array | Uint8Array, channels: number, shapeZyx: Triple, axes: MirrorAxes): void {
  const [depth, height, width] = shapeZyx
  const [turnZ, turnY, turnX] = axes
  if (!turnZ && !turnY && !turnX) return
  let i = 0
  for (let c = 0; c < channels; c++) {
    for (let z = 0; z < depth; z++) {
      const fromZ = c * depth + (turnZ ? depth - 1 - z : z)
      for (let y = 0; y < height; y++) {
        const row = (fromZ * height + (turnY ? height - 1 - y : y)) * width
        for (let x = 0; x < width; x++, i++) {
          const partner = row + (turnX ? width - 1 - x : x)
          // Each pair is swapped once, when its first voxel is met.
          if (partner > i) {
            const value = data[i]
            data[i] = data[partner]
            data[partner] = value
          }
        }
      }
    }
  }
}
