import { InputError } from '../errors.js'
import { voxelCount, type Volume } from '../io/volume.js'
import { checkSameGrid } from './case-check.js'

/**
 * One image of volumes that hold a channel each, in order. Throws InputError naming the case and the channels unless all lie on
 * one grid; `allowGridMismatch` lets them lie apart in space.
 */
export function joinChannels(id: string, volumes: readonly Volume<Float32Array>[], names: readonly string[], allowGridMismatch = false): Volume<Float32Array> {
  const [first] = volumes
  const odd = volumes.findIndex(({ channels }) => channels !== 1)
  if (odd >= 0) throw new InputError(`Case ${id}: ${volumes[odd].path} has ${volumes[odd].channels} channels, and must have one, ${names[odd]}. Export it as a 3D volume.`)
  const size = voxelCount(first.shapeZyx)
  const data = new Float32Array(volumes.length * size)
  for (const [i, volume] of volumes.entries()) {
    checkSameGrid(id, first, volume, allowGridMismatch, [`channel ${names[0]}`, `channel ${names[i]}`])
    data.set(volume.data, i * size)
  }
  return { ...first, data, channels: volumes.length, warnings: volumes.flatMap(({ warnings = [] }) => warnings) }
}
