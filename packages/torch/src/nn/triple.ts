/** Something along the axes of a volume, in the order z, y, x. */
export type Triple = [number, number, number]

export function toTriple(value: number | Triple): Triple {
  return typeof value === 'number' ? [value, value, value] : value
}
