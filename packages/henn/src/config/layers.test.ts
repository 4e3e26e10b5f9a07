import { expect, test } from 'vitest'
import { mergeLayers, nested, sourceOf, valueAt } from './layers.js'

test('sections are merged, lists and values replaced, an empty section changes nothing', () => {
  const layers = [
    { source: 'a', values: { data: { fold: 0, axes: [0, 1, 2] }, plugins: ['x'], training: { epochs: 1 } } },
    { source: 'b', values: { data: { axes: [1] }, training: null } },
    { source: 'c', values: { data: { fold: null } } },
  ]
  expect(mergeLayers(layers)).toEqual({ data: { fold: null, axes: [1] }, plugins: ['x'], training: { epochs: 1 } })
  expect(layers[0].values.data).toEqual({ fold: 0, axes: [0, 1, 2] })
  expect(sourceOf(layers, ['data', 'axes', 0])).toBe('b')
  expect(sourceOf(layers, ['training', 'epochs'])).toBe('a')
})

test("of sections with a type those of the last one named are merged", () => {
  const merged = mergeLayers([
    { source: 'preset', values: { model: { type: 'hybrid', width: 32 }, training: { loss: { type: 'tversky', alpha: 0.3 } } } },
    { source: 'a', values: { model: { convs: 3 } } },
    { source: 'b', values: { model: { type: 'plain', features: [4, 8] }, training: { loss: { type: 'dice' } } } },
  ])
  expect(merged).toEqual({ model: { type: 'plain', convs: 3, features: [4, 8] }, training: { loss: { type: 'dice' } } })
})

test('__proto__ stays a key and reaches no prototype', () => {
  const merged = mergeLayers([
    { source: 'a', values: { data: {} } },
    { source: 'b', values: JSON.parse('{"data": {"__proto__": {"polluted": 1}}}') as Record<string, unknown> },
    { source: 'c', values: nested('__proto__.polluted', 1) },
  ])
  expect(Object.hasOwn(merged, '__proto__')).toBe(true)
  expect(Object.hasOwn(merged.data as object, '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('dotted keys in and out', () => {
  expect(nested('training.epochs', 5)).toEqual({ training: { epochs: 5 } })
  expect(valueAt({ training: { epochs: [7] } }, ['training', 'epochs', 0])).toBe(7)
  expect(valueAt({ training: 3 }, ['training', 'epochs'])).toBeUndefined()
  expect(valueAt({}, ['toString'])).toBeUndefined()
})
