import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Contender } from './contender.mjs'
import { peerPython } from './peer-environment.mjs'

const folder = dirname(fileURLToPath(import.meta.url))

/**
 * Starts all contenders; then, item by item, sees that they compute the same and asks them one after the other, again
 * and again, to warm up and to take the time. Gives the contenders with their results and the peak of their memory.
 */
export async function takeTurns(bench, { work, rounds }) {
  const contenders = bench.contenders().map((contender) => start(contender, JSON.stringify(work), bench.threads))
  try {
    const works = new Set()
    for (const contender of contenders) works.add(JSON.stringify(await contender.ready()))
    if (works.size > 1) throw new Error(`the contenders do different work: ${[...works].join(' and ')}`)
    for (const item of new Set(contenders.flatMap(({ results }) => [...results.keys()]))) {
      await measure(bench, { item, work, rounds, contenders: contenders.filter((contender) => contender.does(item)) })
    }
    for (const contender of contenders) contender.peak = await contender.peakBytes()
    return contenders
  } finally {
    for (const contender of contenders) contender.end()
  }
}

function start({ name, ours, peer, args = [], checked }, workText, threads) {
  const script = join(folder, ours ? 'ours' : 'peers', ours ?? peer)
  if (!existsSync(script)) throw new Error(`${script} is not there`)
  const program = ours ? process.execPath : peerPython()
  return new Contender({ name, program, args: [script, workText, ...args], threads, checked })
}

async function measure({ tolerance, measuresMemory = () => false, warmUp, steps, turnSeconds }, { item, work, rounds, contenders }) {
  const resultOf = (contender) => contender.results.get(item)
  if (tolerance !== undefined && contenders.length > 1) await compare(item, contenders, tolerance(item, work))
  for (let round = 1; round <= rounds; round++) {
    for (const contender of contenders) {
      // The first of a turn finds the caches full of another's data.
      await contender.run(item, { steps: warmUp })
      resultOf(contender).seconds.push(...(await contender.run(item, { steps, seconds: turnSeconds })))
    }
    process.stderr.write(`${item}: round ${round} of ${rounds}\n`)
  }
  if (!measuresMemory(item, work)) return
  for (const contender of contenders) resultOf(contender).bytes = await contender.memory(item)
}

/** Refuses results that differ from those of the first contender by more than `allowed` of the greater one. */
async function compare(item, contenders, allowed) {
  const [reference, ...others] = contenders.filter(({ checked }) => checked)
  const expected = await reference.check(item)
  for (const contender of others) {
    const actual = await contender.check(item)
    const differences = expected.map((value, i) => Math.abs(actual[i] - value) / Math.max(Math.abs(actual[i]), Math.abs(value), Number.MIN_VALUE))
    const difference = Math.max(...differences)
    contender.results.get(item).difference = difference
    if (difference <= allowed && actual.length === expected.length) continue
    throw new Error(
      `${item}: ${contender.name} and ${reference.name} compute different things, ${JSON.stringify(actual)} and ${JSON.stringify(expected)}`,
    )
  }
}
