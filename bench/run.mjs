// npm run bench -- NAME [--rounds N] [--tiny]
// Ours and the peers on the same work in turns; a table, then one line of JSON with the ratios (ours over the peer's).
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { report } from './report.mjs'
import { takeTurns } from './turns.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, tiny: { type: 'boolean', default: false } },
})
const [name] = positionals
const benches = join(dirname(fileURLToPath(import.meta.url)), 'benches')
const names = readdirSync(benches).map((file) => file.replace(/\.mjs$/, '')).sort()
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
// For what the contenders share, such as weights.
const folder = mkdtempSync(join(tmpdir(), 'henn-bench-'))
try {
  const work = bench.work(values.tiny, folder)
  const contenders = await takeTurns(bench, { work, rounds: rounds ?? bench.rounds })
  report(bench, { name, tiny: values.tiny, work, contenders })
} catch (error) {
  process.stderr.write(`bench ${name}: ${error.message}\n`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
