// @ts-check
// Trains 1,000 steps in the current folder; prints the live tensors and the resident memory (MiB) at each as JSON.
import { liveTensors } from '@henn/torch'
import { loadConfig, train } from 'henn'

/** @type {number[]} */
const live = []
/** @type {number[]} */
const residentMib = []
await train(loadConfig({ config: process.argv[2] }), {
  onEvent({ type }) {
    if (type !== 'step') return
    live.push(liveTensors())
    residentMib.push(process.memoryUsage.rss() / 2 ** 20)
  },
})
process.stdout.write(JSON.stringify({ live, residentMib }))
