/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2
}

/** Seconds in the unit that reads best. */
export function formatSeconds(seconds) {
  if (seconds >= 1) return `${seconds.toFixed(2)} s`
  if (seconds >= 1e-3) return `${(seconds * 1e3).toFixed(1)} ms`
  return `${(seconds * 1e6).toFixed(2)} µs`
}

/** Rows of text in columns, the first row being the head. */
export function formatTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
  return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n')
}
