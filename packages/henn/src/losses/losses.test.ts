// What all losses share; their values are in fixtures.test.ts.
import { liveTensors, scope, tensor, type Tensor } from '@henn/torch'
import { gradcheck } from '@henn/torch/testing'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { irregular } from '../testing/blocks.js'
import { boundary } from './boundary.js'
import { clDice } from './cl-dice.js'
import { combined } from './combined.js'
import { crossEntropy } from './cross-entropy.js'
import { dice } from './dice.js'
import { diceCrossEntropy } from './dice-cross-entropy.js'
import { focal } from './focal.js'
import { focalTversky } from './focal-tversky.js'
import { generalisedDice } from './generalised-dice.js'
import { hausdorffDt } from './hausdorff-dt.js'
import { jaccard } from './jaccard.js'
import { tversky } from './tversky.js'
import type { Loss, TargetOptions } from './types.js'

const ignore = 255
const shape = [2, 3, 2, 2, 3]
const voxels = 12
const classes = Array.from({ length: 2 * voxels }, (_, i) => (i * 7 + (i >> 2)) % 3)
const unknown = (i: number): boolean => i % 5 === 1
const labels = (values: number[]): Tensor => tensor(values, { shape: [2, 2, 2, 3], dtype: 'int64' })
const memberships = Array.from({ length: 6 * voxels }, (_, i) => (i * 11 + (i >> 3)) % 2)
const regions = (values: number[]): Tensor => tensor(values, { shape, dtype: 'float32' })
/** The voxel of all samples that an element of [B, K, Z, Y, X] belongs to. */
const voxelOf = (i: number): number => Math.floor(i / (3 * voxels)) * voxels + (i % voxels)

const settings: [string, TargetOptions, () => Tensor][] = [
  ['classes', {}, () => labels(classes)],
  ['classes, some ignored', { ignore }, () => labels(classes.map((value, i) => (unknown(i) ? ignore : value)))],
  ['regions', { activation: 'sigmoid' }, () => regions(memberships)],
  ['regions, some ignored', { activation: 'sigmoid', ignore }, () => regions(memberships.map((value, i) => (unknown(voxelOf(i)) ? ignore : value)))],
]

const factories: [string, (options: TargetOptions) => Loss][] = [
  ['dice', dice],
  ['dice of samples', (options) => dice({ ...options, batch: false })],
  ['generalisedDice', generalisedDice],
  ['jaccard', jaccard],
  ['tversky', tversky],
  ['focalTversky', focalTversky],
  ['crossEntropy', crossEntropy],
  ['weighted and smoothed crossEntropy', (options) => crossEntropy({ ...options, classWeights: [0.5, 1, 3], labelSmoothing: 0.2 })],
  ['crossEntropy of the worst', (options) => crossEntropy({ ...options, topK: 20 })],
  ['focal', focal],
  ['balanced focal', (options) => focal({ ...options, gamma: 0.5, alpha: 0.8 })],
  ['boundary', boundary],
  ['hausdorffDt', hausdorffDt],
  ['clDice', clDice],
  ['diceCrossEntropy', diceCrossEntropy],
]

describe.each(factories)('%s', (_, create) => {
  test.each(settings)('has the gradient of its values: %s', (_unused, options, target) => {
    gradcheck((logits) => create(options)(logits, target()), [irregular(shape).mul(3)], { atol: 1e-8 })
  })

  test.each(settings)('takes any memory layout: %s', (_unused, options, target) => {
    const logits = irregular(shape).mul(3)
    const plain = create(options)(logits, target()).item()
    expect(create(options)(logits.to({ memoryFormat: 'channels_last_3d' }), target()).item()).toBeCloseTo(plain, 12)
  })

  test.each(settings.filter(([, options]) => options.ignore !== undefined))('looks at no voxel that nobody knows: %s', (_unused, options, target) => {
    const logits = irregular(shape).mul(3)
    const noise = tensor(Float64Array.from(memberships, (_value, i) => (unknown(voxelOf(i)) ? 5 * Math.sin(i) : 0)), { shape })
    const [before, after] = [logits, logits.add(noise)].map((values) => create(options)(values, target()).item())
    expect(after).toBeCloseTo(before, 12)
  })

  test.each(settings)('leaves nothing behind: %s', (_unused, options, target) => {
    scope(() => {
      const [logits, truth] = [irregular(shape), target()]
      const before = liveTensors()
      scope(() => create(options)(logits, truth).item())
      expect(liveTensors()).toBe(before)
    })
  })

  test.each(['softmax', 'sigmoid'] as const)('stays finite on answers beyond doubt, right or wrong: %s', (activation) => {
    const truth = activation === 'softmax' ? labels(classes) : regions(memberships)
    const right = activation === 'softmax' ? (i: number): boolean => classes[voxelOf(i)] === Math.floor(i / voxels) % 3 : (i: number): boolean => memberships[i] === 1
    for (const sign of [1, -1]) {
      const logits = tensor(Float32Array.from(memberships, (_value, i) => (right(i) ? 200 * sign : -200 * sign)), { shape, requiresGrad: true })
      const value = create({ activation })(logits, truth)
      value.backward()
      expect(Number.isFinite(value.item())).toBe(true)
      expect(Number.isFinite((logits.grad as Tensor).abs().max().item())).toBe(true)
    }
  })
})

/** Logits that are sure of these answers. */
function sureOf(answers: number[]): Tensor {
  return tensor(Float64Array.from(memberships, (_value, i) => (answers[voxelOf(i)] === Math.floor(i / voxels) % 3 ? 50 : -50)), { shape })
}

test.each(factories.filter(([name]) => !/boundary|smoothed|focalTversky/.test(name)))('a sure and right answer costs nothing: %s', (_, create) => {
  expect(create({})(sureOf(classes), labels(classes)).item()).toBeCloseTo(0, 6)
})

test.each([
  ['dice', dice(), 1],
  ['jaccard', jaccard(), 1],
  ['tversky', tversky(), 1],
  ['generalised Dice', generalisedDice(), 1],
  ['crossEntropy', crossEntropy(), 100],
  ['focal', focal(), 100],
])('a sure and wrong answer costs all there is: %s', (_, loss, all) => {
  const wrong = classes.map((value) => (value + 1) % 3)
  expect(loss(sureOf(wrong), labels(classes)).item()).toBeCloseTo(all, 5)
})

test('a Tversky index with even weights is Dice, one with whole weights is Jaccard', () => {
  const [logits, truth] = [irregular(shape).mul(3), labels(classes)]
  expect(tversky({ alpha: 0.5, beta: 0.5 })(logits, truth).item()).toBeCloseTo(dice()(logits, truth).item(), 6)
  expect(tversky({ alpha: 1, beta: 1 })(logits, truth).item()).toBeCloseTo(jaccard()(logits, truth).item(), 12)
})

test('a larger beta makes missing a structure dearer, a larger alpha inventing one', () => {
  // Of 10 voxels 4 are missed, or 4 are invented beside.
  const few = classes.map((_, i) => Number(i < 6))
  const many = classes.map((_, i) => Number(i < 10))
  const cost = (found: number[], truth: number[], options: { alpha: number; beta: number }): number => tversky(options)(sureOf(found).narrow(1, 0, 2), labels(truth)).item()
  expect(cost(few, many, { alpha: 0.3, beta: 0.7 })).toBeCloseTo(1 - 6 / (6 + 0.7 * 4), 5)
  expect(cost(few, many, { alpha: 0.3, beta: 0.9 })).toBeCloseTo(1 - 6 / (6 + 0.9 * 4), 5)
  expect(cost(many, few, { alpha: 0.3, beta: 0.7 })).toBeCloseTo(1 - 6 / (6 + 0.3 * 4), 5)
  expect(cost(many, few, { alpha: 0.6, beta: 0.7 })).toBeCloseTo(1 - 6 / (6 + 0.6 * 4), 5)
})

test('generalised Dice weighs a small structure like a large one', () => {
  // Class 1 has 20 voxels and is found, class 2 has 4 and is missed: 1 − 2·20·w / (40·w + 4) with w = (4 / 20)².
  const truth = classes.map((_, i) => (i < 20 ? 1 : 2))
  const found = classes.map((_, i) => (i < 20 ? 1 : 0))
  expect(generalisedDice()(sureOf(found), labels(truth)).item()).toBeCloseTo(1 - (40 * 0.04) / (40 * 0.04 + 4), 5)
})

test('the worst voxels are at least one', () => {
  const logits = irregular(shape).mul(3)
  const each = Array.from({ length: 2 * voxels }, (_, voxel) => {
    const truth = labels(classes.map((value, i) => (i === voxel ? value : ignore)))
    return crossEntropy({ ignore })(logits, truth).item()
  })
  expect(crossEntropy({ topK: 0.01 })(logits, labels(classes)).item()).toBeCloseTo(Math.max(...each), 12)
})

test('class weights that are too few are an error that says so', () => {
  const loss = crossEntropy({ classWeights: [1, 2] })
  const call = (): Tensor => loss(irregular(shape), labels(classes))
  expect(call).toThrow(InputError)
  expect(call).toThrow("training.loss: class_weights has 2 entries, but the network's outputs have 3 channels. Give one for each.")
})

test('combined is the weighted sum', () => {
  const [logits, truth] = [irregular(shape).mul(3), labels(classes)]
  const [a, b] = [dice(), focal()].map((loss) => loss(logits, truth).item())
  expect(combined([dice(), focal()])(logits, truth).item()).toBeCloseTo(a + b, 12)
  expect(combined([dice(), focal()], [0.5, 3])(logits, truth).item()).toBeCloseTo(0.5 * a + 3 * b, 12)
})

test.each([[{}], [{ batch: false }], [{ ignore }], [{ activation: 'sigmoid' as const }]])('diceCrossEntropy with %j is the sum of both', (options) => {
  const [logits, truth] = [irregular(shape).mul(3), 'activation' in options ? regions(memberships) : labels(classes)]
  const { batch: _, ...target } = { batch: true, ...options }
  const sum = dice(options)(logits, truth).item() + crossEntropy(target)(logits, truth).item()
  expect(diceCrossEntropy(options)(logits, truth).item()).toBeCloseTo(sum, 12)
})
