import { expect, test } from 'vitest'
import { fineTuning, presetNames, presets, production, quickTest } from './presets.js'
import { configJsonSchema, configSchema } from './schema.js'

test.each(presetNames)('%s is a whole, valid configuration that names itself', (name) => {
  const config = presets[name]()
  expect(config.preset).toBe(name)
  expect(configSchema.parse(config)).toEqual(config)
})

test('what the presets promise', () => {
  expect(quickTest().training.epochs).toBe(5)
  expect(quickTest().data).toMatchObject({ path: null, dataset: 'auto', folds: 5, fold: 0 })
  expect(production().training).toMatchObject({ epochs: 400, iterations_per_epoch: 250, gradient_clip: 12, poly_power: 0.9 })
  expect(production().model.type).toBe('hybrid')
  expect(production().data.patch_size).toBe('auto')
  expect(fineTuning().training.learning_rate).toBeLessThan(production().training.learning_rate)
})

test('the JSON Schema knows every key of a configuration and needs none', () => {
  const schema = configJsonSchema()
  const check = (values: object, part: ReturnType<typeof configJsonSchema>): void => {
    expect(Object.keys(part.properties ?? {}).toSorted()).toEqual(Object.keys(values).toSorted())
    expect(part.required).toBeUndefined()
    expect(part.additionalProperties).toBe(false)
  }
  const config = production()
  check(config, schema)
  for (const section of ['data', 'training', 'inference', 'system'] as const) {
    check(config[section], schema.properties?.[section] as ReturnType<typeof configJsonSchema>)
  }
  const { model } = schema.properties as unknown as { model: { anyOf: ReturnType<typeof configJsonSchema>[] } }
  const [hybrid, ...others] = model.anyOf
  check(config.model, hybrid)
  expect(others.map(({ required }) => required)).toEqual(others.map(() => ['type']))
})
