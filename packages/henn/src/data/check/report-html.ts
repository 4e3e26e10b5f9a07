import { colourOfLabel } from '../../visual/overlay.js'
import { casesOf, type Finding } from './findings.js'
import { barsSvg, escaped, htmlTable } from './html.js'
import { pageStyle } from './page-style.js'
import type { Preview } from './preview.js'
import type { Range } from './ranges.js'
import type { CaseReport, ClassSummary, DatasetReport, ImageReport } from './report.js'
import { contentsText, detailLines, headingText, obliqueText, orientationText, splitText, verdictText } from './sentences.js'
import { listText, numberText, tripleText, volumeTexts } from './words.js'

/** Of one kind of finding. */
const mostDetails = 10
const mostCases = 12

/** The report as one page that needs nothing beside it. */
export function reportPage(report: DatasetReport, previews: readonly Preview[]): string {
  const { dataset, healthy, findings } = report
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(dataset)}: henn check</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${escaped(dataset)}</h1>
<p class="soft">${escaped(contentsText(report))}</p>
<p class="verdict ${healthy ? 'good' : 'bad'}">${healthy ? '✓' : '✗'} ${verdictText(report)}</p>
${findings.length === 0 ? '' : `<h2>Findings</h2>\n${findings.map(findingHtml).join('\n')}`}
<h2>Contents</h2>
<div class="columns">
${[classesHtml(report), gridHtml(report), valuesHtml(report)].join('\n')}
</div>
${previewsHtml(report, previews)}
${casesHtml(report)}
</main>
</body>
</html>
`
}

function findingHtml(finding: Finding): string {
  const lines = detailLines(finding)
  const items = lines.slice(0, mostDetails).map(({ cases, message }) => {
    const names = cases.length === 0 ? '' : `<code>${escaped(listText(cases, mostCases))}</code>: `
    return `<li>${names}${escaped(message)}</li>`
  })
  if (lines.length > mostDetails) items.push(`<li class="soft">and ${lines.length - mostDetails} more, all in report.json</li>`)
  return `<section class="card finding ${finding.severity}">
<h3><span class="tag">${finding.severity}</span> ${escaped(headingText(finding))}</h3>
<ul>${items.join('')}</ul>
<p class="out">→ ${escaped(finding.wayOut)}</p>
</section>`
}

function classesHtml({ classes, cases }: DatasetReport): string {
  if (classes.length === 0) return ''
  const rows = classes.map((entry) => [
    `${chip(entry.value)}${entry.value} ${escaped(entry.name)}`,
    String(entry.cases),
    ...volumesOf(entry.volumeMm3),
    voxelsText(entry),
    barsSvg(volumesIn(cases, entry.value)),
  ])
  return `<section class="card all"><h2>Classes</h2>${htmlTable([['class', 'cases', 'least', 'median', 'most', 'voxels', 'volumes from 0 on'], ...rows])}</section>`
}

function volumesOf(range: Range | null): string[] {
  return range === null ? ['–', '–', '–'] : volumeTexts([range.min, range.median, range.max])
}

function voxelsText({ voxels }: ClassSummary): string {
  return voxels === null ? '–' : `${numberText(voxels.min)} – ${numberText(voxels.max)}`
}

function volumesIn(cases: readonly CaseReport[], value: number): number[] {
  return cases.flatMap(({ label }) => label?.classes.filter((entry) => entry.value === value && entry.voxels > 0).map(({ volumeMm3 }) => volumeMm3) ?? [])
}

function gridHtml({ geometry, splits }: DatasetReport): string {
  const folds = `<p>Folds: ${escaped(splitText(splits))}</p>`
  if (geometry === null) return `<section class="card"><h2>Grid</h2>${folds}</section>`
  const { shapeZyx, spacingMm } = geometry
  const rows = [
    ['along z, y, x', 'least', 'median', 'most'],
    ['voxels', ...[shapeZyx.min, shapeZyx.median, shapeZyx.max].map(tripleText)],
    ['mm', ...[spacingMm.min, spacingMm.median, spacingMm.max].map(tripleText)],
  ]
  return `<section class="card"><h2>Grid</h2>${htmlTable(rows)}<p>Axes x, y, z run to ${orientationText(geometry)}.<br>Oblique: ${obliqueText(geometry)}.</p>${folds}</section>`
}

function valuesHtml({ channels, values }: DatasetReport): string {
  const rows = channels.map((name, c) => {
    const found = values[c]
    const cells = found === null ? ['–', '–', '–', '–', '–'] : [found.min, found.percentile_00_5, found.median, found.percentile_99_5, found.max].map(numberText)
    return [escaped(name), ...cells]
  })
  const note = '<p class="soft">Least and most of all cases; between them medians over the cases.</p>'
  return `<section class="card"><h2>Values</h2>${htmlTable([['channel', 'least', '0.5 %', 'median', '99.5 %', 'most'], ...rows])}${note}</section>`
}

function previewsHtml(report: DatasetReport, previews: readonly Preview[]): string {
  if (previews.length === 0) return ''
  const byId = new Map(report.cases.map((entry) => [entry.id, entry]))
  const names = new Map(report.labels.map(({ value, name }) => [value, name]))
  const ofCase = new Map<string, Finding[]>()
  for (const finding of report.findings) for (const id of casesOf(finding)) ofCase.set(id, [...(ofCase.get(id) ?? []), finding])
  const figures = previews.map((preview) => figureHtml(preview, byId.get(preview.id)!, names, ofCase.get(preview.id) ?? []))
  return `<h2>Cases</h2>
<p class="soft">${previews.length} of ${report.counts.cases}: some of all, and those with findings. Slices across z, y and x that show most of the label, with its outlines; arrows say where the right and the upper edge are.</p>
<div class="cases">
${figures.join('\n')}
</div>`
}

function figureHtml({ id, png, width, height }: Preview, { image, label }: CaseReport, names: ReadonlyMap<number, string>, findings: readonly Finding[]): string {
  const present = label?.classes.filter(({ voxels }) => voxels > 0) ?? []
  const volumes = volumeTexts(present.map(({ volumeMm3 }) => volumeMm3))
  const amounts = present.map(({ value }, i) => `<span>${chip(value)}${escaped(names.get(value) ?? String(value))} ${volumes[i]}</span>`)
  return `<figure class="card">
<div class="picture"><img src="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}" alt="Three slices of ${escaped(id)}" loading="lazy"></div>
<figcaption><b>${escaped(id)}</b>
${image === null ? '' : `<p class="soft">${gridText(image)}<br>${directionsText(image)}</p>`}
${amounts.length === 0 ? '' : `<p class="amounts">${amounts.join(' ')}</p>`}
${findings.map(({ severity, title }) => `<span class="tag ${severity}">${escaped(title)}</span>`).join('')}</figcaption>
</figure>`
}

function gridText({ shapeZyx, spacingMm }: ImageReport): string {
  return `${shapeZyx.join('×')} voxels of ${tripleText(spacingMm)} mm`
}

/** Where the pictures' right and upper edges are. */
function directionsText({ orientation: [x, y, z] }: ImageReport): string {
  return [[x, y], [x, z], [y, z]].map(([right, up]) => `→ ${right} ↑ ${up}`).join(' · ')
}

function casesHtml({ cases, findings }: DatasetReport): string {
  const counts = new Map<string, number>()
  for (const id of findings.filter(({ severity }) => severity !== 'hint').flatMap(casesOf)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const rows = cases.map(({ id, image, label }) => [
    escaped(id),
    image?.shapeZyx.join('×') ?? '–',
    image === null ? '–' : tripleText(image.spacingMm),
    image?.orientation ?? '–',
    label === null ? '–' : volumeTexts([label.classes.reduce((sum, { volumeMm3 }) => sum + volumeMm3, 0)])[0],
    String(counts.get(id) ?? 0),
  ])
  return `<details><summary>All ${cases.length} cases</summary>
<section class="card">${htmlTable([['case', 'voxels (z, y, x)', 'mm', 'axes', 'labelled', 'findings'], ...rows])}</section></details>`
}

function chip(value: number): string {
  return `<span class="chip" style="background: rgb(${colourOfLabel(value).join(' ')})"></span>`
}
