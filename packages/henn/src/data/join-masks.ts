import { InputError } from '../errors.js'
import type { Volume } from '../io/volume.js'
import { checkSameGrid, roundLabels } from './case-check.js'
import type { Label } from './dataset.js'

const maskValues = [
  { value: 0, name: 'outside' },
  { value: 1, name: 'inside' },
]

/**
 * One label map of masks that say, 1 or 0, where each label but the background is. Throws InputError naming the case where
 * masks lie on other grids, hold other values, or overlap.
 */
export function joinMasks(id: string, masks: readonly Volume[], labels: readonly Label[], allowGridMismatch = false): Volume<Uint8Array> {
  const [first] = masks
  const data = new Uint8Array(first.data.length)
  for (const [i, mask] of masks.entries()) {
    const { value, name } = labels[i + 1]
    checkSameGrid(id, first, mask, allowGridMismatch, [`mask of ${labels[1].name}`, `mask of ${name}`])
    const inside = roundLabels(id, mask.data, maskValues, `mask of ${name}`)
    for (let voxel = 0; voxel < data.length; voxel++) {
      if (inside[voxel] === 0) continue
      if (data[voxel] !== 0) throw new InputError(`Case ${id}: the masks of ${labels[data[voxel]].name} and ${name} overlap, and a voxel can have one label. Take them apart.`)
      data[voxel] = value
    }
  }
  return { ...first, data, warnings: masks.flatMap(({ warnings = [] }) => warnings) }
}
