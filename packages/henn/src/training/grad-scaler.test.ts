import { liveTensors, scope, tensor, type Tensor } from '@henn/torch'
import { expect, test } from 'vitest'
import { GradScaler } from './grad-scaler.js'

function withGradient(values: number[]): Tensor {
  const parameter = tensor(values.map(() => 0), { requiresGrad: true })
  parameter.setGrad(tensor(values))
  return parameter
}

test('divides the gradients by the scale, and leaves parameters without one alone', () => {
  const scaler = new GradScaler('cpu')
  const parameters = [withGradient([65536, -131072]), tensor([1], { requiresGrad: true }), withGradient([32768])]
  expect(scaler.unscale(parameters)).toBe(true)
  expect(parameters.map(({ grad }) => grad?.toArray() ?? null)).toEqual([[1, -2], null, [0.5]])
  expect(scaler.scale.item()).toBe(65536)
})

test.each([Infinity, NaN])('says so when a gradient is %f, and halves the scale', (value) => {
  const scaler = new GradScaler('cpu')
  expect(scaler.unscale([withGradient([1]), withGradient([1, value])])).toBe(false)
  expect([scaler.scale.item(), scaler.growth.item()]).toEqual([32768, 0])
  expect(scaler.unscale([withGradient([32768])])).toBe(true)
})

test('doubles the scale after 2,000 finite steps in a row', () => {
  const scaler = new GradScaler('cpu')
  const parameter = withGradient([1])
  for (let step = 0; step < 1999; step++) scope(() => scaler.unscale([parameter]))
  expect([scaler.scale.item(), scaler.growth.item()]).toEqual([65536, 1999])
  scaler.unscale([parameter])
  expect([scaler.scale.item(), scaler.growth.item()]).toEqual([131072, 0])
})

test('goes on with the scale of another time', () => {
  const [before, after] = [new GradScaler('cpu'), new GradScaler('cpu')]
  before.unscale([withGradient([Infinity])])
  before.unscale([withGradient([1])])
  after.restore(before)
  expect([after.scale.item(), after.growth.item()]).toEqual([32768, 1])
  expect(after.scale.id).not.toBe(before.scale.id)
})

test('leaves nothing behind once released', () => {
  const parameter = withGradient([1])
  const before = liveTensors()
  const scaler = scope(() => new GradScaler('cpu'))
  scope(() => scaler.unscale([parameter]))
  scaler.release()
  expect(liveTensors()).toBe(before)
})
