import { expect, test } from 'vitest'
import { hennSucceeds } from './support/command.js'
import { eventsOf, latest, temporaryFolder } from './support/runs.js'

test('quick_test: the loss falls, validation Dice reaches 0.9, and --resume --epochs 7 goes on from epoch 5', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', '--config', 'quick_test'], folder)
  const first = eventsOf(folder, 'epoch')
  expect(first.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5])
  expect(first[4].train_loss).toBeLessThan(0.5 * first[0].train_loss)
  expect(eventsOf(folder, 'run_finished')[0].best_dice).toBeGreaterThanOrEqual(0.9)
  const out = await hennSucceeds(['train', '--resume', latest, '--epochs', '7'], folder)
  expect(out).toContain('goes on from epoch 5\n')
  expect(eventsOf(folder, 'epoch').map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
