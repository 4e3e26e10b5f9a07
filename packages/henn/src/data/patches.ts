import { voxelCount } from '../io/volume.js'
import type { Triple } from '../types.js'
import type { Random } from './random.js'

/** Where the classes of one case lie: positions in its Z·Y·X voxels, class after class. */
export interface ForegroundIndex {
  /** The foreground values present. */
  classes: number[]
  /** Class i's voxels are positions[starts[i]] up to, not including, positions[starts[i + 1]]. */
  starts: number[]
  positions: Uint32Array
}

/** More voxels of one class than this don't make the patches more various. */
const mostVoxelsPerClass = 10_000

/** Indexes a label map [Z, Y, X]; of a large class every n-th voxel. `positions` lies in a SharedArrayBuffer. */
export function indexForeground(label: Uint8Array): ForegroundIndex {
  const counts = new Uint32Array(256)
  for (let i = 0; i < label.length; i++) counts[label[i]]++
  const classes = [...counts.keys()].filter((value) => value > 0 && counts[value] > 0)
  const strides = counts.map((count) => Math.ceil(count / mostVoxelsPerClass))
  const starts = [0]
  for (const value of classes) starts.push(starts.at(-1)! + Math.ceil(counts[value] / strides[value]))

  const positions = new Uint32Array(new SharedArrayBuffer(4 * starts.at(-1)!))
  const seen = new Uint32Array(256)
  const next = new Uint32Array(256)
  classes.forEach((value, i) => (next[value] = starts[i]))
  for (let i = 0; i < label.length; i++) {
    const value = label[i]
    if (value > 0 && seen[value]++ % strides[value] === 0) positions[next[value]++] = i
  }
  return { classes, starts, positions }
}

/** True for the last samples of a batch: sample i of B, from round((1 − ratio)·B) on, as nnU-Net has it. */
export function isForcedForeground(sample: number, batchSize: number, foregroundRatio: number): boolean {
  return sample >= Math.round((1 - foregroundRatio) * batchSize)
}

/**
 * Draws where a patch begins. Anywhere, or, forced, centred on a voxel of a class drawn from those present; always
 * inside the volume as far as the volume is large enough, else the volume lies in the patch's middle (so the start
 * is negative). After nnU-Net's rule.
 */
export function samplePatchStart(
  random: Random,
  shapeZyx: Triple,
  patchSizeZyx: Triple,
  foreground: ForegroundIndex | undefined,
): Triple {
  const voxel = foreground && foreground.classes.length > 0 ? sampleVoxel(random, foreground, shapeZyx) : undefined
  const along = (axis: number): number => {
    const room = shapeZyx[axis] - patchSizeZyx[axis]
    if (room < 0) return Math.floor(room / 2)
    if (!voxel) return random.integer(room + 1)
    return Math.min(room, Math.max(0, voxel[axis] - Math.floor(patchSizeZyx[axis] / 2)))
  }
  return [along(0), along(1), along(2)]
}

function sampleVoxel(random: Random, { classes, starts, positions }: ForegroundIndex, [, height, width]: Triple): Triple {
  const index = random.integer(classes.length)
  const position = positions[starts[index] + random.integer(starts[index + 1] - starts[index])]
  return [Math.floor(position / (height * width)), Math.floor(position / width) % height, position % width]
}

/** Copies the patch that begins at `startZyx` out of [C, Z, Y, X] voxels; what lies outside the volume becomes 0. */
export function crop<T extends Float32Array | Uint8Array>(
  source: T,
  channels: number,
  shapeZyx: Triple,
  startZyx: Triple,
  patchSizeZyx: Triple,
  target: T,
): void {
  const [depth, height, width] = shapeZyx
  const [pz, py, px] = patchSizeZyx
  const [z0, y0, x0] = startZyx
  const firstX = Math.max(0, -x0)
  const lastX = Math.min(px, width - x0)
  target.fill(0)
  for (let c = 0; c < channels; c++) {
    for (let z = Math.max(0, -z0); z < Math.min(pz, depth - z0); z++) {
      for (let y = Math.max(0, -y0); y < Math.min(py, height - y0); y++) {
        const from = c * voxelCount(shapeZyx) + ((z0 + z) * height + y0 + y) * width + x0
        const to = c * voxelCount(patchSizeZyx) + (z * py + y) * px
        for (let x = firstX; x < lastX; x++) target[to + x] = source[from + x]
      }
    }
  }
}
