import { manualSeed, noGrad, scope, tensor, zeros, type Tensor } from '@henn/torch'
import { SGD } from '@henn/torch/optim'
import { gradcheck } from '@henn/torch/testing'
import { describe, expect, test } from 'vitest'
import { gradcheckModule, irregular } from '../testing/blocks.js'
import { Adaptive } from './adaptive.js'
import { CourseWeights } from './course-weights.js'
import { crossEntropy } from './cross-entropy.js'
import { deepSupervision } from './deep-supervision.js'
import { dice } from './dice.js'
import type { Loss } from './types.js'
import { UncertaintyWeights } from './uncertainty-weights.js'

const doubles = (values: number[]): Tensor => tensor(values, { dtype: 'float64' })

test.each(['uncertainty', 'course'] as const)('by %s: regions and ignored voxels reach its losses', (by) => {
  const options = { activation: 'sigmoid', ignore: 9 } as const
  const losses = [dice(options), crossEntropy(options)]
  const logits = irregular([1, 2, 2, 2, 3])
  const target = tensor(Float64Array.from({ length: 24 }, (_, i) => (i % 12 === 4 ? 9 : i % 2)), { shape: [1, 2, 2, 2, 3] })
  const value = new Adaptive(losses, { by }).forward(logits, target).item()
  expect(value).toBeCloseTo(losses.reduce((sum, loss) => sum + loss(logits, target).item(), 0), 5)
  expect(new Adaptive(losses, { by }).forward(logits, target.mul(0).add(9)).item()).toBe(0)
})

describe('UncertaintyWeights', () => {
  test('starts as the plain sum', () => {
    expect(new UncertaintyWeights(3).forward(doubles([1, 2, 4])).item()).toBeCloseTo(7, 12)
  })

  test('is Σ exp(−s)·loss + s / 2, with the gradients of that', () => {
    const weights = new UncertaintyWeights(2).to({ dtype: 'float64' })
    noGrad(() => void weights.log_variances.copy_(doubles([0.7, -1.2])))
    expect(weights.forward(doubles([3, 0.4])).item()).toBeCloseTo(Math.exp(-0.7) * 3 + 0.35 + Math.exp(1.2) * 0.4 - 0.6, 12)
    gradcheckModule(weights, [doubles([3, 0.4])])
  })

  test('learns that the variance is twice the loss', () => {
    const weights = new UncertaintyWeights(2).to({ dtype: 'float64' })
    const optimizer = new SGD(weights.parameters(), { lr: 0.2 })
    for (let step = 0; step < 300; step++) {
      scope(() => {
        optimizer.zeroGrad()
        weights.forward(doubles([2, 0.25])).backward()
        optimizer.step()
      })
    }
    const learnt = weights.log_variances.toArray() as number[]
    expect(learnt[0]).toBeCloseTo(Math.log(4), 6)
    expect(learnt[1]).toBeCloseTo(Math.log(0.5), 6)
  })
})

/** The weights by the averages' definition: sums over all steps with weights that fall by a factor a step. */
function expectedWeights(courses: number[][]): number[] {
  const average = (values: number[], reach: number): number => {
    const factors = values.map((_, i) => (1 - 1 / reach) ** (values.length - 1 - i))
    return values.reduce((sum, value, i) => sum + factors[i] * value, 0) / factors.reduce((sum, factor) => sum + factor)
  }
  const powers = courses.map((course) => Math.exp(average(course, 50) / average(course, 250) / 2))
  return powers.map((power) => (courses.length * power) / powers.reduce((sum, value) => sum + value))
}

describe('CourseWeights', () => {
  const courses = [Array.from({ length: 400 }, (_, i) => 2 / (1 + i / 40)), Array.from({ length: 400 }, (_, i) => 1 + 0.1 * Math.sin(i))]

  test.each([1, 2, 30, 400])('after %i steps is the sum by the averages so far', (steps) => {
    const weights = new CourseWeights(2).to({ dtype: 'float64' })
    const soFar = courses.map((course) => course.slice(0, steps))
    let value = NaN
    for (let i = 0; i < steps; i++) value = scope(() => weights.forward(doubles(soFar.map((course) => course[i]))).item())
    const expected = expectedWeights(soFar)
    expect(value).toBeCloseTo(soFar.reduce((sum, course, k) => sum + expected[k] * course[steps - 1], 0), 9)
    // The loss that fell weighs less.
    if (steps === 400) expect(expected[0]).toBeLessThan(0.9)
  })

  test('keeps the averages in evaluation, weighs evenly before the first step, and takes its state from a checkpoint', () => {
    const weights = new CourseWeights(2).to({ dtype: 'float64' }).eval()
    expect(weights.forward(doubles([1, 3])).item()).toBeCloseTo(4, 12)
    expect(weights.steps.item()).toBe(0)
    weights.train()
    for (let i = 0; i < 60; i++) scope(() => weights.forward(doubles([1 / (i + 1), 3])))
    const [value, again] = [0, 0].map(() => weights.eval().forward(doubles([1, 3])).item())
    expect(again).toBe(value)
    const copy = new CourseWeights(2).to({ dtype: 'float64' }).eval()
    copy.loadStateDict(weights.stateDict())
    expect(copy.forward(doubles([1, 3])).item()).toBe(value)
    expect(weights.parameters()).toEqual([])
    expect([...weights.stateDict().keys()]).toEqual(['fast', 'slow', 'steps'])
  })

  test.each([true, false])('the gradient is the weights, which are constants to it; in training: %s', (training) => {
    const weights = new CourseWeights(2).to({ dtype: 'float64' })
    for (let i = 0; i < 29; i++) scope(() => weights.forward(doubles(courses.map((course) => course[i]))))
    const losses = tensor(courses.map((course) => course[29]), { dtype: 'float64', requiresGrad: true })
    weights.train(training).forward(losses).backward()
    const expected = expectedWeights(courses.map((course) => course.slice(0, training ? 30 : 29)))
    const gradient = losses.grad?.toArray() as number[]
    for (const [k, weight] of expected.entries()) expect(gradient[k]).toBeCloseTo(weight, 9)
  })

  test('losses of zero are weighed evenly', () => {
    const weights = new CourseWeights(2)
    for (let i = 0; i < 3; i++) expect(scope(() => weights.forward(zeros([2])).item())).toBe(0)
    expect(weights.eval().forward(tensor([1, 3])).item()).toBeCloseTo(4, 5)
  })
})

describe('Adaptive', () => {
  const outputs = [irregular([1, 2, 2, 2, 4]), irregular([1, 2, 1, 1, 2], { phase: 2 })]
  const label = tensor(Array.from({ length: 16 }, (_, i) => (i * 5 + (i >> 2)) % 2), { shape: [1, 2, 2, 4], dtype: 'int64' })

  test.each(['uncertainty', 'course'] as const)('by %s weighs what deep supervision put together, once a step', (by) => {
    manualSeed(0)
    let calls = 0
    const counted: Loss = (logits, target) => {
      calls++
      return dice()(logits, target)
    }
    const adaptive = new Adaptive([counted, crossEntropy()], { by }).to({ dtype: 'float64' })
    const [a, b] = [dice(), crossEntropy()].map((loss) => deepSupervision(loss)(outputs, label).item())
    expect(adaptive.forward(outputs, label).item()).toBeCloseTo(a + b, 12)
    expect(calls).toBe(2)
    if (adaptive.weights instanceof CourseWeights) expect(adaptive.weights.steps.item()).toBe(1)
  })

  test('takes logits of one grid alone', () => {
    const adaptive = new Adaptive([dice(), crossEntropy()], { by: 'uncertainty' }).to({ dtype: 'float64' })
    const [a, b] = [dice(), crossEntropy()].map((loss) => loss(outputs[0], label).item())
    expect(adaptive.forward(outputs[0], label).item()).toBeCloseTo(a + b, 12)
    expect(adaptive.namedParameters().map(([name]) => name)).toEqual(['weights.log_variances'])
  })

  test('has the gradients of its logits', () => {
    const adaptive = new Adaptive([dice(), crossEntropy()], { by: 'uncertainty' }).to({ dtype: 'float64' })
    noGrad(() => void adaptive.weights.stateDict().get('log_variances')?.copy_(doubles([0.4, -0.3])))
    gradcheck((fine, coarse) => adaptive.forward([fine, coarse], label), outputs, { atol: 1e-8 })
  })
})
