// node bench/studies/ablation.mjs [--minutes 8] [--runs FOLDER] [--report]
// Trains each arm with each seed for the same time, one after the other, and adds a line to ablation.jsonl for each. Cells
// that have their line from such a machine are passed over; one that was interrupted goes on. --report prints the table of
// what is there.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cacheFolder } from '@henn/torch/setup'
import { arms, reference, seeds } from './ablation-cells.mjs'
import { machine } from './machine.mjs'
import { ablationReport } from './ablation-report.mjs'
import { hippocampus } from './hippocampus.mjs'
import { addResult, readResults } from './results.mjs'
import { train } from './run.mjs'

const results = fileURLToPath(new URL('ablation.jsonl', import.meta.url))
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '8' }, runs: { type: 'string', default: join(cacheFolder(), 'ablation') }, report: { type: 'boolean', default: false } },
})

const minutes = Number(values.minutes)
const known = () => readResults(results).filter((cell) => cell.minutes === minutes)

if (values.report) {
  console.log(ablationReport(known(), { arms: Object.keys(arms), reference }))
} else {
  // All arms of a seed after each other: what changes about the machine meanwhile, changes for all.
  for (const seed of seeds) {
    for (const [arm, flags] of Object.entries(arms)) {
      if (known().some((cell) => cell.arm === arm && cell.seed === seed && cell.machine === machine())) continue
      const folder = join(values.runs, `${minutes}_minutes`, `${arm.replaceAll(/[^a-z]+/gi, '_')}_${seed}`)
      process.stderr.write(`${new Date().toISOString()}  ${arm}, seed ${seed}\n`)
      const { points, parameters, seconds } = await train(['--data', hippocampus(), '--max_minutes', String(minutes), '--seed', String(seed), ...flags], folder)
      const last = points.at(-1)
      addResult(results, { arm, seed, minutes, dice: last.dice, dice_per_class: last.dice_per_class, steps: last.steps, parameters, seconds: Math.round(seconds), machine: machine() })
    }
  }
}
