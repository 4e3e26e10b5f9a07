import { formatSeconds, formatTable, median } from './table.mjs'

/** The table and the figures with their goals, and as the last line everything as JSON. */
export function report(bench, { name, tiny, work, contenders }) {
  const { title, table = tableOfContenders, ratios, figures = () => ({}), notes = () => ({}), goals, skipped = () => [] } = bench
  const of = lookup(contenders)
  const measured = { ratios: rounded(ratios(of, work)), figures: rounded(figures(of, work)), notes: notes(of, work) }
  const lines = Object.entries({ ...measured.ratios, ...measured.figures }).map(([key, value]) => `${key}: ${value}${verdict(value, goals[key])}`)
  const remarks = Object.entries(measured.notes).map(([key, text]) => `${key}: ${text}`)
  console.log(`${title}${tiny ? ' (tiny: its ratios mean nothing)' : ''}\n`)
  console.log(formatTable(table(of, work, contenders)))
  console.log(`\n${[...lines, ...remarks, ...skipped().map((text) => `SKIPPED ${text}`)].join('\n')}\n`)
  console.log(JSON.stringify({ bench: name, ...measured }))
}

/** `of(contender, item)`: the medians of one contender, for the first of its items where none is named. */
function lookup(contenders) {
  return (name, item) => {
    const contender = contenders.find((one) => one.name === name)
    const result = contender?.results.get(item ?? [...contender.results.keys()][0])
    if (result === undefined) return undefined
    const { seconds, bytes, difference } = result
    return { name, seconds: median(seconds), least: Math.min(...seconds), bytes, difference, peakBytes: contender.peak }
  }
}

function tableOfContenders(_of, _work, contenders) {
  const rows = contenders.map(({ name, results, peak }) => {
    const [{ seconds }] = results.values()
    const spread = `${formatSeconds(Math.min(...seconds))} – ${formatSeconds(Math.max(...seconds))}`
    return [name, formatSeconds(median(seconds)), spread, String(seconds.length), `${(peak / 1e9).toFixed(2)} GB`]
  })
  return [['contender', 'median', 'spread', 'n', 'peak memory'], ...rows]
}

/** A goal is the most that a figure may be, or `{ atLeast }`. */
function verdict(value, goal) {
  if (goal === undefined) return ''
  const [words, limit, met] = typeof goal === 'number' ? ['at most', goal, value <= goal] : ['at least', goal.atLeast, value >= goal.atLeast]
  return ` (goal: ${words} ${Number(limit.toPrecision(4))}${met ? '' : ', missed'})`
}

function rounded(numbers) {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Number(value.toPrecision(4))]))
}
