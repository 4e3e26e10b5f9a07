import { zeros } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { modelConfig } from '../models/config.js'
import { createModel, type SegmentationModel } from '../models/index.js'
import { layerOf, layersInOrder } from './layer-order.js'
import { layerGroups } from './parameter-groups.js'

const shape = { inChannels: 1, classes: 2 }
const imageShape = [1, 1, 8, 8, 8]
const plain = (): SegmentationModel => createModel(modelConfig.parse({ type: 'plain', features: [4, 8] }), shape)
const hybrid = (): SegmentationModel => createModel(modelConfig.parse({ width: 8, depths: [1, 1], use_transformer: false }), shape)
const all = { freeze: [], layer_decay: 1, pretrained: new Set<string>(), imageShape }

describe('layers', () => {
  test('are stages, or what belongs to none', () => {
    expect(['encoder.2.local.0.se.reduce.weight', 'stem.conv.weight', 'decoder.stages.1.convs.0.norm.bias', 'scale'].map(layerOf)).toEqual(['encoder.2', 'stem', 'decoder.stages.1', 'scale'])
  })

  test('come in the order in which an image meets them, not in that of the fields', () => {
    expect(layersInOrder(plain(), imageShape)).toEqual(['encoder.stages.0', 'encoder.stages.1', 'decoder.transpconvs.0', 'decoder.stages.0', 'decoder.seg_layers.0'])
    expect(layersInOrder(hybrid(), imageShape)).toEqual(['stem', 'encoder.0', 'encoder.1', 'decoder.0', 'up', 'last', 'heads.0'])
  })
})

describe('layerGroups', () => {
  test('is one group where nothing is set', () => {
    const model = hybrid()
    expect(layerGroups(model, all)).toEqual([{ parameters: model.parameters(), factor: 1, isPretrained: false }])
  })

  test('decays from the last layer back', () => {
    const groups = layerGroups(plain(), { ...all, layer_decay: 0.5 })
    expect(groups.map(({ factor }) => factor).toSorted((a, b) => a - b)).toEqual([0.0625, 0.125, 0.25, 0.5, 1])
    const model = plain()
    const first = layerGroups(model, { ...all, layer_decay: 0.5 }).find(({ factor }) => factor === 0.0625)!
    expect(first.parameters).toContain(model.stateDict().get('encoder.stages.0.0.convs.0.conv.weight'))
  })

  test('heads of coarser grids learn as fast as the last layer, and the network is left in its mode', () => {
    const model = hybrid()
    const groups = layerGroups(model, { ...all, layer_decay: 0.5 })
    const fastest = groups.find(({ factor }) => factor === 1)!
    expect(fastest.parameters).toEqual(['heads.0', 'heads.1'].flatMap((head) => [`${head}.weight`, `${head}.bias`]).map((name) => model.stateDict().get(name)))
    expect(model.training).toBe(true)
  })

  test('parts what is pretrained from what is new', () => {
    const model = hybrid()
    const names = model.namedParameters().map(([name]) => name)
    const pretrained = new Set(names.filter((name) => !name.startsWith('heads')))
    const groups = layerGroups(model, { ...all, pretrained })
    expect(groups.map(({ isPretrained, parameters }) => [isPretrained, parameters.length])).toEqual([[true, pretrained.size], [false, 4]])
  })

  test('freezes layers by the beginning of their names: no gradient, not in the optimizer', () => {
    const model = hybrid()
    const groups = layerGroups(model, { ...all, freeze: ['stem', 'encoder.0'] })
    const frozen = model.namedParameters().filter(([, { requiresGrad }]) => !requiresGrad)
    expect(frozen.every(([name]) => /^(stem|encoder\.0)\./.test(name))).toBe(true)
    expect(frozen.length).toBeGreaterThan(3)
    expect(groups[0].parameters).toHaveLength(model.parameters().length - frozen.length)
    model.forward(zeros(imageShape))[0].sum().backward()
    expect(frozen.every(([, { grad }]) => grad === null)).toBe(true)
  })

  test('nothing left to learn is refused', () => {
    expect(() => layerGroups(hybrid(), { ...all, freeze: ['stem', 'encoder', 'decoder', 'up', 'last', 'heads'] })).toThrow('leaves nothing to learn')
  })
})
