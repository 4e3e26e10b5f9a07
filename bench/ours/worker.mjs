import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** The work that the bench chose, as the contenders on the other side have it. */
export const work = JSON.parse(process.argv[2])

/**
 * Answers the bench until it closes the line. `ready`: what must be equal for all contenders; `step`: does the work
 * once; `perStep`: into how many parts of equal work a step's time is divided.
 */
export async function serve({ ready, step, perStep = 1 }) {
  reply({ ready })
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line)
    if (question.run) reply({ seconds: Array.from({ length: question.run }, () => time(step) / perStep) })
    else reply({ peakBytes: peakBytes() })
  }
}

function time(step) {
  const start = process.hrtime.bigint()
  step()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The most memory this process ever had resident, as the kernel counts it. */
function peakBytes() {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)[1]) * 1024
}

function reply(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
