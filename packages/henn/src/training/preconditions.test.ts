import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { liveTensors } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { configSchema, loadConfig, type ConfigInput, type FlagValues } from '../config/index.js'
import { InputError } from '../errors.js'
import { createModel } from '../models/index.js'
import type { Dataset } from '../data/dataset.js'
import type { Plan } from '../data/plan.js'
import { writeTinyCheckpoint } from '../testing/checkpoint.js'
import { tinyPlan } from '../testing/plan.js'
import { temporaryFolder } from '../testing/temporary.js'
import type { TransferReport } from '../transfer/load-pretrained.js'
import type { Checkpoint, RunState } from './checkpoint.js'
import { requireData, requireFreezable, requireSameDataset } from './preconditions.js'
import { resumeConfig } from './resume-config.js'
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

describe('a run that goes on', () => {
  const input: ConfigInput = { data: { dataset: 'synthetic' }, training: { epochs: 5, pretrained: '/a.pth' } }

  async function refusal(again: { set?: string[]; flags?: FlagValues }, state: Partial<RunState> = {}, training: object = {}): Promise<string> {
    const path = join(temporaryFolder(), 'c.pth')
    writeTinyCheckpoint(path, {}, { ...input, training: { ...input.training, ...training } }, state)
    const outputDir = temporaryFolder()
    // Its file is missing too; that would be said later.
    const config = await resumeConfig(path, { ...again, set: [...(again.set ?? []), 'data.dataset=auto', 'data.path=nowhere'] })
    const { name, message } = await train(config, { outputDir, resume: path }).then(() => ({ name: '', message: 'nothing was refused' }), (error: Error) => error)
    expect(name).toBe('InputError')
    expect(readdirSync(outputDir)).toEqual([])
    return message.replaceAll(path, 'c.pth')
  }

  test('with all its epochs done needs more', async () => {
    expect(await refusal({}, { epoch: 5 })).toBe('epoch 5, where c.pth stands, is the last; give more with --epochs.')
    expect(await refusal({ flags: { epochs: 3 } }, { epoch: 5 })).toBe('epoch 5, where c.pth stands, is the last; give more with --epochs.')
    expect(await refusal({ flags: { epochs: 6 } }, { epoch: 5 })).toContain('nowhere: no such folder')
  })

  test('with its minutes spent needs more', async () => {
    const fifteen = { max_minutes: 15 }
    const spent = (again: FlagValues, state: Partial<RunState>): Promise<string> => refusal({ flags: again }, state, fifteen)
    expect(await spent({}, { seconds: 894, timeUp: true })).toBe(
      'c.pth: 14 min 54 s of training are done, and training.max_minutes, 15, counts them: no time is left. Give more, such as --max_minutes 30.',
    )
    expect(await spent({}, { seconds: 905 })).toContain('15 min 05 s of training are done')
    expect(await spent({ max_minutes: 10 }, { seconds: 894 })).toContain('Give more, such as --max_minutes 25.')
    expect(await spent({}, { seconds: 894 })).toContain('nowhere: no such folder')
    expect(await spent({ max_minutes: 16 }, { seconds: 894, timeUp: true })).toContain('nowhere: no such folder')
    expect(await refusal({ set: ['training.max_minutes=null'] }, { seconds: 894, timeUp: true }, fifteen)).toContain('nowhere: no such folder')
  })

  test('has its weights, its split and its seed', async () => {
    expect(await refusal({ flags: { pretrained: 'b.pth' } })).toBe(
      'training.pretrained: c.pth has the weights that the run goes on with. Leave it out, or start a new run without --resume.',
    )
    for (const [key, value] of [['fold', 1], ['folds', 3]] as const) {
      expect(await refusal({ set: [`data.${key}=${value}`] })).toBe(
        `data.${key} is ${key === 'fold' ? 0 : 5} in c.pth, and the run goes on with its own split. Leave it out, or start a new run without --resume.`,
      )
    }
    expect(await refusal({ flags: { seed: 7 } })).toBe(
      'system.seed is 0 in c.pth, and the run goes on with it. Leave it out, or start a new run without --resume.',
    )
    expect(await refusal({ set: ['data.fold=0'] })).toContain('nowhere: no such folder')
  })

  test('has what learns in it', async () => {
    expect(await refusal({ set: ['training.transfer.freeze=[stem]'] })).toBe(
      'training.transfer.freeze is [] in c.pth, and the run goes on with it. Leave it out, or start a new run without --resume.',
    )
    expect(await refusal({ set: ['training.transfer.layer_decay=0.5'] })).toContain('training.transfer.layer_decay is 1 in c.pth')
    const adaptive = { loss: { type: 'adaptive', by: 'course', losses: ['dice', 'focal'] } }
    expect(await refusal({ set: ['training.loss=dice_ce'] }, {}, adaptive)).toBe(
      'training.loss: an adaptive loss goes on with what it has learnt, and can be put in, taken out or changed only in a new run; c.pth has {"type":"adaptive","by":"course","losses":["dice","focal"]}. Leave it out, or start a new run without --resume.',
    )
    expect(await refusal({ set: ['training.loss={type: adaptive, by: course, losses: [focal, dice]}'] }, {}, adaptive)).toContain('changed only in a new run')
    expect(await refusal({ set: ['training.loss={type: adaptive, by: course, losses: [dice, {type: focal, gamma: 1}]}'] }, {}, adaptive)).toContain('changed only in a new run')
    expect(await refusal({ set: ['training.loss={type: adaptive, by: course, losses: [{type: dice, weight: 1}, focal]}'] }, {}, adaptive)).toContain('nowhere: no such folder')
    expect(await refusal({ set: ['training.loss=focal'] })).toContain('nowhere: no such folder')
  })
})

describe('layers that are frozen', () => {
  const config = (freeze: string[]) => configSchema.parse({ model: { width: 8, depths: [1, 1], use_transformer: false }, training: { transfer: { freeze }, pretrained: 'w.pth' } })
  const model = createModel(config([]).model, { inChannels: 1, classes: 2 })
  const nothing: TransferReport = { loaded: [], adapted: [], unfit: [], missing: [], unused: [] }
  const fresh = { model, transfer: null, isResumed: false }

  test('are in the network', () => {
    expect(() => requireFreezable(config(['encodr']), fresh)).toThrow(
      new InputError('training.transfer.freeze: the network has no layer "encodr"; did you mean encoder? "henn model" lists them.'),
    )
  })

  test('come from a file', () => {
    expect(() => requireFreezable(config(['encoder.0']), fresh)).toThrow(
      new InputError('training.transfer.freeze: encoder.0 would stay as drawn at random. Give trained weights with --pretrained FILE, or leave it out.'),
    )
    const without = (missing: string[]) => ({ ...fresh, transfer: { ...nothing, missing } })
    expect(() => requireFreezable(config(['encoder.0']), without(['stem.conv.weight', 'encoder.0.down.weight']))).toThrow(
      new InputError('training.transfer.freeze: encoder.0.down.weight would stay as drawn at random, wholly or in part, as w.pth has nothing that fits. Freeze other layers, or none.'),
    )
    const inPart = (isPartial: boolean) => ({ ...fresh, transfer: { ...nothing, adapted: [{ name: 'heads.0.bias', saved: [2], own: [3], how: '', isPartial }] } })
    expect(() => requireFreezable(config(['heads']), inPart(true))).toThrow(/heads\.0\.bias would stay as drawn at random, wholly or in part/)
    expect(() => requireFreezable(config(['heads']), inPart(false))).not.toThrow()
    expect(() => requireFreezable(config(['encoder.0']), without(['stem.conv.weight', 'encoder.01.down.weight']))).not.toThrow()
    expect(() => requireFreezable(config([]), fresh)).not.toThrow()
  })

  test("or from a checkpoint, or from a plugin's network itself", () => {
    expect(() => requireFreezable(config(['stem']), { ...fresh, isResumed: true })).not.toThrow()
    expect(() => requireFreezable({ ...config(['stem']), model: { type: 'mine' } }, fresh)).not.toThrow()
  })
})

test('a run goes on with the labels, the regions and the ignored label that it had', () => {
  const checkpoint = (changes: Partial<Plan> = {}): Checkpoint => ({ path: 'c.pth', plan: tinyPlan(changes) }) as Checkpoint
  const { labels, channels } = tinyPlan()
  const dataset = (changes: Partial<Dataset> = {}): Dataset => ({ name: 'Lungs', labels, channels, cases: [], load: () => Promise.reject(new Error()), ...changes })
  const [all, box] = [{ name: 'all', values: [1, 2], written: 1 }, { name: 'box', values: [2], written: 2 }]
  expect(() => requireSameDataset(checkpoint(), dataset({ channels: ['other'] }))).not.toThrow()
  expect(() => requireSameDataset(checkpoint({ regions: [all, box], ignore_label: 3 }), dataset({ regions: [{ ...all, name: 'whole' }, box], ignoreLabel: 3 }))).not.toThrow()
  for (const [before, now] of [
    [{ regions: [all, box] }, { regions: [box, all] }],
    [{ regions: [all, box] }, {}],
    [{}, { ignoreLabel: 3 }],
    [{}, { channels: ['T1', 'T2'] }],
  ] as [Partial<Plan>, Partial<Dataset>][]) {
    expect(() => requireSameDataset(checkpoint(before), dataset(now))).toThrow(/^c\.pth was trained on 1 channel and labels 0, 1, 2.*, but Lungs has /)
  }
})

test('a run goes on with the cases of its split', async () => {
  const path = join(temporaryFolder(), 'c.pth')
  writeTinyCheckpoint(path, { dataset: 'Lungs', split: { training: ['lung_1', 'lung_2'], validation: ['lung_3'] } }, { data: { dataset: 'synthetic', synthetic: { cases: 2 } }, training: { epochs: 2 } })
  const outputDir = temporaryFolder()
  await expect(train(await resumeConfig(path), { outputDir, resume: path })).rejects.toThrow(
    new InputError(`${path} was trained on cases of Lungs that Synthetic lacks (lung_1 and 2 more). Resume with the dataset it was trained on, or start a new run from its weights with --pretrained.`),
  )
  expect(readdirSync(outputDir)).toEqual([])
})

test('a patch that no memory holds is refused before the earlier run is moved away, and the network is given back', async () => {
  const outputDir = temporaryFolder()
  mkdirSync(join(outputDir, 'logs'))
  writeFileSync(join(outputDir, 'logs', 'events.jsonl'), '')
  const tensors = liveTensors()
  const config = configSchema.parse({
    data: { dataset: 'synthetic', synthetic: { cases: 2, size_zyx: [16, 16, 16] }, folds: 2, num_workers: 1, patch_size: [8192, 8192, 8192] },
    model: { width: 4, depths: [1, 1], stem_width: 4, use_transformer: false, use_attention: false },
    system: { threads: 1, mixed_precision: 'off', device: 'cpu' },
  })
  await expect(train(config, { outputDir })).rejects.toThrow(/more than can be had\. Lower data\.patch_size or training\.batch_size\.$/)
  expect(readdirSync(outputDir, { recursive: true })).toEqual(['logs', join('logs', 'events.jsonl')])
  expect(liveTensors()).toBe(tensors)
})

test('fine_tuning without weights is refused before the dataset is read', async () => {
  const outputDir = temporaryFolder()
  const config = loadConfig({ config: 'fine_tuning', flags: { data: 'nowhere' } })
  await expect(train(config, { outputDir })).rejects.toThrow(new InputError('fine_tuning starts from a trained network: give its checkpoint with --pretrained FILE.'))
  expect(readdirSync(outputDir)).toEqual([])
})
