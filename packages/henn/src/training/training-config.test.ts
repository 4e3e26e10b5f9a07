import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadConfig } from '../config/index.js'
import { InputError } from '../errors.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { temporaryFolder } from '../testing/temporary.js'
import { openCheckpoint } from './checkpoint.js'
import { trainingConfig } from './training-config.js'

const nnunet = fileURLToPath(new URL('../transfer/fixtures/plain.pth', import.meta.url))

function checkpoint(): string {
  const path = join(temporaryFolder(), 'w.pth')
  writeTinyCheckpoint(path)
  return path
}

test('without a pretrained file it is that of loadConfig', async () => {
  const sources = { config: 'quick_test', set: ['model.width=8'] }
  expect(await trainingConfig(sources)).toEqual(loadConfig(sources))
  expect(await trainingConfig()).toEqual(loadConfig({}))
})

test("the file's network goes before the preset's, and behind each setting that is given", async () => {
  const path = checkpoint()
  const { model } = (await openCheckpoint(path)).config
  for (const config of [undefined, 'fine_tuning', 'quick_test']) {
    const chosen = await trainingConfig({ config, flags: { pretrained: path } })
    expect(chosen).toEqual({ ...loadConfig({ config, flags: { pretrained: path } }), model })
  }
  // As the presets have it, but not the file.
  const { model: changed } = await trainingConfig({ flags: { pretrained: path }, set: ['model.use_attention=true', 'model.dropout=0.1'] })
  expect(changed).toEqual({ ...model, use_attention: true, dropout: 0.1 })
  expect((await trainingConfig({ config: 'fine_tuning', flags: { pretrained: nnunet } })).model).toMatchObject({ type: 'plain', features: [4, 6, 8] })
})

test('with another model.type the network is not the file\'s', async () => {
  const { model } = await trainingConfig({ flags: { pretrained: nnunet }, set: ['model.type=plain', 'model.dropout=0.2'] })
  expect(model).toMatchObject({ type: 'plain', features: [4, 6, 8], dropout: 0.2 })
  const sources = { flags: { pretrained: nnunet }, set: ['model.type=hybrid', 'model.width=8'] }
  expect(await trainingConfig(sources)).toEqual(loadConfig(sources))
})

test("a setting that the file's network doesn't have names the file", async () => {
  const refused = trainingConfig({ flags: { pretrained: nnunet }, set: ['model.width=8'] })
  await expect(refused).rejects.toThrow(InputError)
  await expect(refused).rejects.toThrow(/^--set: model\.width: no setting of plain, but of hybrid, mednext; .* out\. The network is that of .*plain\.pth; to train another, set its model\.type\.$/)
  await expect(trainingConfig({ flags: { pretrained: nnunet }, set: ['training.epoch=8'] })).rejects.toThrow(/^--set: training\.epoch: unknown key; did you mean training\.epochs\?$/)
})

test('a folder is refused', async () => {
  const folder = temporaryFolder()
  await expect(trainingConfig({ flags: { pretrained: folder } })).rejects.toThrow(new InputError(`${folder}: a folder. Give the file in it, such as best_model.pth or checkpoint_final.pth.`))
})

test("a plugin's network needs the plugin to be named again", async () => {
  const path = join(temporaryFolder(), 'w.pth')
  writeTinyCheckpoint(path, {}, { plugins: ['/a/mine.mjs'] }, {}, { type: 'mine' })
  await expect(trainingConfig({ flags: { pretrained: path } })).rejects.toThrow(
    new InputError(`${path} names plugins (/a/mine.mjs), whose code would run here. If you trust it, name them again: --plugin /a/mine.mjs`),
  )
  expect((await trainingConfig({ flags: { pretrained: path }, plugins: ['./mine.mjs'] })).model).toEqual({ type: 'mine' })
})
