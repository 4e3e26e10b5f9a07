import { empty, ops, scope, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { alongAxis } from './along-axis.js'
import { eachChannel } from './chance.js'
import { spectralMatrix } from './k-space.js'
import { aboutMiddle, rotation } from './matrix.js'
import { longAxes, thinAxis, type PatchGeometry } from './patch-geometry.js'

/** Where the body lay from one time of the acquisition on. */
export interface Move {
  /** From 0 to 1. */
  time: number
  /** Radians about Z, Y, X. */
  anglesZyx: Triple
  /** Voxels. */
  shiftZyx: Triple
}

/** How the body moved while one channel was acquired, plane of k-space by plane. */
export interface Motion {
  /** Across which the planes follow each other: 0 is Z, 1 is Y, 2 is X. */
  axis: number
  /** In the order of time. */
  moves: Move[]
}

export type MotionChange = Motion[]

const mostMoves = 2
const mostRadians = Math.PI / 18
const mostMm = 10
/** Of the time between two moves, how much earlier or later they come. */
const jitter = 0.3

/**
 * Of each channel: two moves at about a third and two thirds of the time, by up to ±10° about each axis and ±10 mm along it,
 * within the plane of a thin patch; as in TorchIO's RandomMotion (after Shaw et al. 2019), but for the axis, which is drawn.
 */
export function sampleMotion(random: Random, patch: PatchGeometry, probability: number): MotionChange | undefined {
  if (!random.chance(probability)) return undefined
  const axes = longAxes(patch)
  const thin = thinAxis(patch.shapeZyx)
  const step = 1 / (mostMoves + 1)
  const angle = (axis: number): number => (thin === undefined || axis === thin ? random.uniform(-mostRadians, mostRadians) : 0)
  const shift = (axis: number): number => (axis === thin ? 0 : random.uniform(-mostMm, mostMm) / patch.spacingMm[axis])
  return eachChannel(patch, () => ({
    axis: axes[random.integer(axes.length)],
    moves: Array.from({ length: mostMoves }, (_, i) => ({
      time: step * (i + 1 + random.uniform(-jitter, jitter)),
      anglesZyx: [angle(0), angle(1), angle(2)],
      shiftZyx: [shift(0), shift(1), shift(2)],
    })),
  }))
}

/**
 * Puts each channel's k-space of an image [C, Z, Y, X] together from those of the image as the body lay in the meantime; in
 * place. The stretch that holds the middle, which decides what is seen where, stays that of the image as it is: of the two
 * stretches the first has the other's. What moves in from outside has the channel's least value.
 */
export function motion(image: Tensor, motions: MotionChange): Tensor {
  motions.forEach((ofChannel, c) => {
    const channel = image.narrow(0, c, 1)
    scope(() => channel.copy_(moved(channel, ofChannel)))
  })
  return image
}

/** [1, Z, Y, X]. */
function moved(channel: Tensor, { axis, moves }: Motion): Tensor {
  const size = channel.shape[axis + 1]
  const ends = [...moves.map(({ time }) => Math.floor(size * time)), size]
  const later = moves.findIndex(({ time }) => time > 0.5)
  const middle = later === -1 ? moves.length : later
  // Of each stretch, which move it shows: 0 stands for none.
  const order = ends.map((_, i) => (i === 0 ? middle : i === middle ? 0 : i))
  const background = channel.min().item()
  const parts = ends.map((end, i) =>
    scope(() => {
      const begin = i === 0 ? 0 : ends[i - 1]
      const gains = Array.from({ length: size }, (_, plane) => (plane >= begin && plane < end ? 1 : 0))
      const seen = order[i] === 0 ? channel : placed(channel, moves[order[i] - 1], background)
      return alongAxis(seen.select(0, 0), axis, spectralMatrix(gains))
    }),
  )
  return parts.reduce((sum, part) => sum.add_(part)).unsqueeze(0)
}

/** The image turned about its middle and shifted. */
function placed(channel: Tensor, { anglesZyx, shiftZyx }: Move, background: number): Tensor {
  const place = aboutMiddle(rotation(anglesZyx), channel.shape.slice(1), shiftZyx)
  return ops.sampleAffine_(empty(channel.shape, { device: channel.device }), channel, place, null, background)
}
