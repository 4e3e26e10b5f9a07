import { expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { modelConfig } from './config.js'
import { HybridEfficientUNet } from './hybrid-unet.js'
import { createModel, type ModelFactory } from './index.js'

const shape = { inChannels: 1, classes: 2 }
const small = { widths: [8, 8], depths: [1, 1], transformer: { heads: 2 } }

test('hybrid is the built-in network', () => {
  expect(createModel(modelConfig.parse(small), shape)).toBeInstanceOf(HybridEfficientUNet)
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

test.each(['hybird', 'constructor'])('an unknown type %s is an error that lists the known ones', (type) => {
  const make = (): unknown => createModel(modelConfig.parse({ type }), shape, new Map([['mine', () => expect.unreachable()]]))
  expect(make).toThrow(InputError)
  expect(make).toThrow(`model.type: there is no model "${type}". Known: hybrid, mine; a plugin can add one with defineModel.`)
})

test("a plugin's network can't take the name of a built-in one", () => {
  const make = (): unknown => createModel(modelConfig.parse(small), shape, new Map([['hybrid', () => expect.unreachable()]]))
  expect(make).toThrow('model.type: a model "hybrid" is built in. Give the plugin\'s another name.')
})
