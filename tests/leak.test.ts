import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder, tinyConfig } from './support/runs.js'

const script = fileURLToPath(new URL('./support/thousand-steps.mjs', import.meta.url))

test('1,000 training steps: the number of live tensors stays, resident memory is flat once the heaps of all threads are as large as they get', async () => {
  const folder = temporaryFolder()
  const [, config] = tinyConfig(folder, { training: { epochs: 5, iterations_per_epoch: 200, batch_size: 1 } })
  // In a process of its own: the test runner's memory comes and goes.
  const { stdout } = await promisify(execFile)(process.execPath, [script, config], { cwd: folder })
  const { live, residentMib } = JSON.parse(stdout) as { live: number[]; residentMib: number[] }
  expect(live).toHaveLength(1000)
  // The optimizer's state comes with the first step.
  expect(new Set(live.slice(1))).toEqual(new Set([live[1]]))
  // That of a loader's thread grows by some 20 MiB before V8 collects it; without threads all is flat from step 50 on.
  expect(mean(residentMib.slice(-50))).toBeLessThan(mean(residentMib.slice(450, 500)) + 8)
})

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
