// node bench/chart.mjs RESULT CHART: draws the ratios of a bench's last line (a file that holds its output) as bars, an SVG.
import { readFileSync, writeFileSync } from 'node:fs'

const [resultPath, chartPath] = process.argv.slice(2)
if (chartPath === undefined) {
  process.stderr.write('usage: node bench/chart.mjs RESULT CHART\n')
  process.exit(2)
}
const { bench, ratios } = JSON.parse(readFileSync(resultPath, 'utf8').trim().split('\n').at(-1))
const times = Object.entries(ratios).filter(([name]) => !name.startsWith('memory')).map(([name, ratio]) => ({ name, faster: 1 / ratio }))

const [left, width, row, top] = [270, 420, 22, 48]
const most = Math.max(...times.map(({ faster }) => faster))
const bar = ({ name, faster }, i) => {
  const y = top + i * row
  const length = (faster / most) * width
  return `  <text x="${left - 8}" y="${y + 14}" text-anchor="end">${name.replaceAll('_', ' ')}</text>
  <rect x="${left}" y="${y + 3}" width="${length.toFixed(1)}" height="${row - 7}" fill="#2a7f9e"/>
  <text x="${(left + length + 6).toFixed(1)}" y="${y + 14}">${faster.toFixed(1)}×</text>`
}
const one = left + width / most
const height = top + times.length * row + 12
writeFileSync(
  chartPath,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 70}" height="${height}" font-family="sans-serif" font-size="12" fill="#222">
  <rect width="100%" height="100%" fill="#fff"/>
  <text x="${left}" y="20" font-size="14" font-weight="bold">${bench}: times faster than PyTorch at its best</text>
${times.map(bar).join('\n')}
  <line x1="${one.toFixed(1)}" x2="${one.toFixed(1)}" y1="${top - 6}" y2="${height - 8}" stroke="#999" stroke-dasharray="3 3"/>
  <text x="${one.toFixed(1)}" y="${top - 10}" text-anchor="middle" fill="#777">PyTorch</text>
</svg>
`,
)
