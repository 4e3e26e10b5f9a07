import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { henn, hennRefuses, hennSucceeds } from './support/command.js'
import { signallingLoss } from './support/plugins.js'
import { best, eventsOf, filesBelow, latest, temporaryFolder, tinyConfig, weights } from './support/runs.js'

/** What must not depend on whether the run was interrupted. */
function curves(folder: string): object[] {
  return eventsOf(folder, 'epoch').map(({ epoch, train_loss, val_loss, dice, gradient_norm, learning_rate }) => ({
    epoch, train_loss, val_loss, dice, gradient_norm, learning_rate,
  }))
}

test('4 epochs, and 2 + resume with --epochs 4 in the same folder, end in the same weights, bit for bit', async () => {
  const [straight, halves] = [temporaryFolder(), temporaryFolder()]
  // A constant rate: the schedule of 2 epochs is another than that of 4.
  const constant = { training: { warmup_epochs: 0, min_learning_rate: 0.003 } }
  await hennSucceeds(['train', ...tinyConfig(straight, constant), '--epochs', '4'], straight)
  await hennSucceeds(['train', ...tinyConfig(halves, constant), '--epochs', '2'], halves)
  const files = filesBelow(halves)
  const out = await hennSucceeds(['train', '--resume', latest, '--epochs', '4'], halves)
  expect(out).toContain(`resumed from ${latest}: goes on from epoch 2\n`)
  expect(filesBelow(halves)).toEqual(files)
  expect(await weights(join(halves, latest))).toEqual(await weights(join(straight, latest)))
  expect(await weights(join(halves, best))).toEqual(await weights(join(straight, best)))
  expect(curves(halves)).toEqual(curves(straight))
})

test('interrupted in the middle of an epoch and resumed by the printed command: the same weights, losses and rates', async () => {
  const [straight, halves] = [temporaryFolder(), temporaryFolder()]
  const changes = { training: { epochs: 3, loss: 'signalling' }, model: { deep_supervision: false } }
  const config = (folder: string): string[] => tinyConfig(folder, { ...changes, plugins: [signallingLoss(folder)] })
  await hennSucceeds(['train', ...config(straight)], straight)
  // An epoch is three steps and two validation cases: the seventh loss is that of the second step of epoch 2.
  const { code, out } = await henn(['train', ...config(halves)], halves, { HENN_TEST_SIGNAL_AT: '7' })
  expect(code).toBe(130)
  expect(eventsOf(halves, 'step').map(({ epoch, step }) => [epoch, step])).toEqual([[1, 1], [1, 2], [1, 3], [2, 1], [2, 2]])
  const [, command] = /^ {2}henn (.*)$/m.exec(out) ?? []
  expect(command).toBe(`train --resume ${join(halves, latest)} --plugin ${join(halves, 'plugin.mjs')}`)
  await hennSucceeds(command.split(' '), temporaryFolder())
  expect(await weights(join(halves, latest))).toEqual(await weights(join(straight, latest)))
  expect(curves(halves)).toEqual(curves(straight))
})

test('a checkpoint\'s plugins are imported only where they are named again', async () => {
  const folder = temporaryFolder()
  const plugin = signallingLoss(folder)
  await hennSucceeds(['train', ...tinyConfig(folder, { plugins: [plugin], training: { epochs: 1, loss: 'signalling' } })], folder)
  const source = readFileSync(plugin, 'utf8')
  writeFileSync(plugin, `${source}\nwriteSync(1, 'imported\\n')\n`)
  const resume = ['train', '--resume', latest, '--epochs', '2']
  const line = await hennRefuses(resume, folder)
  expect(line).toBe(`henn: ${latest} names plugins (${plugin}), whose code would run here. If you trust it, name them again: --plugin ${plugin}\n`)
  expect(await hennSucceeds([...resume, '--plugin', './plugin.mjs'], folder)).toContain('imported\n')
})

test('--output_dir may name the resumed run\'s own folder, as a path from here: it goes on in place', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'run'], folder)
  await hennSucceeds(['train', '--resume', join('run', latest), '--epochs', '2', '--output_dir', './run/'], folder)
  expect(filesBelow(join(folder, 'run')).filter((name) => name.startsWith('runs'))).toEqual([])
  expect(eventsOf(join(folder, 'run'), 'epoch').map(({ epoch }) => epoch)).toEqual([1, 2])
})

test('--output_dir elsewhere leaves the resumed run as it is', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', '--output_dir', 'a'], folder)
  const before = filesBelow(join(folder, 'a')).map((name) => readFileSync(join(folder, 'a', name), 'hex'))
  await hennSucceeds(['train', '--resume', join('a', latest), '--epochs', '2', '--output_dir', 'b'], folder)
  expect(filesBelow(join(folder, 'a')).map((name) => readFileSync(join(folder, 'a', name), 'hex'))).toEqual(before)
  expect(eventsOf(join(folder, 'b'), 'epoch').map(({ epoch }) => epoch)).toEqual([2])
})

test('a log line torn by a crash does not spoil the events after it', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1'], folder)
  const path = join(folder, 'logs', 'events.jsonl')
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').length
  appendFileSync(path, '{"type":"st')
  await hennSucceeds(['train', '--resume', latest, '--epochs', '2'], folder)
  const all = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(all[lines]).toBe('{"type":"st')
  writeFileSync(path, `${all.toSpliced(lines, 1).join('\n')}\n`)
  expect(eventsOf(folder, 'run_finished')).toHaveLength(2)
})
