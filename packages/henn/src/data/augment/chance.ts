import type { Random } from '../random.js'

/** A number between `low` and `high`, below 1 half of the time (as nnU-Net draws factors of contrast). */
export function aboutOne(random: Random, low: number, high: number): number {
  return random.chance(0.5) ? random.uniform(low, 1) : random.uniform(1, high)
}

/** One draw for each channel. */
export function eachChannel<T>({ channels }: { channels: number }, draw: () => T): T[] {
  return Array.from({ length: channels }, draw)
}

/** One draw for each channel that chance takes, undefined for the others. */
export function someChannels<T>(random: Random, patch: { channels: number }, probability: number, draw: () => T): (T | undefined)[] {
  return eachChannel(patch, () => (random.chance(probability) ? draw() : undefined))
}
