/** Dice over time of several runs as an SVG: one colour a name. */
export function curves(runs, { title }) {
  const [left, top, width, height] = [60, 50, 640, 360]
  const end = Math.max(...runs.flatMap(({ points }) => points.map(({ seconds }) => seconds)))
  const [low, high] = [0.7, 0.9]
  const x = (seconds) => left + (seconds / end) * width
  const y = (dice) => top + height - ((Math.max(dice, low) - low) / (high - low)) * height
  const colours = new Map([...new Set(runs.map(({ name }) => name))].map((name, i) => [name, ['#2a7f9e', '#c4622d', '#5a8f3c', '#7a5aa0'][i % 4]]))
  const grid = [0.7, 0.75, 0.8, 0.85, 0.9].map((dice) => `  <line x1="${left}" x2="${left + width}" y1="${y(dice)}" y2="${y(dice)}" stroke="#ddd"/>\n  <text x="${left - 8}" y="${y(dice) + 4}" text-anchor="end">${dice.toFixed(2)}</text>`)
  const minutes = Array.from({ length: Math.floor(end / 60 / 5) + 1 }, (_, i) => 5 * i)
  const ticks = minutes.map((minute) => `  <text x="${x(60 * minute)}" y="${top + height + 20}" text-anchor="middle">${minute} min</text>`)
  const lines = runs.map(({ name, points }) => `  <polyline fill="none" stroke="${colours.get(name)}" stroke-width="2" points="${points.map(({ seconds, dice }) => `${x(seconds).toFixed(1)},${y(dice).toFixed(1)}`).join(' ')}"/>`)
  const legend = [...colours].map(([name, colour], i) => `  <rect x="${left + width - 130}" y="${top + height - 50 + 20 * i}" width="14" height="3" fill="${colour}"/>\n  <text x="${left + width - 110}" y="${top + height - 44 + 20 * i}">${name}</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 20}" height="${top + height + 40}" font-family="sans-serif" font-size="12" fill="#222">
  <rect width="100%" height="100%" fill="#fff"/>
  <text x="${left}" y="24" font-size="14" font-weight="bold">${title}</text>
${[...grid, ...ticks, ...lines, ...legend].join('\n')}
</svg>
`
}
