// Arithmetic as NumPy and Python have it, whose results nnU-Net's rules rest on.

/** To the nearest whole number, halves to the even one. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

/** The value that `percent` of all lie below, linear between neighbours. */
export function percentile(values: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort()
  return percentileOfSorted(sorted, percent)
}

export function percentileOfSorted(sorted: ArrayLike<number>, percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below)
}

export function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1)
}

/** Where the largest is: the first of equals. */
export function argmax(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}
