import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { modelConfig } from './config.js'
import { HybridEfficientUNet } from './hybrid-unet.js'
import { createModel, type ModelFactory } from './index.js'
import { MedNeXt } from './mednext.js'
import { PlainUNet } from './plain-unet.js'
import { ResidualUNet } from './residual-unet.js'

const shape = { inChannels: 1, classes: 2 }
const small = { width: 8, depths: [1, 1], use_transformer: true, transformer: { heads: 2 } }

test.each([
  [small, HybridEfficientUNet],
  [{ type: 'plain', features: [4, 8] }, PlainUNet],
  [{ type: 'residual', features: [4, 8] }, ResidualUNet],
  [{ type: 'mednext', width: 4, blocks: [1, 1], expansion: [2, 2] }, MedNeXt],
])('%j is built in', (settings, network) => {
  expect(createModel(modelConfig.parse(settings), shape)).toBeInstanceOf(network)
})

test('a plugin adds a type, and gets configuration and shape', () => {
  const config = modelConfig.parse({ type: 'mine' })
  const network = createModel(modelConfig.parse(small), shape)
  const asked: unknown[] = []
  const mine: ModelFactory = (...given) => {
    asked.push(...given)
    return network
  }
  expect(createModel(config, shape, new Map([['mine', mine]]))).toBe(network)
  expect(asked).toEqual([config, shape])
})

test.each([['hybird', 'hybrid'], ['plane', 'plain']])('an unknown type %s is an error that lists the known ones', (type, meant) => {
  const make = (): unknown => createModel(modelConfig.parse({ type }), shape, new Map([['mine', () => expect.unreachable()]]))
  expect(make).toThrow(InputError)
  expect(make).toThrow(`model.type: there is no model "${type}"; did you mean ${meant}? Known: hybrid, plain, residual, mednext, mine; a plugin can add one with defineModel.`)
})

test("a plugin's network can't take the name of a built-in one", () => {
  const make = (): unknown => createModel(modelConfig.parse(small), shape, new Map([['hybrid', () => expect.unreachable()]]))
  expect(make).toThrow('model.type: a model "hybrid" is built in. Give the plugin\'s another name.')
})
