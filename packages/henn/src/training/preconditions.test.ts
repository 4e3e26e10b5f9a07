import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configSchema, loadConfig, type ConfigInput } from '../config/index.js'
import { InputError } from '../errors.js'
import { temporaryFolder } from '../testing/temporary.js'
import { requireData } from './preconditions.js'
import { train } from './train.js'

const nothing = 'nothing to train on: give a dataset with --data FOLDER, set data.dataset to synthetic, or try --config quick_test.'

test.each([null, 'production', 'fine_tuning'] as const)('without a dataset, the preset %s trains on nothing, and nothing is written', async (preset) => {
  const outputDir = temporaryFolder()
  await expect(train(configSchema.parse({ preset }), { outputDir })).rejects.toThrow(new InputError(nothing))
  expect(readdirSync(outputDir)).toEqual([])
})

test.each<ConfigInput>([{ preset: 'quick_test' }, { data: { dataset: 'synthetic' } }, { data: { dataset: 'mine' } }, { data: { path: 'x' } }])('%j names its data', (input) => {
  requireData(configSchema.parse(input))
})

test('fine_tuning without weights is refused before the dataset is read', async () => {
  const outputDir = temporaryFolder()
  const config = loadConfig({ config: 'fine_tuning', flags: { data: 'nowhere' } })
  await expect(train(config, { outputDir })).rejects.toThrow(new InputError('fine_tuning starts from a trained network: give its checkpoint with --pretrained FILE.'))
  expect(readdirSync(outputDir)).toEqual([])
})
