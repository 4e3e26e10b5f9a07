import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { memoryStatistics, resetPeakMemory } from '@henn/torch'

/** The work that the bench chose, as the contenders on the other side have it. */
export const work = JSON.parse(process.argv[2])

/**
 * Answers the bench until it closes the line; the other side of this is bench/contender.mjs.
 *
 * `ready`: what must be equal for all contenders. `items`: by name, what prepares a piece of work and returns
 * `{ step, check, release, perStep }`: `step` does the work once, `check` returns numbers in which all contenders must
 * agree, `release` frees what was prepared, and `perStep` is into how many parts of equal work a step's time is
 * divided. One item is prepared at a time.
 */
export async function serve({ ready, items }) {
  let current = { name: null }
  reply({ ready, items: Object.keys(items) })
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line)
    if (question.report) {
      reply({ peakBytes: peakBytes() })
      continue
    }
    if (question.item !== current.name) {
      current.release?.()
      current = { name: question.item, ...items[question.item]() }
    }
    reply(answer(current, question))
  }
}

function answer({ step, check, perStep = 1 }, question) {
  if (question.check) return { check: check() }
  if (question.memory) return { bytes: allocatedBytes(step) }
  const times = []
  for (let total = 0; times.length < question.steps || total < question.seconds; total += times.at(-1)) times.push(time(step))
  return { seconds: times.map((seconds) => seconds / perStep) }
}

function time(step) {
  const start = process.hrtime.bigint()
  step()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The most that tensors hold at once during a step beyond what they held before, as libtorch's allocator counts it. */
function allocatedBytes(step) {
  resetPeakMemory()
  const before = memoryStatistics().inUse
  step()
  return memoryStatistics().peak - before
}

/** The most memory this process ever had resident, as the kernel counts it. */
function peakBytes() {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)[1]) * 1024
}

function reply(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
