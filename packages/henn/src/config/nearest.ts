/** How many characters must be inserted, deleted or replaced to make `b` of `a` (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, previous[j] + 1, row[j - 1] + 1))
    }
    previous = row
  }
  return previous[b.length]
}

/** The candidate that takes the fewest edits for its length; the first of equal ones. */
export function nearest(word: string, candidates: readonly string[]): string {
  return leastBy(candidates, (candidate) => editShare(word, candidate))
}

/** What to say of a name that is none of those that are known. */
export function didYouMean(name: string, known: readonly string[]): string {
  return `did you mean ${nearest(name, known)}? Known: ${known.join(', ')}`
}

/** The nearest of dotted keys by its last part; a key of the same section goes before one of another. */
export function nearestKey(key: string, candidates: readonly string[]): string {
  const [section, name] = split(key)
  return leastBy(candidates, (candidate) => {
    const [itsSection, itsName] = split(candidate)
    return editShare(name, itsName) + (itsSection === section ? 0 : 0.4)
  })
}

/** From 0, equal, to 1, nothing in common. */
function editShare(a: string, b: string): number {
  return editDistance(a, b) / Math.max(a.length, b.length, 1)
}

function split(key: string): [section: string, name: string] {
  const dot = key.lastIndexOf('.')
  return [key.slice(0, Math.max(dot, 0)), key.slice(dot + 1)]
}

function leastBy(candidates: readonly string[], cost: (candidate: string) => number): string {
  return candidates.reduce((best, candidate) => (cost(candidate) < cost(best) ? candidate : best))
}
