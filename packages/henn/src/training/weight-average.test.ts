import { keptTensors, liveTensors, manualSeed, noGrad, scope, zeros, type Tensor } from '@henn/torch'
import { beforeEach, expect, test } from 'vitest'
import { modelConfig } from '../models/config.js'
import { createModel, type SegmentationModel } from '../models/index.js'
import { WeightAverage } from './weight-average.js'

const config = modelConfig.parse({ width: 8, depths: [1, 1], stem_width: 4, use_transformer: false })
const network = (): SegmentationModel => createModel(config, { inChannels: 1, classes: 2 })
const bias = (model: SegmentationModel): Tensor => model.stateDict().get('heads.0.bias')!
const set = (model: SegmentationModel, value: number): void => noGrad(() => void bias(model).fill_(value))

beforeEach(() => manualSeed(1))

test('is over the last steps, over fewer in the first', () => {
  const model = network()
  set(model, 1)
  const average = new WeightAverage(model, 0.5)
  const seen: number[] = []
  for (let step = 1; step <= 4; step++) {
    set(model, 1 + step)
    average.update(step)
    average.inPlace(() => seen.push((bias(model).toArray() as number[])[0]))
    expect(bias(model).toArray()).toEqual([1 + step, 1 + step])
  }
  const expected: number[] = []
  for (let step = 1, value = 1; step <= 4; step++) {
    const decay = Math.min(0.5, (1 + step) / (10 + step))
    value += (1 - decay) * (1 + step - value)
    expected.push(value)
  }
  expect(seen).toEqual(expected.map((value) => expect.closeTo(value, 6) as number))
})

test('is in the network while the body runs, until its promise is settled, and not after an error', async () => {
  const model = network()
  set(model, 1)
  const average = new WeightAverage(model, 0.9)
  set(model, 2)
  const value = (): number => (bias(model).toArray() as number[])[0]
  expect(average.inPlace(value)).toBe(1)
  expect(value()).toBe(2)
  expect(await average.inPlace(async () => {
    await Promise.resolve()
    return value()
  })).toBe(1)
  expect(value()).toBe(2)
  expect(() => average.inPlace(() => { throw new Error('mine') })).toThrow('mine')
  await expect(average.inPlace(() => Promise.reject(new Error('later')))).rejects.toThrow('later')
  expect(value()).toBe(2)
})

test('leaves gradients as they are', () => {
  const model = network()
  const average = new WeightAverage(model, 0.9)
  scope(() => model.forward(zeros([1, 1, 8, 8, 8]))[0].sum().backward())
  const before = model.parameters().map(({ grad }) => grad?.toArray())
  average.inPlace(() => undefined)
  expect(model.parameters().map(({ grad }) => grad?.toArray())).toEqual(before)
  expect(model.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true)
})

test('holds one copy of the weights, and gives it back', () => {
  const model = network()
  const before = [liveTensors(), keptTensors().length]
  const average = new WeightAverage(model, 0.9)
  average.update(1)
  average.inPlace(() => undefined)
  expect(liveTensors() - before[0]).toBe(model.parameters().length)
  average.release()
  expect([liveTensors(), keptTensors().length]).toEqual(before)
})
