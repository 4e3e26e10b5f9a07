import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hennSucceeds } from './support/command.js'
import { eventsOf, latest, temporaryFolder, tinyConfig, weights } from './support/runs.js'

const networks = {
  hybrid: [],
  plain: ['model.type=plain', 'model.features=[4, 8]'],
  residual: ['model.type=residual', 'model.features=[4, 8]'],
  mednext: ['model.type=mednext', 'model.width=4', 'model.blocks=[1, 1]', 'model.expansion=[2, 2]'],
}

test.each(Object.entries(networks))('%s trains, with gradient checkpointing to the same weights bit for bit, and in 2D', async (type, settings) => {
  const folder = temporaryFolder()
  const train = (name: string, more: string[]): Promise<string> =>
    hennSucceeds(['train', ...tinyConfig(folder), '--epochs', '1', ...[...settings, ...more].flatMap((one) => ['--set', one]), '--output_dir', name], folder)
  await train('plain', ['model.dropout=0.1'])
  await train('checkpointed', ['model.dropout=0.1', 'model.gradient_checkpointing=true'])
  expect(await weights(join(folder, 'checkpointed', latest))).toEqual(await weights(join(folder, 'plain', latest)))
  await train('flat', ['model.dimensions=2', 'data.patch_size=auto'])
  expect(eventsOf(join(folder, 'flat'), 'run_started')[0].patch_size_zyx).toEqual([1, 20, 16])
  const kernels = [...(await weights(join(folder, 'flat', latest))).values()].flatMap((text) => /^float32 \d+×\d+×(\d+)×\d+×\d+ /.exec(text)?.[1] ?? [])
  expect(new Set(kernels), type).toEqual(new Set(['1']))
  expect(readdirSync(join(folder, 'flat', 'checkpoints')).length).toBeGreaterThan(0)
})

test('henn model lists layers with shapes, parameters and memory', async () => {
  const out = await hennSucceeds(['model', '--config', 'quick_test', '--set', 'data.patch_size=[16, 16, 16]', '--channels', '2', '--depth', '1'], temporaryFolder())
  expect(out).toMatch(/^stem +ConvNormAct +2×8×16×16×16 +448 /m)
  expect(out).toMatch(/^all +[\d,]+ +[\d.]+ +[\d.]+ MiB$/m)
  expect(out).toMatch(/^Of a batch of 2×2×16×16×16 in \w+, 3 classes\.$/m)
})

test("henn model takes the dataset's channels and classes", async () => {
  const out = await hennSucceeds(['model', '--config', 'quick_test', '--set', 'data.dataset=synthetic', '--set', 'data.synthetic.classes=1', '--depth', '1'], temporaryFolder())
  expect(out).toMatch(/^Of a batch of 2×1×32×32×32 in \w+, 2 classes\.$/m)
})
