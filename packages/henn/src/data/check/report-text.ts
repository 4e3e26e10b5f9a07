import type pc from 'picocolors'
import type { Finding } from './findings.js'
import type { Range } from './ranges.js'
import type { DatasetReport } from './report.js'
import { contentsText, detailLines, headingText, obliqueText, orientationText, splitText, verdictText } from './sentences.js'
import { listText, numberText, tripleText, volumeTexts } from './words.js'

export type Colors = ReturnType<typeof pc.createColors>

const mostClasses = 24
const mostChannels = 8
const mostDetails = 3
const mostCases = 4

/** A page for the terminal, without a line's end behind the last line. */
export function formatReport(report: DatasetReport, colors: Colors): string {
  const { dataset, healthy, findings } = report
  const verdict = healthy ? colors.green(`✓ ${verdictText(report)}`) : colors.red(`✗ ${verdictText(report)}`)
  const blocks = [
    [`${colors.bold(dataset)}: ${contentsText(report)}`, verdict],
    gridLines(report, colors),
    classLines(report, colors),
    valueLines(report, colors),
    [`${colors.bold('folds')}  ${splitText(report.splits)}`],
    ...findings.map((finding) => findingLines(finding, colors)),
  ]
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')
}

function gridLines({ geometry }: DatasetReport, colors: Colors): string[] {
  if (geometry === null) return []
  const { shapeZyx, spacingMm } = geometry
  const rows = [
    ['grid, along z, y, x', 'least', 'median', 'most'],
    ['voxels', ...[shapeZyx.min, shapeZyx.median, shapeZyx.max].map(tripleText)],
    ['mm', ...[spacingMm.min, spacingMm.median, spacingMm.max].map(tripleText)],
  ]
  return [...table(rows, colors), `axes x, y, z run to ${orientationText(geometry)}; oblique: ${obliqueText(geometry)}`]
}

function classLines({ classes }: DatasetReport, colors: Colors): string[] {
  const three = (range: Range | null, texts: (values: number[]) => string[]): string[] =>
    range === null ? ['–', '–', '–'] : texts([range.min, range.median, range.max])
  const rows = classes.slice(0, mostClasses).map(({ value, name, cases, voxels, volumeMm3 }) => [
    `${value} ${name}`,
    String(cases),
    ...three(volumeMm3, volumeTexts),
    ...three(voxels, (counts) => counts.map(numberText)),
  ])
  if (rows.length === 0) return []
  const lines = table([['class', 'cases', 'least', 'median', 'most', 'least', 'median', 'most voxels'], ...rows], colors)
  return classes.length > mostClasses ? [...lines, `and ${classes.length - mostClasses} more`] : lines
}

function valueLines({ channels, values }: DatasetReport, colors: Colors): string[] {
  const rows = channels.slice(0, mostChannels).map((name, c) => {
    const found = values[c]
    const { min, percentile_00_5: low, median, percentile_99_5: high, max } = found ?? {}
    return [name, ...[min, low, median, high, max].map((value) => (value === undefined ? '–' : numberText(value)))]
  })
  const lines = table([['values', 'least', '0.5 %', 'median', '99.5 %', 'most'], ...rows], colors)
  return channels.length > mostChannels ? [...lines, `and ${channels.length - mostChannels} more channels`] : lines
}

function findingLines(finding: Finding, { red, yellow, cyan, bold, dim }: Colors): string[] {
  const colour = { error: red, warning: yellow, hint: cyan }[finding.severity]
  const details = detailLines(finding)
  const lines = details.slice(0, mostDetails).map(({ cases, message }) => (cases.length === 0 ? message : `${listText(cases, mostCases)}: ${message}`))
  const more = details.length > mostDetails ? [`and ${details.length - mostDetails} more of the kind`] : []
  return [`${colour(finding.severity)}  ${bold(headingText(finding))}`, ...[...lines, ...more].map((line) => `  ${line}`), dim(`  → ${finding.wayOut}`)]
}

/** The first column to the left, the others to the right, the first row as a heading. */
function table(rows: readonly (readonly string[])[], { bold, dim }: Colors): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row, r) => {
    const [first, ...others] = row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    const rest = others.join('  ')
    return r === 0 ? `${bold(first)}  ${dim(rest)}` : `${first}  ${rest}`
  })
}
