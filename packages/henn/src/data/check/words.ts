import type { Triple } from '../../types.js'

/** "1×0.7×0.7", four digits each, along Z, Y, X. */
export function tripleText(triple: Triple): string {
  return triple.map(numberText).join('×')
}

/** Four digits, without an exponent where that can be read. */
export function numberText(value: number): string {
  if (value === 0) return '0'
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))))
  return digits > 8 || Math.abs(value) >= 1e9 ? value.toExponential(2) : String(Number(value.toFixed(digits)))
}

/** Volumes in mm³, or all in ml where the largest is a millilitre or more. */
export function volumeTexts(mm3: readonly number[]): string[] {
  const inMl = Math.max(...mm3) >= 1000
  return mm3.map((volume) => (inMl ? `${numberText(volume / 1000)} ml` : `${numberText(volume)} mm³`))
}

/** "a, b, c and 4 more". */
export function listText(words: readonly string[], most: number): string {
  const shown = words.slice(0, most).join(', ')
  return words.length > most ? `${shown} and ${words.length - most} more` : shown
}

/** "3", or "3 to 5" where they differ. */
export function spanText(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? String(least) : `${least} to ${most}`
}
