import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadPth, TensorData } from '@henn/torch/serialization'
import { expect, test } from 'vitest'
import { henn, hennRefuses, hennSucceeds } from './support/command.js'
import { best, eventsOf, filesBelow, latest, readEvents, temporaryFolder, tinyConfig, weights } from './support/runs.js'

test('a run leaves its folder; the events tell it from the first step to the end, and so do plain lines', async () => {
  const folder = temporaryFolder()
  const config = tinyConfig(folder)
  const out = await hennSucceeds(['train', ...config, '--output_dir', 'run'], folder)
  const run = join(folder, 'run')
  expect(filesBelow(run)).toEqual([best, latest, 'config.yaml', join('logs', 'events.jsonl'), join('logs', 'train.log'), 'plan.json'])

  const epoch = ['epoch_started', 'step', 'step', 'step', 'validation', 'checkpoint_saved']
  const types = readEvents(run).map(({ type }) => type)
  // A validation that is the best so far saves a second checkpoint.
  expect(types.filter((type, i) => type !== 'checkpoint_saved' || types[i - 1] !== 'checkpoint_saved')).toEqual([
    'run_started', ...epoch, 'epoch', ...epoch, 'epoch', 'run_finished',
  ])
  for (const { loss, gradient_norm, learning_rate } of eventsOf(run, 'step')) {
    expect([loss, gradient_norm, learning_rate].every((value) => Number.isFinite(value) && value > 0)).toBe(true)
  }
  for (const { train_loss, val_loss, dice } of eventsOf(run, 'epoch')) {
    expect(Number.isFinite(train_loss) && Number.isFinite(val_loss)).toBe(true)
    expect(dice).toBeGreaterThanOrEqual(0)
  }
  const [finished] = eventsOf(run, 'run_finished')
  expect(finished).toMatchObject({ reason: 'completed', best_dice: Math.max(...eventsOf(run, 'epoch').map(({ dice }) => dice!)) })

  // eslint-disable-next-line no-control-regex
  expect(out).not.toMatch(/[\u001b\r]/)
  expect(out).toMatch(/^measuring 6 cases\npreprocessing 6 cases\nrun /)
  expect(out.match(/^epoch [12]\/2 {2}loss .* Dice /gm)).toHaveLength(2)
  expect(out.match(/^finished after /gm)).toHaveLength(1)
  expect(readFileSync(join(run, 'logs', 'train.log'), 'utf8')).toContain('best Dice')
})

test('what a run leaves as config.yaml is a configuration that repeats it, bit for bit; a - in a flag is as good as a _', async () => {
  const folder = temporaryFolder()
  await hennSucceeds(['train', ...tinyConfig(folder), '--output_dir', 'a', '--batch_size', '1'], folder)
  await hennSucceeds(['train', '--config', join('a', 'config.yaml'), '--output-dir=b'], folder)
  expect(eventsOf(join(folder, 'b'), 'run_started')[0]).toMatchObject({ batch_size: 1, output_dir: join(folder, 'b') })
  expect(await weights(join(folder, 'b', latest))).toEqual(await weights(join(folder, 'a', latest)))
})

test('a new run moves the old one to runs/, and says so', async () => {
  const folder = temporaryFolder()
  const config = tinyConfig(folder)
  await hennSucceeds(['train', ...config, '--epochs', '1'], folder)
  const first = readFileSync(join(folder, latest))
  const out = await hennSucceeds(['train', ...config, '--epochs', '1', '--seed', '1'], folder)
  const [id, ...others] = readdirSync(join(folder, 'runs'))
  expect(others).toEqual([])
  expect(out).toContain(`The run that was here is now in ${join(folder, 'runs', id)}.`)
  expect(readFileSync(join(folder, 'runs', id, latest)).equals(first)).toBe(true)
  expect(readFileSync(join(folder, latest)).equals(first)).toBe(false)
  expect(readEvents(folder).filter(({ type }) => type === 'run_started')).toHaveLength(1)
})

test('a config.yaml that no run wrote is not touched: refused before the cases are read', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'config.yaml'), '# my own')
  // It does not exist either; that would be said later.
  const line = await hennRefuses(['train', '--data', 'nowhere'], folder)
  expect(line).toBe(`henn: ${join(folder, 'config.yaml')} is no file of a run, and a run would write its own there. Rename it, or choose another place with --output_dir.\n`)
  expect(filesBelow(folder)).toEqual(['config.yaml'])
})

test('max_minutes ends a run before its epochs do, validated and saved, the learning rate all the way down', async () => {
  const folder = temporaryFolder()
  const config = tinyConfig(folder, { training: { epochs: 1_000_000, iterations_per_epoch: 5, warmup_epochs: 0 } })
  await hennSucceeds(['train', ...config, '--max-minutes', '0.1'], folder)
  expect(eventsOf(folder, 'run_finished')).toMatchObject([{ reason: 'max_minutes' }])
  expect(existsSync(join(folder, latest))).toBe(true)
  expect(readEvents(folder).at(-2)).toMatchObject({ type: 'epoch', dice: expect.any(Number) as number })
  const rates = eventsOf(folder, 'step').map(({ learning_rate }) => learning_rate)
  expect(rates.at(-1)).toBeLessThan(0.5 * rates[0])
  expect(await hennRefuses(['train', '--resume', latest], folder)).toContain('no time is left. Give more, such as --max_minutes 1.')
})

/** Writes a module with a loss of that body, and gives the flags that train with it. */
function withLoss(folder: string, body: string): string[] {
  const module = pathToFileURL(join(import.meta.dirname, '../packages/henn/dist/index.js')).href
  writeFileSync(join(folder, 'mine.mjs'), `import { defineLoss } from '${module}'\nexport const mine = defineLoss({ name: 'mine', loss: (logits, label) => { ${body} } })`)
  return ['--plugin', './mine.mjs', '--set', 'training.loss=mine']
}

test('a gradient that is not finite leaves the weights as they were, with a warning that names the cases', async () => {
  const folder = temporaryFolder()
  // The square root's slope at 0 is infinite.
  const flags = withLoss(folder, 'return logits.sub(logits.detach()).pow(2).mean().sqrt()')
  await hennSucceeds(['train', ...tinyConfig(folder), ...flags, '--epochs', '1', '--set', 'training.weight_decay=0.1'], folder)
  const warnings = eventsOf(folder, 'warning').map(({ message }) => message)
  expect(warnings).toHaveLength(3)
  expect(warnings[0]).toMatch(/^Step 1: the gradient is not finite \(cases synthetic_\d+, synthetic_\d+\); the weights stay as they were\.$/)
  const { model } = (await loadPth(join(folder, latest))) as { model: Record<string, TensorData> }
  const { bytes } = model['stem.conv.weight']
  expect(new Float32Array(bytes.slice().buffer).every(Number.isFinite)).toBe(true)
})

test('an error in a plugin says whose it is', async () => {
  const folder = temporaryFolder()
  const flags = withLoss(folder, 'throw new Error("not today")')
  const { code, err } = await henn(['train', ...tinyConfig(folder), ...flags], folder)
  expect([code, err.trim()]).toEqual([1, "henn: The plugin's loss mine failed: not today"])
})
