// C channels, Z Y X voxels.
import type { Tensor } from '@henn/torch'
import type { Triple } from '../types.js'
import { countValues } from './count-values.js'
import type { Random } from './random.js'

/** Where what is to be found lies in one case: positions in its Z·Y·X voxels, class after class. */
export interface ForegroundIndex {
  /** Those that are there, counted from 0; `annotated` for all voxels of which somebody knows what they are. */
  classes: number[]
  /** Class i's voxels are positions[starts[i]] up to, not including, positions[starts[i + 1]]. */
  starts: number[]
  positions: Uint32Array
}

/** The class of all voxels that are not to be ignored. */
export const annotated = -1

/** More voxels of one class than this don't make the patches more various. */
const mostVoxelsPerClass = 10_000

/**
 * Indexes a label map [Z, Y, X]; of a large class one voxel in every stretch of its voxels, each time at another place, so that they
 * lie in no pattern.
 * @param members for each class the values of the map that belong to it; a value may belong to several
 */
export function indexForeground(label: Uint8Array, members: ReadonlyMap<number, readonly number[]>): ForegroundIndex {
  const counts = countValues(label)
  const sizes = new Map([...members].map(([name, values]) => [name, values.reduce((sum, value) => sum + counts[value], 0)]))
  const classes = [...members.keys()].filter((name) => sizes.get(name)! > 0)
  const strides = classes.map((name) => Math.ceil(sizes.get(name)! / mostVoxelsPerClass))
  const starts = [0]
  classes.forEach((name, i) => starts.push(starts[i] + Math.ceil(sizes.get(name)! / strides[i])))

  const positions = new Uint32Array(starts.at(-1)!)
  const classesOf = Array.from({ length: 256 }, (_, value) => [...classes.keys()].filter((i) => members.get(classes[i])!.includes(value)))
  const pickIn = (index: number, stretch: number): number => {
    const [stride, size] = [strides[index], sizes.get(classes[index])!]
    return stretch * stride + (scattered(stretch) % Math.min(stride, size - stretch * stride))
  }
  const seen = classes.map(() => 0)
  const next = starts.slice(0, -1)
  const picks = classes.map((_, index) => pickIn(index, 0))
  for (let i = 0; i < label.length; i++) {
    const indices = classesOf[label[i]]
    for (let j = 0; j < indices.length; j++) {
      const index = indices[j]
      if (seen[index]++ !== picks[index]) continue
      positions[next[index]++] = i
      picks[index] = pickIn(index, next[index] - starts[index])
    }
  }
  return { classes, starts, positions }
}

/** A whole number that looks random, by another. */
function scattered(n: number): number {
  return Math.imul(n + 1, 0x9e3779b1) >>> 8
}

/** True for the last samples of a batch: sample i of B, from round((1 − ratio)·B) on, as nnU-Net has it. */
export function isForcedForeground(sample: number, batchSize: number, foregroundRatio: number): boolean {
  return sample >= Math.round((1 - foregroundRatio) * batchSize)
}

export interface PatchQuestion {
  shapeZyx: Triple
  patchSizeZyx: Triple
  foreground: Pick<ForegroundIndex, 'classes' | 'starts'>
  positionAt: (index: number) => number
  /** Whether the patch is to be centred on a voxel of a class. */
  isForced: boolean
}

/**
 * Draws where a patch begins. Anywhere, or, forced, centred on a voxel of a class drawn from those present; always inside the volume
 * as far as the volume is large enough, else the volume lies in the patch's middle (so the start is negative). Where there are
 * voxels to ignore, a patch that isn't forced is centred on one that is not. After nnU-Net's rule.
 */
export function samplePatchStart(random: Random, { shapeZyx, patchSizeZyx, foreground, positionAt, isForced }: PatchQuestion): Triple {
  const { classes, starts } = foreground
  const wanted = [...classes.keys()].filter((i) => (classes[i] === annotated) !== isForced)
  // Forced, but nothing is there: as if it weren't.
  const eligible = isForced && wanted.length === 0 ? [...classes.keys()] : wanted
  const voxel = eligible.length > 0 ? sampleVoxel() : undefined
  const along = (axis: number): number => {
    const room = shapeZyx[axis] - patchSizeZyx[axis]
    if (room < 0) return Math.floor(room / 2)
    if (!voxel) return random.integer(room + 1)
    return Math.min(room, Math.max(0, voxel[axis] - Math.floor(patchSizeZyx[axis] / 2)))
  }
  return [along(0), along(1), along(2)]

  function sampleVoxel(): Triple {
    const index = eligible[random.integer(eligible.length)]
    const position = positionAt(starts[index] + random.integer(starts[index + 1] - starts[index]))
    const [, height, width] = shapeZyx
    return [Math.floor(position / (height * width)), Math.floor(position / width) % height, position % width]
  }
}

/** Copies the patch that begins at `startZyx` out of [C, Z, Y, X] or [Z, Y, X] voxels into `target`; beyond the volume it is `outside`. */
export function copyPatch(source: Tensor, startZyx: Triple, target: Tensor, outside = 0): void {
  const first = source.shape.length - 3
  const sizes = source.shape.slice(first)
  const wanted = target.shape.slice(first)
  const spans = startZyx.map((start, axis) => ({ low: Math.max(0, start), high: Math.min(sizes[axis], start + wanted[axis]), start }))
  const isWhole = spans.every(({ low, high }, axis) => high - low === wanted[axis])
  if (!isWhole) target.fill_(outside)
  if (spans.some(({ low, high }) => high <= low)) return
  const [from, to] = spans.reduce(
    ([inSource, inTarget], { low, high, start }, axis) => [inSource.narrow(first + axis, low, high - low), inTarget.narrow(first + axis, low - start, high - low)],
    [source, target],
  )
  to.copy_(from)
}
