import { ops, scope, tensor, type Tensor } from '@henn/torch'
import type { Triple } from '../../types.js'
import type { Random } from '../random.js'
import { eachChannel } from './chance.js'
import { phase } from './k-space.js'
import type { PatchGeometry } from './patch-geometry.js'

/** One spike in the k-space of one channel. */
export interface Spike {
  /** Where it is, as parts of k-space along Z, Y, X, the zero frequency at the middle. */
  placeZyx: Triple
  /** Its height over the greatest absolute value there. */
  intensity: number
}

export type SpikeChange = Spike[]

const [lowest, highest] = [1, 3]

/** Of each channel: one spike anywhere, of an intensity between 1 and 3, as in TorchIO's RandomSpike. */
export function sampleSpike(random: Random, patch: PatchGeometry, probability: number): SpikeChange | undefined {
  if (!random.chance(probability)) return undefined
  return eachChannel(patch, () => ({
    placeZyx: [random.uniform(), random.uniform(), random.uniform()],
    intensity: random.uniform(lowest, highest),
  }))
}

/**
 * Adds a value at one place of each channel's k-space to an image [C, Z, Y, X], in place: of that remains, its counterpart at
 * the opposite frequency missing, the real part, a cosine.
 */
export function spike(image: Tensor, spikes: SpikeChange): Tensor {
  spikes.forEach(({ placeZyx, intensity }, c) => {
    scope(() => {
      const channel = image.select(0, c)
      // The spectrum of real values is mirrored: half of it has the peak.
      const peak = channel.fftRfftn().abs().amax()
      const [z, y, x] = image.shape.slice(1).map((size, axis) => {
        const place = Math.floor(placeZyx[axis] * size)
        const phases = tensor(Array.from({ length: size }, (_, step) => phase(place, step, size)))
        return phases.view([0, 1, 2].map((other) => (other === axis ? size : 1))).to({ device: image.device })
      })
      const wave = z.add(y).add(x).cos_()
      channel.add_(ops.mul(wave, peak.mul(intensity / channel.numel)))
    })
  })
  return image
}
