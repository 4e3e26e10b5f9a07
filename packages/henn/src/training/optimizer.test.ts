import { manualSeed } from '@henn/torch'
import { AdamW, SGD } from '@henn/torch/optim'
import { beforeEach, expect, test } from 'vitest'
import { configSchema, type ConfigInput } from '../config/schema.js'
import { createLoss } from '../losses/create-loss.js'
import { createModel } from '../models/index.js'
import { createOptimizer } from './optimizer.js'

const network = { width: 8, depths: [1, 1], use_transformer: false } satisfies ConfigInput['model']

function optimizerOf(training: ConfigInput['training'], pretrained: (name: string) => boolean = () => false) {
  const config = configSchema.parse({ model: network, training: { learning_rate: 0.01, weight_decay: 0.1, ...training } })
  const model = createModel(config.model, { inChannels: 1, classes: 2 })
  const lossModule = createLoss(config.training.loss).module
  const names = model.namedParameters().map(([name]) => name)
  return { model, lossModule, ...createOptimizer(config, { model, lossModule, pretrained: names.filter(pretrained), imageShape: [1, 1, 16, 16, 16] }) }
}

beforeEach(() => manualSeed(1))

test('has one group of all parameters where nothing else is asked for', () => {
  const { optimizer, lrFactors, model } = optimizerOf({})
  expect(optimizer).toBeInstanceOf(AdamW)
  expect(optimizer.groups).toMatchObject([{ parameters: model.parameters(), lr: 0.01, weightDecay: 0.1 }])
  expect(lrFactors.map((factor) => [factor(0), factor(10)])).toEqual([[1, 1]])
  expect(optimizerOf({ optimizer: 'sgd' }).optimizer).toBeInstanceOf(SGD)
})

test('lets pretrained weights wait for the new ones', () => {
  const { optimizer, lrFactors } = optimizerOf({ transfer: { new_first_epochs: 2 } }, (name) => !name.startsWith('heads'))
  expect(optimizer.groups).toHaveLength(2)
  expect(lrFactors.map((factor) => [0, 1.99, 2].map(factor))).toEqual([[0, 0, 1], [1, 1, 1]])
})

test('has nothing to wait for where nothing is new', () => {
  const { lrFactors } = optimizerOf({ transfer: { new_first_epochs: 2 } }, () => true)
  expect(lrFactors.map((factor) => factor(0))).toEqual([1])
})

test('multiplies by how far a layer is from the last', () => {
  const { lrFactors, optimizer } = optimizerOf({ transfer: { layer_decay: 0.5 } })
  const factors = lrFactors.map((factor) => factor(0))
  expect(factors).toHaveLength(optimizer.groups.length)
  expect(Math.max(...factors)).toBe(1)
  expect(Math.min(...factors)).toBe(0.5 ** 6)
})

test('learns what the loss learns, without weight decay', () => {
  const { optimizer, lrFactors, lossModule } = optimizerOf({ loss: { type: 'adaptive', by: 'uncertainty', losses: ['dice', 'cross_entropy'] } })
  expect(optimizer.groups).toHaveLength(2)
  expect(optimizer.groups[1]).toMatchObject({ parameters: lossModule?.parameters(), weightDecay: 0 })
  expect(lrFactors[1](0)).toBe(1)
  expect(optimizerOf({ loss: { type: 'adaptive', by: 'course', losses: ['dice', 'cross_entropy'] } }).optimizer.groups).toHaveLength(1)
})
