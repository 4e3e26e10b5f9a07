// B patches at once, C channels, K classes, Z Y X voxels.
import { setImmediate } from 'node:timers/promises'
import { empty, noGrad, ones, scope, tensor, zeros, type Device, type Tensor } from '@henn/torch'
import { copyPatch } from '../data/patches.js'
import { InputError } from '../errors.js'
import { inPrecision, type Precision } from '../training/precision.js'
import type { Triple } from '../types.js'
import { gaussianImportance } from './gaussian.js'
import type { Network } from './network.js'
import { tileStarts } from './tiles.js'

export interface SlidingWindowOptions {
  patchSizeZyx: Triple
  /** From one patch to the next, in patch sizes. */
  tileStep: number
  /** Where patches overlap, their middle counts more than their rim. */
  gaussian: boolean
  /** Patches predicted at once; 1 unless said otherwise. */
  batchSize?: number
  precision: Precision
  device: Device
  /** Asked before each batch of patches; where it says so, `Stopped` is thrown. */
  shouldStop?: () => boolean
}

/** A prediction that was not wanted to its end. */
export class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Predicts a whole volume from overlapping patches; what lies outside the volume is 0. `image` is float32 [C, Z, Y, X] on the CPU,
 * kept by the caller.
 * Gives logits [K, Z, Y, X] in float32 on the device, to be released by the caller. Nothing is recorded for gradients,
 * the network's mode (train or eval) is left as it is, and the event loop runs between patches.
 */
export async function slidingWindow(network: Network, image: Tensor, options: SlidingWindowOptions): Promise<Tensor> {
  const { patchSizeZyx, tileStep, batchSize = 1 } = options
  const shapeZyx = image.shape.slice(1) as Triple
  const starts = tileStarts(shapeZyx, patchSizeZyx, tileStep)
  const sums = starts.length > 1 ? new WeightedSums(shapeZyx, options) : null
  try {
    for (let i = 0; i < starts.length; i += batchSize) {
      if (options.shouldStop?.()) throw new Stopped('the prediction was stopped')
      const batch = starts.slice(i, i + batchSize)
      const single = forwardOnly(() => {
        const logits = predictPatches(network, image, batch, options)
        if (sums === null) return cropped(logits.select(0, 0), starts[0], shapeZyx).contiguous().keep('logits')
        for (const [b, start] of batch.entries()) sums.add(logits.select(0, b), start)
        return null
      })
      await setImmediate()
      if (single !== null) return single
    }
    return (sums as WeightedSums).takeMean()
  } finally {
    sums?.release()
  }
}

/** Logits [B, K, Z, Y, X] of the patches that begin there. */
function predictPatches(network: Network, image: Tensor, starts: Triple[], { patchSizeZyx, precision, device }: SlidingWindowOptions): Tensor {
  const patches = empty([starts.length, image.shape[0], ...patchSizeZyx])
  for (const [b, start] of starts.entries()) copyPatch(image, start, patches.select(0, b))
  const input = patches.to({ device })
  const [logits] = inPrecision(precision, device, () => network.forward(input))
  const { shape } = logits
  if (shape.length !== 5 || shape[0] !== starts.length || patchSizeZyx.some((length, axis) => shape[axis + 2] !== length)) {
    throw new InputError(
      `The model gave logits of ${shape.join('×')} for a patch of ${input.shape.join('×')}. Its first output must be batch×classes×Z×Y×X at the input's resolution.`,
    )
  }
  return logits.to({ dtype: 'float32' })
}

/** Gathers the logits of overlapping patches, each voxel weighted by its place in its patch. */
class WeightedSums {
  private readonly importance: Tensor
  private readonly weights: Tensor
  /** [K, Z, Y, X]; made by the first patch, which knows how many classes there are. */
  private logits: Tensor | undefined

  constructor(
    private readonly shapeZyx: Triple,
    private readonly options: SlidingWindowOptions,
  ) {
    const { patchSizeZyx, gaussian, device } = options
    this.importance = (
      gaussian ? tensor(gaussianImportance(patchSizeZyx), { shape: patchSizeZyx, device }) : ones(patchSizeZyx, { device })
    ).keep('importance')
    this.weights = zeros(shapeZyx, { device }).keep('sum of weights')
  }

  add(logits: Tensor, start: Triple): void {
    const { shapeZyx, options: { device } } = this
    this.logits ??= zeros([logits.shape[0], ...shapeZyx], { device }).keep('sum of logits')
    const importance = cropped(this.importance, start, shapeZyx)
    placed(this.logits, start, importance).addcmul_(cropped(logits, start, shapeZyx), importance)
    placed(this.weights, start, importance).add_(importance)
  }

  /** The mean, in the memory of the sums; it is the caller's from here on. */
  takeMean(): Tensor {
    const logits = this.logits as Tensor
    this.logits = undefined
    return logits.div_(this.weights)
  }

  release(): void {
    for (const sum of [this.importance, this.weights, this.logits]) sum?.release()
  }
}

/** The part of a patch (its last three axes) that lies inside the volume. */
function cropped(patch: Tensor, start: Triple, shapeZyx: Triple): Tensor {
  const first = patch.shape.length - 3
  return start.reduce((part, at, axis) => {
    const from = Math.max(0, -at)
    const to = Math.min(patch.shape[first + axis], shapeZyx[axis] - at)
    return part.narrow(first + axis, from, to - from)
  }, patch)
}

/** The part of the volume (its last three axes) that a patch, cropped to it, covers. */
function placed(volume: Tensor, start: Triple, patch: Tensor): Tensor {
  const first = volume.shape.length - 3
  const size = patch.shape.slice(-3)
  return start.reduce((part, at, axis) => part.narrow(first + axis, Math.max(0, at), size[axis]), volume)
}

function forwardOnly<T>(body: () => T): T {
  return noGrad(() => scope(body))
}
