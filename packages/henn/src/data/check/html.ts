/** Text that is not to be read as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** A table of cells that are HTML already, the first row its heading; it can be scrolled where it is too wide. */
export function htmlTable([heading, ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return `<div class="wide"><table><thead>${row(heading, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>`
}

/** How many values lie in each of so many parts between 0 and the largest, as bars. */
export function barsSvg(values: readonly number[], parts = 24): string {
  const largest = Math.max(...values)
  if (!(largest > 0)) return ''
  const counts = Array.from({ length: parts }, () => 0)
  for (const value of values) counts[Math.min(parts - 1, Math.floor((parts * value) / largest))]++
  const most = Math.max(...counts)
  const bars = counts.map((count, i) => {
    const height = Math.ceil((24 * count) / most)
    return count === 0 ? '' : `<rect x="${6 * i}" y="${24 - height}" width="5" height="${height}"/>`
  })
  return `<svg class="bars" width="${6 * parts}" height="24" role="img" aria-label="distribution from 0 to the largest">${bars.join('')}</svg>`
}
