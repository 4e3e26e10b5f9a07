// B batch, F scored channels, Z Y X voxels.
import { tensor, type Tensor } from '@henn/torch'
import type { Triple } from '../types.js'
import { squaredDistances } from './distance-transform.js'

/**
 * Squared distance of each voxel, in voxels, to the nearest known one on the other side of its channel's surface: from
 * inside to outside and the other way round. Zero where nobody knows, and in a channel of a sample that lies on one side
 * alone. Computed on the CPU, for which a GPU is waited for; there is no gradient through it.
 * @param insideBFZYX 0 and 1
 * @returns [B, F, Z, Y, X] in the type of `insideBFZYX`
 */
export function squaredDistancesAcross(insideBFZYX: Tensor, knownB1ZYX: Tensor | null): Tensor {
  const { shape, dtype, device } = insideBFZYX
  const [batch, channels, ...grid] = shape
  const voxels = grid.reduce((product, size) => product * size, 1)
  const inside = bytesOf(insideBFZYX)
  const known = knownB1ZYX === null ? new Uint8Array(batch * voxels).fill(1) : bytesOf(knownB1ZYX)
  const distances = new Float32Array(inside.length)
  for (let i = 0; i < batch * channels; i++) {
    const b = Math.floor(i / channels)
    const channel = inside.subarray(i * voxels, (i + 1) * voxels)
    distances.set(acrossOf(channel, known.subarray(b * voxels, (b + 1) * voxels), grid as Triple), i * voxels)
  }
  return tensor(distances, { shape, dtype, device })
}

function acrossOf(inside: Uint8Array, known: Uint8Array, shapeZyx: Triple): Float32Array {
  const innerSites = inside.map((value, i) => value & known[i])
  const outerSites = inside.map((value, i) => (1 - value) & known[i])
  if (!innerSites.includes(1) || !outerSites.includes(1)) return new Float32Array(inside.length)
  const toInside = squaredDistances(innerSites, shapeZyx)
  const toOutside = squaredDistances(outerSites, shapeZyx)
  return toInside.map((distance, i) => (known[i] === 0 ? 0 : inside[i] === 1 ? toOutside[i] : distance))
}

function bytesOf(values: Tensor): Uint8Array {
  return values.to({ dtype: 'uint8', device: 'cpu' }).toTypedArray() as Uint8Array
}
