import { Random } from '../random.js'

/** Changes of brightness of one channel, in the order in which they are applied; undefined: left as it is. */
export interface IntensityChange {
  /** Gaussian noise of this variance, drawn from a generator with this seed. */
  noise?: { variance: number; seed: number }
  /** Factor. */
  brightness?: number
  /** Factor on the distance from the mean; the range stays. */
  contrast?: number
  /** Exponent on the range, once on the negative picture; mean and standard deviation stay. */
  gammaOfNegative?: number
  gamma?: number
}

/** Probabilities and ranges of nnU-Net v2. */
export function sampleIntensity(random: Random): IntensityChange {
  const change: IntensityChange = {}
  if (random.chance(0.1)) change.noise = { variance: random.uniform(0, 0.1), seed: random.uint32() }
  if (random.chance(0.15)) change.brightness = random.uniform(0.75, 1.25)
  if (random.chance(0.15)) change.contrast = random.uniform(0.75, 1.25)
  if (random.chance(0.1)) change.gammaOfNegative = random.uniform(0.7, 1.5)
  if (random.chance(0.3)) change.gamma = random.uniform(0.7, 1.5)
  return change
}

/** Applies the change to one channel, in place. */
export function changeIntensity(data: Float32Array, change: IntensityChange): void {
  const { noise, brightness, contrast, gammaOfNegative, gamma } = change
  if (noise) {
    const random = new Random(noise.seed, 'noise')
    const deviation = Math.sqrt(noise.variance)
    for (let i = 0; i < data.length; i++) data[i] += deviation * random.normal()
  }
  if (brightness !== undefined) {
    for (let i = 0; i < data.length; i++) data[i] *= brightness
  }
  if (contrast !== undefined) {
    const { mean, low, high } = statistics(data)
    for (let i = 0; i < data.length; i++) data[i] = Math.min(high, Math.max(low, (data[i] - mean) * contrast + mean))
  }
  if (gammaOfNegative !== undefined) applyGamma(data, gammaOfNegative, -1)
  if (gamma !== undefined) applyGamma(data, gamma, 1)
}

function applyGamma(data: Float32Array, gamma: number, sign: 1 | -1): void {
  const before = statistics(data)
  const range = before.high - before.low
  if (range === 0) return
  const low = sign === 1 ? before.low : -before.high
  for (let i = 0; i < data.length; i++) data[i] = sign * (((sign * data[i] - low) / range) ** gamma * range + low)
  const after = statistics(data)
  const factor = after.deviation > 0 ? before.deviation / after.deviation : 0
  for (let i = 0; i < data.length; i++) data[i] = (data[i] - after.mean) * factor + before.mean
}

function statistics(data: Float32Array): { mean: number; deviation: number; low: number; high: number } {
  let sum = 0
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < data.length; i++) {
    sum += data[i]
    low = Math.min(low, data[i])
    high = Math.max(high, data[i])
  }
  const mean = sum / data.length
  let squares = 0
  for (let i = 0; i < data.length; i++) squares += (data[i] - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / data.length), low, high }
}
