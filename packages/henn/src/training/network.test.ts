import { manualSeed } from '@henn/torch'
import { TensorData } from '@henn/torch/serialization'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ConfigInput } from '../config/schema.js'
import { modelConfig } from '../models/config.js'
import { createModel } from '../models/index.js'
import type { Pretrained } from '../transfer/pretrained.js'
import { createNetwork } from './network.js'

const network = { width: 8, depths: [1, 1], use_transformer: false } satisfies ConfigInput['model']
const file = { path: 'w.pth', weights: new Map(), network: () => null, outputs: null, plugins: [] } satisfies Pretrained

beforeEach(() => manualSeed(1))

describe('createNetwork', () => {
  const config = modelConfig.parse(network)
  const nothing = { checkpoint: null, pretrained: null, shape: { inChannels: 1, classes: 2 }, outputs: { kind: 'classes', names: ['background', 'organ'] } as const, plugins: new Map() }

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
    expect(() => createNetwork(large, { ...nothing, pretrained: { ...file, weights, network: () => large } })).toThrow(/w\.pth does not fit the model: its settings ask for a network many times as large/)
  })
})
