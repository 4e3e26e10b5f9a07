import { InputError } from '../errors.js'

/** Reads the value of a flag that is a count. */
export function wholeNumber(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < 1) throw new InputError(`${flag}: expected a whole number from 1 on, got ${JSON.stringify(text)}.`)
    return value
  }
}
