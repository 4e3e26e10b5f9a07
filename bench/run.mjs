// npm run bench -- NAME [--rounds N] [--tiny]
// Ours and the peers on the same work in turns; a table, then one line of JSON with the ratios (ours over the peer's).
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Contender } from './contender.mjs'
import { peerPython } from './peer-environment.mjs'
import { formatSeconds, formatTable, median } from './table.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, tiny: { type: 'boolean', default: false } },
})
const [name] = positionals
const names = readdirSync(join(folder, 'benches')).map((file) => file.replace(/\.mjs$/, '')).sort()
if (!names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- NAME [--rounds N] [--tiny]\nbenches: ${names.join(', ')}\n`)
  process.exit(2)
}
const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
  process.stderr.write('--rounds wants a whole number above 0\n')
  process.exit(2)
}

const { bench } = await import(`./benches/${name}.mjs`)
try {
  print(bench, await takeTurns(bench, rounds ?? bench.rounds))
} catch (error) {
  process.stderr.write(`bench ${name}: ${error.message}\n`)
  process.exitCode = 1
}

/** Starts all contenders, lets each warm up, then asks them one after the other, again and again. */
async function takeTurns({ contenders, work, threads, warmUp, steps }, rounds) {
  const workText = JSON.stringify(work(values.tiny))
  const running = contenders().map(({ name, ours, peer, args = [] }) => {
    const script = join(folder, ours ? 'ours' : 'peers', ours ?? peer)
    if (!existsSync(script)) throw new Error(`${script} is not there`)
    const program = ours ? process.execPath : peerPython()
    return new Contender({ name, program, args: [script, workText, ...args], threads })
  })
  try {
    const works = new Set()
    for (const contender of running) {
      works.add(JSON.stringify(await contender.ready()))
      await contender.run(warmUp)
    }
    if (works.size > 1) throw new Error(`the contenders do different work: ${[...works].join(' and ')}`)
    for (let round = 1; round <= rounds; round++) {
      for (const contender of running) contender.seconds.push(...(await contender.run(steps)))
      process.stderr.write(`round ${round} of ${rounds}\n`)
    }
    const measured = new Map()
    for (const contender of running) {
      const { peakBytes } = await contender.report()
      measured.set(contender.name, { seconds: contender.seconds, peakBytes })
    }
    return measured
  } finally {
    for (const contender of running) contender.end()
  }
}

function print({ title, ratios, figures = () => ({}), goals, skipped = () => [] }, results) {
  const rows = [...results].map(([contender, { seconds, peakBytes }]) => [
    contender,
    formatSeconds(median(seconds)),
    `${formatSeconds(Math.min(...seconds))} – ${formatSeconds(Math.max(...seconds))}`,
    String(seconds.length),
    `${(peakBytes / 1e9).toFixed(2)} GB`,
  ])
  const of = (contender) => {
    const result = results.get(contender)
    return result && { seconds: median(result.seconds), peakBytes: result.peakBytes }
  }
  const measured = { ratios: rounded(ratios(of)), figures: rounded(figures(of)) }
  const lines = Object.entries({ ...measured.ratios, ...measured.figures }).map(([key, value]) => {
    const goal = goals[key]
    return `${key}: ${value}${goal === undefined ? '' : ` (goal: at most ${goal}${value <= goal ? '' : ', missed'})`}`
  })
  console.log(`${title}${values.tiny ? ' (tiny: its ratios mean nothing)' : ''}\n`)
  console.log(formatTable([['contender', 'median', 'spread', 'n', 'peak memory'], ...rows]))
  console.log(`\n${[...lines, ...skipped().map((text) => 'SKIPPED '.concat(text))].join('\n')}\n`)
  console.log(JSON.stringify({ bench: name, ...measured }))
}

function rounded(numbers) {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Number(value.toFixed(4))]))
}
