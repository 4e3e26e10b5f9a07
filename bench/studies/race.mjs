// node bench/studies/race.mjs [--minutes 15] [--rounds 1] [--runs FOLDER] [--chart FILE]
// Ours (the preset production) and MONAI's UNet on the same 160 cases of Hippocampus for the same time, in turns; both are
// judged on the same 40. Adds each run to race.jsonl, prints the table, and draws the curves.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cacheFolder } from '@henn/torch/setup'
import { peerPython } from '../peer-environment.mjs'
import { curves } from './curves.mjs'
import { hippocampus } from './hippocampus.mjs'
import { machine } from './machine.mjs'
import { raceReport } from './race-report.mjs'
import { addResult, readResults } from './results.mjs'
import { train } from './run.mjs'

const results = fileURLToPath(new URL('race.jsonl', import.meta.url))
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '15' }, rounds: { type: 'string', default: '1' }, runs: { type: 'string', default: join(cacheFolder(), 'race') }, chart: { type: 'string' } },
})
const minutes = Number(values.minutes)
// Splits that nobody looked at when defaults were chosen.
const firstSeed = 10
const data = hippocampus()

const known = readResults(results)
const here = machine()
const mine = (name) => known.filter((run) => run.name === name && run.machine === here && run.minutes === minutes).map(({ round }) => round)
const first = mine('MONAI UNet').length
for (let round = first; round < first + Number(values.rounds); round++) {
  // Our split of that seed, which the plan in the run's folder has, is the peer's too.
  const folder = join(values.runs, `${minutes}_minutes`, String(round))
  const seed = String(firstSeed + round)
  const ours = await train(['--data', data, '--max_minutes', values.minutes, '--seed', seed], join(folder, 'henn'))
  if (!mine('HENN').includes(round)) add({ name: 'HENN', round, points: ours.points })
  const split = join(folder, 'split.json')
  mkdirSync(folder, { recursive: true })
  writeFileSync(split, JSON.stringify(JSON.parse(readFileSync(join(folder, 'henn', 'plan.json'), 'utf8')).split))
  add({ name: 'MONAI UNet', round, points: await peer([data, split, values.minutes, seed]) })
}
const runs = known.filter((run) => run.minutes === minutes)
console.log(raceReport(runs))
if (values.chart !== undefined) writeFileSync(values.chart, curves(runs, { title: `Mean Dice on 40 held-out cases of Hippocampus, ${minutes} minutes on two cores` }))

function add(run) {
  const line = { ...run, minutes, machine: here, final: run.points.at(-1).dice, steps: run.points.at(-1).steps }
  known.push(line)
  addResult(results, line)
}

async function peer(args) {
  const child = spawn(peerPython(), [fileURLToPath(new URL('../peers/monai_unet.py', import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const points = []
  for await (const line of createInterface({ input: child.stdout })) {
    points.push(JSON.parse(line))
    process.stderr.write(`MONAI  ${line}\n`)
  }
  const code = await ended
  if (code !== 0) throw new Error(`the peer ended with exit code ${code}`)
  return points
}
