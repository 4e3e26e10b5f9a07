import { ops, tensor, type Tensor } from '@henn/torch'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { InputError } from '../errors.js'
import { irregular } from '../testing/blocks.js'
import { Adaptive } from './adaptive.js'
import { lossConfig, type LossConfig } from './config.js'
import { createLoss } from './create-loss.js'
import { crossEntropy } from './cross-entropy.js'
import { deepSupervision } from './deep-supervision.js'
import { dice } from './dice.js'
import { focal } from './focal.js'
import { tversky } from './tversky.js'
import type { Loss, PluginLoss } from './types.js'

const logits = irregular([1, 3, 4, 4, 6]).mul(3)
const coarse = irregular([1, 3, 2, 2, 3], { phase: 2 })
const label = tensor(Array.from({ length: 96 }, (_, i) => (i * 7) % 3), { shape: [1, 4, 4, 6], dtype: 'int64' })
const valueOf = (config: LossConfig): number => createLoss(config).ofLogits(logits, label).item()
const mine: Loss = (values) => values.sum()
const names = 'dice_ce, dice, generalised_dice, jaccard, tversky, focal_tversky, cross_entropy, focal, boundary, hausdorff_dt, cl_dice'

describe('createLoss', () => {
  test('a name stands for the loss with its defaults', () => {
    for (const name of names.split(', ')) expect(valueOf(name)).toBe(valueOf(lossConfig.parse({ type: name })))
  })

  test('dice_ce is the one operator, also on logits in bfloat16', () => {
    const half = logits.to({ dtype: 'bfloat16' })
    expect(createLoss('dice_ce').ofLogits(half, label).item()).toBe(ops.diceCrossEntropy(half, label).item())
  })

  test('options and weight arrive', () => {
    expect(valueOf(lossConfig.parse({ type: 'tversky', alpha: 0.9, beta: 0.2, weight: 3 }))).toBeCloseTo(3 * tversky({ alpha: 0.9, beta: 0.2 })(logits, label).item(), 12)
  })

  test('a combined loss sums names, objects and those of plugins', () => {
    const config = lossConfig.parse({ type: 'combined', losses: ['dice', { type: 'focal', gamma: 3, weight: 0.5 }, 'mine'] })
    const parts = [dice()(logits, label).item(), 0.5 * focal({ gamma: 3 })(logits, label).item(), logits.sum().item()]
    expect(createLoss(config, { plugins: new Map([['mine', mine]]) }).ofLogits(logits, label).item()).toBeCloseTo(parts[0] + parts[1] + parts[2], 12)
  })

  test('outputs at several grids are supervised, and there is nothing to learn', () => {
    const { ofOutputs, module } = createLoss('dice')
    expect(ofOutputs([logits, coarse], label).item()).toBe(deepSupervision(dice())([logits, coarse], label).item())
    expect(module).toBeNull()
  })

  test('an adaptive loss comes with its module', () => {
    const { ofOutputs, ofLogits, module } = createLoss(lossConfig.parse({ type: 'adaptive', by: 'course', losses: ['dice', 'cross_entropy'] }))
    expect(module).toBeInstanceOf(Adaptive)
    const sum = (outputs: Tensor[]): number => [dice(), crossEntropy()].reduce((total, loss) => total + deepSupervision(loss)(outputs, label).item(), 0)
    expect(ofOutputs([logits, coarse], label).item()).toBeCloseTo(sum([logits, coarse]), 6)
    module?.eval()
    expect(ofLogits(logits, label).item()).toBeCloseTo(sum([logits]), 6)
  })

  test("what is ignored and the activation reach every loss", () => {
    const config = lossConfig.parse({ type: 'combined', losses: ['dice_ce', 'dice', 'cross_entropy', 'focal'] })
    const target = irregular([1, 3, 4, 4, 6]).gt(0).to({ dtype: 'float32' })
    const all = { activation: 'sigmoid', ignore: 7 } as const
    const value = createLoss(config, all).ofLogits(logits, target).item()
    expect(value).toBeCloseTo(2 * (dice(all)(logits, target).item() + crossEntropy(all)(logits, target).item()) + focal(all)(logits, target).item(), 12)
    expect(createLoss(config, all).ofLogits(logits, target.mul(0).add(7)).item()).toBe(0)
  })

  test("a plugin's loss is found by its name and can't take one that is built in", () => {
    expect(createLoss('mine', { plugins: new Map([['mine', mine]]) }).ofLogits(logits, label).item()).toBe(mine(logits, label).item())
    const told: unknown[] = []
    const curious: PluginLoss = (all, _target, options) => {
      told.push(options)
      return all.sum()
    }
    createLoss('mine', { activation: 'sigmoid', ignore: 254, classes: 3, plugins: new Map([['mine', curious]]) }).ofLogits(logits, label)
    expect(told).toEqual([{ activation: 'sigmoid', ignore: 254 }])
    expect(() => createLoss('focal', { plugins: new Map([['focal', mine]]) })).toThrow('training.loss: a loss "focal" is built in.')
  })

  test('options with a value for each class are checked before anything is computed', () => {
    const config = lossConfig.parse({ type: 'combined', losses: ['dice', { type: 'cross_entropy', class_weights: [1, 2] }] })
    expect(() => createLoss(config, { classes: 3 })).toThrow(new InputError('training.loss: class_weights has 2 entries, but there are 3 classes, the background among them. Give one for each.'))
    expect(() => createLoss(config, { classes: 3, activation: 'sigmoid' })).toThrow('class_weights has 2 entries, but there are 3 regions. Give one for each.')
    createLoss(config, { classes: 2 })
  })

  test('a loss that is made of others needs their names', () => {
    expect(() => createLoss('combined')).toThrow(new InputError('training.loss: combined is made of others. Name them, such as {type: combined, losses: [dice, focal]}.'))
    expect(() => createLoss('adaptive')).toThrow('such as {type: adaptive, by: uncertainty, losses: [dice, focal]}.')
  })

  test.each([['dice_cee', 'dice_ce'], ['toString', 'tversky']])('an unknown name %s is an error that lists the known ones', (name, meant) => {
    const create = (): unknown => createLoss(name, { plugins: new Map([['mine', mine]]) })
    expect(create).toThrow(InputError)
    expect(create).toThrow(`training.loss: there is no loss "${name}"; did you mean ${meant}? Known: ${names}, mine; a plugin can add one with defineLoss.`)
  })
})

describe('lossConfig', () => {
  test('fills in the defaults', () => {
    expect(lossConfig.parse({ type: 'focal_tversky', beta: 0.5 })).toEqual({ type: 'focal_tversky', weight: 1, alpha: 0.3, beta: 0.5, gamma: 4 / 3, batch: true })
    expect(lossConfig.parse({ type: 'combined', losses: [{ type: 'dice' }, 'mine'] })).toEqual({ type: 'combined', losses: [{ type: 'dice', weight: 1, batch: true }, 'mine'] })
  })

  test.each([
    [{ type: 'tversky', alfa: 1 }],
    [{ type: 'tversky', alpha: -1 }],
    [{ type: 'dicee' }],
    [{ type: 'combined', losses: [] }],
    [{ type: 'combined', losses: [{ type: 'combined', losses: ['dice'] }] }],
    [{ type: 'cross_entropy', top_k: 0 }],
    [{ type: 'adaptive', by: 'mood', losses: ['dice', 'focal'] }],
    [{ type: 'adaptive', by: 'course', losses: ['dice'] }],
    [''],
    [3],
  ])('refuses %j', (config) => {
    expect(lossConfig.safeParse(config).success).toBe(false)
  })

  test.each([['boundary'], [{ type: 'boundary' }]])('refuses %j in an adaptive loss, saying why', (loss) => {
    const { error } = lossConfig.safeParse({ type: 'adaptive', by: 'course', losses: ['dice', loss] })
    expect(error?.issues).toMatchObject([{ code: 'custom', path: ['losses', 1], message: expect.stringContaining('can be negative') as string }])
  })

  test('has a JSON Schema that names every loss and its options', () => {
    const text = JSON.stringify(z.toJSONSchema(lossConfig, { io: 'input' }))
    for (const name of [...names.split(', '), 'combined', 'adaptive']) expect(text).toContain(`"const":"${name}"`)
    for (const key of ['class_weights', 'label_smoothing', 'top_k', 'iterations']) expect(text).toContain(`"${key}":`)
  })
})
