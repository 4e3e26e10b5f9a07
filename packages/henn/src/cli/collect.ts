/** Gathers the values of a flag that may be given again and again. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value]
}
