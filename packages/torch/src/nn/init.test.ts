import { expect, test } from 'vitest'
import { empty, liveTensors, manualSeed, scope, type Tensor } from '../index.js'
import { decode, type NamedFixtures, readFixture, relativeError } from '../testing/fixtures.js'
import { init, parameter } from './index.js'

const { initialisers } = readFixture<{ initialisers: NamedFixtures }>(new URL('fixtures/modules.json', import.meta.url))

/** The same seed and formula draw the same numbers as torch.nn.init. */
test.each<[string, (tensor: Tensor) => Tensor]>([
  ['kaimingNormal', (t) => init.kaimingNormal_(t, { a: 0.01 })],
  ['kaimingNormalFanOutReLU', (t) => init.kaimingNormal_(t, { mode: 'fanOut', nonlinearity: 'relu' })],
  ['kaimingUniform', (t) => init.kaimingUniform_(t, { a: 0.5 })],
  ['xavierUniform', (t) => init.xavierUniform_(t, { gain: 2 })],
  ['normal', (t) => init.normal_(t, 1, 0.5)],
  ['truncNormal', (t) => init.truncNormal_(t, { std: 0.02, a: -0.03, b: 0.03 })],
])('%s equals PyTorch', (name, initialise) => scope(() => {
  const expected = decode(initialisers[name])
  manualSeed(3)
  expect(relativeError(initialise(empty(expected.shape)), expected)).toBeLessThan(1e-6)
}))

test('fills a parameter in place without a trace in autograd', () => {
  const weight = parameter(empty([2, 2]))
  const before = liveTensors()
  expect(init.constant_(weight, 3)).toBe(weight)
  expect(weight.toArray()).toEqual([[3, 3], [3, 3]])
  init.ones_(weight)
  expect(weight.toArray()).toEqual([[1, 1], [1, 1]])
  init.zeros_(weight)
  expect(weight.toArray()).toEqual([[0, 0], [0, 0]])
  expect(weight.requiresGrad).toBe(true)
  expect(liveTensors()).toBe(before)
})

test('fans count the kernel', () => {
  expect(init.fans(empty([6, 4, 1, 2, 3]))).toEqual({ fanIn: 24, fanOut: 36 })
  expect(() => init.fans(empty([6]))).toThrow('not [6]')
})
