import { join } from 'node:path'
import { loadConfig, train, type TrainingEvent } from 'henn'
import { expect, test } from 'vitest'
import { latest, readEvents, temporaryFolder, tinyConfig } from './support/runs.js'

test('train(config, { onEvent }) trains in the caller\'s thread and lets the event loop run between steps', async () => {
  const folder = temporaryFolder()
  const [, path] = tinyConfig(folder)
  const config = loadConfig({ config: path, set: ['training.iterations_per_epoch=20'], flags: { epochs: 1 } })
  const events: TrainingEvent[] = []
  let ticks = 0
  /** How often the interval had fired when each step ended. */
  const ticksAtStep: number[] = []
  const interval = setInterval(() => ticks++, 1)
  const result = await train(config, {
    outputDir: folder,
    onEvent(event) {
      events.push(event)
      if (event.type === 'step') ticksAtStep.push(ticks)
    },
  })
  clearInterval(interval)
  expect(result).toMatchObject({ reason: 'completed', epochs: 1, checkpoint: join(folder, latest) })
  expect(ticksAtStep).toHaveLength(20)
  // A step takes longer than the interval: it fires between nearly all of them.
  expect(new Set(ticksAtStep).size).toBeGreaterThan(10)
  // What comes before the run has a folder is in no log.
  const logged = events.filter(({ type }) => type !== 'preparing')
  expect(logged.map(({ type, time }) => [type, time])).toEqual(readEvents(folder).map(({ type, time }) => [type, time]))
})
