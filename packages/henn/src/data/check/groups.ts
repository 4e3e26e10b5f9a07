/** Entries with the same key together, in groups of more than one; those without a key are left out. */
export function groupsOf<T>(entries: readonly T[], keyOf: (entry: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
