/**
 * Chance that can be had again: every use draws from a generator of its own, made from the run's seed, the name of
 * the use and counters (epoch, step, sample …). So nothing depends on who draws first, or in which thread.
 */
export class Random {
  private readonly state: Uint32Array

  constructor(seed: number, stream: string, ...counters: number[]) {
    // sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, the last word a counter.
    this.state = new Uint32Array(4)
    let hash = 0x9e3779b9
    const absorb = (value: number): void => {
      hash = mix((Math.imul(hash, 31) ^ value) >>> 0)
    }
    for (const number of [seed, ...counters]) {
      if (!Number.isSafeInteger(number)) throw new RangeError(`${stream}: seeds and counters are whole numbers, not ${number}`)
      absorb(number >>> 0)
      absorb(Math.floor(number / 2 ** 32) >>> 0)
    }
    for (let i = 0; i < stream.length; i++) absorb(stream.charCodeAt(i))
    for (let i = 0; i < 3; i++) {
      absorb(i)
      this.state[i] = hash
    }
    this.state[3] = 1
    for (let i = 0; i < 12; i++) this.uint32()
  }

  /** Whole number from 0 to 2³² − 1. */
  uint32(): number {
    const s = this.state
    const result = (s[0] + s[1] + s[3]++) >>> 0
    s[0] = s[1] ^ (s[1] >>> 9)
    s[1] = s[2] + (s[2] << 3)
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + result
    return result
  }

  /** Number from `low` up to, not including, `high`. */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * (this.uint32() / 2 ** 32)
  }

  /** Whole number from 0 to `count` − 1, each equally likely; `count` at most 2³². */
  integer(count: number): number {
    if (!(Number.isInteger(count) && count >= 1 && count <= 2 ** 32)) throw new RangeError(`can't draw one of ${count}`)
    // The last, incomplete round of `count` is drawn again.
    const limit = 2 ** 32 - (2 ** 32 % count)
    let value = this.uint32()
    while (value >= limit) value = this.uint32()
    return value % count
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** Normal number with mean 0 and standard deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log((this.uint32() + 1) / 2 ** 32))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** The items in random order (Fisher and Yates), as a new array. */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items]
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1)
      ;[result[i], result[j]] = [result[j], result[i]]
    }
    return result
  }
}

/** The finalizer of MurmurHash3: each bit of the input changes half of the output's. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
