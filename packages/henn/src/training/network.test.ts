import { manualSeed } from '@henn/torch'
import { TensorData } from '@henn/torch/serialization'
import { beforeEach, describe, expect, test } from 'vitest'
import { fineTuning } from '../config/presets.js'
import { configSchema, type ConfigInput } from '../config/schema.js'
import { InputError } from '../errors.js'
import { modelConfig } from '../models/config.js'
import { createModel } from '../models/index.js'
import type { Pretrained } from '../transfer/pretrained.js'
import { createNetwork, withPretrainedNetwork } from './network.js'

const network = { width: 8, depths: [1, 1], use_transformer: false } satisfies ConfigInput['model']
const plain = modelConfig.parse({ type: 'plain', features: [4, 8] })
const file = { path: 'w.pth', weights: new Map(), network: () => plain, classes: null, plugins: [] } satisfies Pretrained

beforeEach(() => manualSeed(1))

describe('withPretrainedNetwork', () => {
  test("takes the file's network where the configuration has the usual one", () => {
    expect(withPretrainedNetwork(fineTuning(), file)).toMatchObject({ isOfFile: true, config: { model: plain } })
    expect(withPretrainedNetwork(configSchema.parse({}), file)).toMatchObject({ isOfFile: true, config: { model: plain } })
  })

  test('keeps switches that say nothing of which network it is', () => {
    const switched = configSchema.parse({ model: { gradient_checkpointing: true, dropout: 0.1 } })
    expect(withPretrainedNetwork(switched, file)).toMatchObject({ isOfFile: true, config: { model: { ...plain, gradient_checkpointing: true, dropout: 0.1 } } })
  })

  test('leaves a network that was asked for, and one of a file that names none', () => {
    const own = configSchema.parse({ model: network })
    expect(withPretrainedNetwork(own, file)).toEqual({ config: own, isOfFile: false })
    const usual = configSchema.parse({})
    expect(withPretrainedNetwork(usual, { ...file, network: () => null })).toEqual({ config: usual, isOfFile: false })
  })

  test('asks for no network that it does not take: nnU-Net has some that cannot be rebuilt', () => {
    const foreign = { ...file, network: () => { throw new InputError('w.pth: its network is neither') } }
    expect(withPretrainedNetwork(configSchema.parse({ model: network }), foreign).isOfFile).toBe(false)
    expect(() => withPretrainedNetwork(configSchema.parse({}), foreign)).toThrow('w.pth: its network is neither')
  })

  test("wants a plugin's network to be named by the user too", () => {
    const mine = { ...file, network: () => ({ type: 'mine' }), plugins: ['./mine.mjs'] }
    expect(() => withPretrainedNetwork(configSchema.parse({}), mine)).toThrow(new InputError('w.pth names plugins (./mine.mjs), whose code would run here. If you trust it, name them again: --plugin ./mine.mjs'))
    expect(withPretrainedNetwork(configSchema.parse({ plugins: ['./mine.mjs'] }), mine).config.model.type).toBe('mine')
  })
})

describe('createNetwork', () => {
  const dataset = { channels: ['T1'], labels: [{ value: 0, name: 'background' }, { value: 1, name: 'organ' }] }
  const config = modelConfig.parse(network)
  const nothing = { checkpoint: null, pretrained: null, isOfFile: false, dataset, plugins: new Map() }

  test('draws a network for the dataset', () => {
    const { model, transfer } = createNetwork(config, nothing)
    expect(transfer).toBeNull()
    expect(model.stateDict().get('stem.conv.weight')?.shape[1]).toBe(1)
    expect(model.stateDict().get('heads.0.bias')?.shape).toEqual([2])
  })

  test('fills it with what fits of a file', () => {
    const old = createModel(config, { inChannels: 1, classes: 2 })
    const weights = new Map([...old.stateDict()].map(([name, one]) => [name, new TensorData(one.dtype, one.shape, one.toBytes())]))
    const { model, transfer } = createNetwork(config, { ...nothing, pretrained: { ...file, weights } })
    expect(transfer?.missing).toEqual([])
    expect(model.stateDict().get('stem.conv.weight')?.toArray()).toEqual(old.stateDict().get('stem.conv.weight')?.toArray())
  })

  test('a file whose settings ask for far more than its weights is refused before that is built', () => {
    const weights = new Map([['stem.conv.weight', new TensorData('float32', [1], new Uint8Array(4))]])
    const large = modelConfig.parse({ width: 512, depths: [1, 1, 1, 1] })
    expect(() => createNetwork(large, { ...nothing, pretrained: { ...file, weights }, isOfFile: true })).toThrow(/w\.pth does not fit the model: its settings ask for a network many times as large/)
  })
})
