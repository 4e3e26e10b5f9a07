import { expect, test } from 'vitest'
import { cudaIsAvailable } from '@henn/torch'
import { hennSucceeds } from './support/command.js'
import { eventsOf, temporaryFolder } from './support/runs.js'

test.skipIf(!cudaIsAvailable())('quick_test on a GPU: without a warning the loss falls, and validation Dice reaches 0.9', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', '--config', 'quick_test', '--set', 'system.device=cuda'], folder)
  const epochs = eventsOf(folder, 'epoch')
  expect(epochs.at(-1)!.train_loss).toBeLessThan(0.5 * epochs[0].train_loss)
  expect(eventsOf(folder, 'run_finished')[0].best_dice).toBeGreaterThanOrEqual(0.9)
})
