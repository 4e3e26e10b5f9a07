import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startHenn } from './support/command.js'
import { blockingLoss } from './support/plugins.js'
import { eventsOf, filesBelow, latest, readEvents, temporaryFolder, tinyConfig } from './support/runs.js'

// Windows has no signals to send.
describe.skipIf(process.platform === 'win32')('fault 25: signals while training', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s during a long operator: the step is finished and saved, exit code %i, the way on is printed', async (signal, code) => {
    const folder = temporaryFolder()
    const plugin = blockingLoss(folder)
    const config = tinyConfig(folder, { plugins: [plugin], training: { loss: 'blocking' } })
    const run = startHenn(['train', ...config], folder)
    await run.printed('in the operator')
    run.process.kill(signal)
    const outcome = await run.exited
    expect(outcome).toMatchObject({ code, err: '' })
    expect(outcome.out).toContain(`\n${signal}: saved after the current step. To go on:\n  henn train --resume ${join(folder, latest)} --plugin ${plugin}\n`)
    expect(readEvents(folder).map(({ type }) => type)).toEqual(['run_started', 'epoch_started', 'step', 'checkpoint_saved', 'interrupted', 'run_finished'])
    expect(eventsOf(folder, 'run_finished')[0].reason).toBe(signal)
  })

  test.each([
    ['SIGTERM', 'SIGINT', 130],
    ['SIGINT', 'SIGTERM', 143],
  ] as const)('a second signal (%s, then %s) ends the process at once, with exit code %i', async (first, second, code) => {
    const folder = temporaryFolder()
    const config = tinyConfig(folder, { plugins: [blockingLoss(folder)], training: { loss: 'blocking' } })
    const run = startHenn(['train', ...config], folder, { HENN_TEST_FOR_EVER: '1' })
    await run.printed('in the operator')
    run.process.kill(first)
    await run.printed(`caught ${first}`)
    run.process.kill(second)
    expect(await run.exited).toMatchObject({ code, err: '' })
    expect(filesBelow(join(folder, 'checkpoints'))).toEqual([])
  })
})
