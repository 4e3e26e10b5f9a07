// C channels, Z Y X voxels.
import { z } from 'zod'
import type { Fingerprint } from '../fingerprint.js'

/** How the voxels of one channel become numbers that a network likes. */
export const normalisationSchema = z.discriminatedUnion('scheme', [
  z.object({
    scheme: z.literal('z_score'),
    /** Mean and deviation of the voxels inside alone; those outside stay 0. */
    inside: z.boolean(),
  }),
  /** Cut off at two percentiles of the dataset's foreground, then its mean and deviation. */
  z.object({ scheme: z.literal('ct'), mean: z.number(), std: z.number().min(0), low: z.number(), high: z.number() }),
  z.object({ scheme: z.literal('rescale_to_0_1') }),
  z.object({ scheme: z.literal('rgb_to_0_1') }),
  z.object({ scheme: z.literal('none') }),
])

export type Normalisation = z.output<typeof normalisationSchema>

/** Whether a channel's values are known to be Hounsfield units, by its name. */
export function isCt(channel: string): boolean {
  return channel.toLowerCase() === 'ct'
}

/** Where cropping keeps less than this of the median image, its zeros are no part of the picture. */
const mostlyZero = 0.75
const smallestDeviation = 1e-8

/**
 * The scheme for a channel by its name, after nnU-Net v2: `CT` knows what its values mean and is normalised by the dataset,
 * any other by itself (MR, PET), but for the names `noNorm`, `rescale_to_0_1` and `rgb_to_0_1`.
 */
export function normalisationOf(channel: string, index: number, { median_kept, intensities }: Pick<Fingerprint, 'median_kept' | 'intensities'>): Normalisation {
  const name = channel.toLowerCase()
  if (isCt(channel) && intensities !== null) {
    const { mean, std, percentile_00_5: low, percentile_99_5: high } = intensities[index]
    return { scheme: 'ct', mean, std, low, high }
  }
  if (name === 'nonorm') return { scheme: 'none' }
  if (name === 'rescale_to_0_1' || name === 'rgb_to_0_1') return { scheme: name }
  return { scheme: 'z_score', inside: median_kept < mostlyZero }
}

/**
 * Normalises one channel [Z, Y, X] in place. `inside` is 1 where the image is, for schemes that need it. A constant channel becomes
 * 0, or stays within 0 and 1.
 */
export function normalise(channel: Float32Array, scheme: Normalisation, inside: Uint8Array): void {
  switch (scheme.scheme) {
    case 'z_score':
      return zScore(channel, scheme.inside ? inside : null)
    case 'ct':
      return ct(channel, scheme)
    case 'rescale_to_0_1': {
      const [low, high] = rangeOf(channel)
      return scale(channel, low, Math.max(high - low, smallestDeviation))
    }
    case 'rgb_to_0_1':
      return scale(channel, 0, 255)
    case 'none':
  }
}

function zScore(channel: Float32Array, inside: Uint8Array | null): void {
  let count = 0
  let sum = 0
  for (let i = 0; i < channel.length; i++) {
    if (inside !== null && inside[i] === 0) continue
    count++
    sum += channel[i]
  }
  const mean = count === 0 ? 0 : sum / count
  let squares = 0
  for (let i = 0; i < channel.length; i++) if (inside === null || inside[i] === 1) squares += (channel[i] - mean) ** 2
  const deviation = count === 0 ? 0 : Math.sqrt(squares / count)
  // What rounding of the mean leaves of a constant channel is no signal.
  const factor = deviation <= 1e-7 * Math.abs(mean) || deviation < smallestDeviation ? 0 : 1 / deviation
  for (let i = 0; i < channel.length; i++) if (inside === null || inside[i] === 1) channel[i] = (channel[i] - mean) * factor
}

function ct(channel: Float32Array, { mean, std, low, high }: Extract<Normalisation, { scheme: 'ct' }>): void {
  const factor = 1 / Math.max(std, smallestDeviation)
  for (let i = 0; i < channel.length; i++) channel[i] = (Math.min(high, Math.max(low, channel[i])) - mean) * factor
}

function scale(channel: Float32Array, low: number, range: number): void {
  for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] - low) / range
}

function rangeOf(channel: Float32Array): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < channel.length; i++) {
    if (channel[i] < low) low = channel[i]
    if (channel[i] > high) high = channel[i]
  }
  return [low, high]
}
