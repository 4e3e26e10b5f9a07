// Against the formulas in plain float64 loops.
import { manualSeed, tensor, type Tensor } from '@henn/torch'
import { gradcheck } from '@henn/torch/testing'
import { describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import { irregular } from '../testing/blocks.js'
import { combined, crossEntropy, diceLoss, lossNamed } from './index.js'

/** softmax(logits) as [voxel of all samples][class]. */
function probabilities(logits: Tensor): number[][] {
  const [batch, classes, ...grid] = logits.shape
  const voxels = grid.reduce((product, size) => product * size)
  const values = logits.to({ dtype: 'float64' }).toTypedArray() as Float64Array
  return Array.from({ length: batch * voxels }, (_, i) => {
    const [b, voxel] = [Math.floor(i / voxels), i % voxels]
    const powers = Array.from({ length: classes }, (_unused, k) => Math.exp(values[(b * classes + k) * voxels + voxel]))
    const total = powers.reduce((sum, power) => sum + power)
    return powers.map((power) => power / total)
  })
}

function expectedDice(logits: Tensor, labels: number[]): number {
  const p = probabilities(logits)
  const scores = Array.from({ length: logits.shape[1] - 1 }, (_, i) => {
    const k = i + 1
    const overlap = labels.reduce((sum, label, voxel) => sum + (label === k ? p[voxel][k] : 0), 0)
    const sizes = labels.reduce((sum, label, voxel) => sum + p[voxel][k] + (label === k ? 1 : 0), 0)
    return (2 * overlap + 1e-5) / (sizes + 1e-5)
  })
  return 1 - scores.reduce((sum, score) => sum + score) / scores.length
}

function expectedCrossEntropy(logits: Tensor, labels: number[]): number {
  const p = probabilities(logits)
  return labels.reduce((sum, label, voxel) => sum - Math.log(p[voxel][label]), 0) / labels.length
}

const grid = [2, 3, 4]
const voxels = 2 * 24
const random = Array.from({ length: voxels }, (_, i) => (i * 7 + (i >> 2)) % 3)
const cases: [string, number, number[]][] = [
  ['three classes', 3, random],
  ['a class that no voxel has', 3, random.map((label) => (label === 2 ? 0 : label))],
  ['nothing but background', 3, random.map(() => 0)],
  ['nothing but one class', 3, random.map(() => 1)],
  ['a single foreground class', 2, random.map((label) => label % 2)],
]
const labelTensor = (labels: number[]): Tensor => tensor(labels, { shape: [2, ...grid], dtype: 'int64' })
const logitsOf = (classes: number, dtype: 'float64' | 'float32' | 'bfloat16'): Tensor => irregular([2, classes, ...grid]).mul(3).to({ dtype })

describe.each(cases)('%s', (_, classes, labels) => {
  test.each([
    ['float64', 1e-12],
    ['float32', 1e-6],
    ['bfloat16', 1e-6],
  ] as const)('Dice and cross-entropy of %s logits', (dtype, tolerance) => {
    // The reference starts from the rounded logits: no more than float32's error is allowed after that.
    const logits = logitsOf(classes, dtype)
    const [dice, ce] = [diceLoss(logits, labelTensor(labels)), crossEntropy(logits, labelTensor(labels))]
    expect([dice.dtype, ce.dtype]).toEqual(dtype === 'float64' ? ['float64', 'float64'] : ['float32', 'float32'])
    expect(Math.abs(dice.item() - expectedDice(logits, labels))).toBeLessThan(tolerance)
    expect(Math.abs(ce.item() - expectedCrossEntropy(logits, labels))).toBeLessThan(tolerance)
  })

  test('has the right gradients', () => {
    const loss = combined([diceLoss, crossEntropy])
    gradcheck((logits) => loss(logits, labelTensor(labels)), [logitsOf(classes, 'float64')], { atol: 1e-8 })
  })
})

test('a sure and right answer costs nothing, a sure and wrong one all of the Dice', () => {
  const labels = random.map((label) => label % 2)
  const sure = (answers: number[]): Tensor => {
    const values = [0, 1].map((b) => [0, 1].map((k) => answers.slice(24 * b, 24 * b + 24).map((label) => (label === k ? 50 : -50))))
    return tensor(values, { shape: [2, 2, ...grid], dtype: 'float64' })
  }
  expect(diceLoss(sure(labels), labelTensor(labels)).item()).toBeCloseTo(0, 12)
  expect(crossEntropy(sure(labels), labelTensor(labels)).item()).toBeCloseTo(0, 12)
  const wrong = sure(labels.map((label) => 1 - label))
  expect(diceLoss(wrong, labelTensor(labels)).item()).toBeCloseTo(1, 6)
  expect(crossEntropy(wrong, labelTensor(labels)).item()).toBeCloseTo(100, 10)
})

describe('lossNamed', () => {
  test('dice_ce is the sum of both', () => {
    manualSeed(0)
    const [logits, label] = [logitsOf(3, 'float64'), labelTensor(random)]
    const expected = expectedDice(logits, random) + expectedCrossEntropy(logits, random)
    expect(lossNamed('dice_ce')(logits, label).item()).toBeCloseTo(expected, 12)
  })

  test('finds those of plugins', () => {
    expect(lossNamed('mine', new Map([['mine', diceLoss]]))).toBe(diceLoss)
  })

  test("a plugin's loss can't take the name of a built-in one", () => {
    expect(() => lossNamed('dice_ce', new Map([['dice_ce', diceLoss]]))).toThrow('training.loss: a loss "dice_ce" is built in.')
  })

  test.each(['dice_cee', 'toString'])('an unknown name %s is an error that lists the known ones', (name) => {
    const find = (): unknown => lossNamed(name, new Map([['mine', diceLoss]]))
    expect(find).toThrow(InputError)
    expect(find).toThrow(`training.loss: there is no loss "${name}". Known: dice_ce, mine; a plugin can add one with defineLoss.`)
  })
})
