import { manualSeed, scope, type Tensor } from '@henn/torch'
import { BatchNorm3d, Module } from '@henn/torch/nn'
import { TensorData } from '@henn/torch/serialization'
import { beforeEach, describe, expect, test } from 'vitest'
import { InputError } from '../errors.js'
import type { Outputs } from '../data/targets.js'
import { modelConfig } from '../models/config.js'
import { createModel, type SegmentationModel } from '../models/index.js'
import { describeTransfer } from './describe.js'
import { loadPretrained } from './load-pretrained.js'
import type { Pretrained } from './pretrained.js'

const settings = { width: 8, depths: [1, 1], stem_width: 4, expansion_ratio: 2, use_transformer: false }
const create = (changes = {}, shape = { inChannels: 1, classes: 2 }): SegmentationModel => createModel(modelConfig.parse('type' in changes ? changes : { ...settings, ...changes }), shape)

const classes = (...names: string[]): Outputs => ({ kind: 'classes', names })
const regions = (...names: string[]): Outputs => ({ kind: 'regions', names })

function pretrained(model: SegmentationModel, outputs: Outputs | null): Pretrained {
  const data = [...model.stateDict()].map(([name, one]) => [name, new TensorData(one.dtype, one.shape, one.toBytes())] as const)
  return { path: 'old.pth', weights: new Map(data), network: () => null, outputs, plugins: [] }
}

class Normed extends Module<[Tensor], Tensor[]> {
  readonly norm = new BatchNorm3d(2)

  forward(image: Tensor): Tensor[] {
    return [this.norm.forward(image)]
  }
}

const values = (model: SegmentationModel, name: string): unknown => model.stateDict().get(name)!.toArray()

beforeEach(() => manualSeed(2))

describe('loadPretrained', () => {
  test('all of it where all fits', () => {
    const [old, model] = [create(), create()]
    const report = loadPretrained(model, pretrained(old, classes('background', 'organ')), classes('background', 'organ'))
    expect(report).toMatchObject({ adapted: [], unfit: [], missing: [], unused: [] })
    for (const [name, own] of model.stateDict()) expect(own.toArray()).toEqual(values(old, name))
    expect(describeTransfer(report)).toEqual([`${report.loaded.length} tensors loaded, 0 adapted; 0 start anew`])
  })

  test('other classes and channels: heads by names, the stem by its mean, the rest as it is', () => {
    const old = create()
    const model = create({}, { inChannels: 2, classes: 3 })
    const drawn = values(model, 'heads.0.bias') as number[]
    const report = loadPretrained(model, pretrained(old, classes('background', 'Organ')), classes('background', 'tumour', 'organ'))
    const [background, organ] = values(old, 'heads.0.bias') as number[]
    expect(values(model, 'heads.0.bias')).toEqual([background, drawn[1], organ])
    expect(values(model, 'encoder.1.local.0.se.reduce.weight')).toEqual(values(old, 'encoder.1.local.0.se.reduce.weight'))
    expect(report.missing).toEqual([])
    expect(describeTransfer(report).slice(1)).toEqual([
      'adapted: stem.conv.weight [4, 1, 3, 3, 3] to [4, 2, 3, 3, 3] (1 to 2 channels by their mean)',
      'adapted: heads.0.weight [2, 4, 1, 1, 1] to [3, 4, 1, 1, 1] (2 of 3 classes by their names)',
      'adapted: heads.0.bias [2] to [3] (2 of 3 classes by their names)',
      'adapted: heads.1.weight [2, 8, 1, 1, 1] to [3, 8, 1, 1, 1] (2 of 3 classes by their names)',
      'adapted: heads.1.bias [2] to [3] (2 of 3 classes by their names)',
    ])
  })

  test('as many channels as classes: the first convolution is no head', () => {
    const shape = { inChannels: 3, classes: 3 }
    const report = loadPretrained(create({}, shape), pretrained(create(), null), classes('background', 'a', 'b'))
    expect(report.adapted.map(({ name, how }) => `${name}: ${how}`).slice(0, 2)).toEqual(['stem.conv.weight: 1 to 3 channels by their mean', 'heads.0.weight: 1 of 3 classes by their names'])
  })

  test('the same classes in another order: heads follow the names', () => {
    const shape = { inChannels: 1, classes: 3 }
    const [old, model] = [create({}, shape), create({}, shape)]
    loadPretrained(model, pretrained(old, classes('background', 'left', 'right')), classes('background', 'right', 'left'))
    const [background, left, right] = values(old, 'heads.0.bias') as number[]
    expect(values(model, 'heads.0.bias')).toEqual([background, right, left])
    loadPretrained(model, pretrained(old, classes('background', 'left', 'right')), classes('background', 'liver', 'tumour'))
    expect(values(model, 'heads.0.bias')).toEqual([background, left, right])
    const drawn = values(model, 'heads.0.bias') as number[]
    loadPretrained(model, pretrained(old, classes('background', 'left', 'right')), classes('background', 'right', 'tumour'))
    expect(values(model, 'heads.0.bias')).toEqual([background, right, drawn[2]])
  })

  test('an inner layer that happens to have as many channels as there are classes follows no names', () => {
    const shape = { inChannels: 1, classes: 4 }
    const [old, model] = [create({}, shape), create({}, shape)]
    const report = loadPretrained(model, pretrained(old, classes('background', 'a', 'b', 'c')), classes('background', 'c', 'b', 'a'))
    expect(report.adapted.map(({ name }) => name)).toEqual(['heads.0.weight', 'heads.0.bias', 'heads.1.weight', 'heads.1.bias'])
    expect(values(model, 'last.pointwise.conv.weight')).toEqual(values(old, 'last.pointwise.conv.weight'))
  })

  test('heads of regions are not taken for classes', () => {
    const [old, model] = [create(), create()]
    const drawn = values(model, 'heads.0.weight')
    const report = loadPretrained(model, pretrained(old, regions('organ', 'lesion')), classes('background', 'organ'))
    expect(values(model, 'heads.0.weight')).toEqual(drawn)
    expect(describeTransfer(report)).toContain('not loaded: heads.0.weight is [2, 4, 1, 1, 1] in the file too, but of other classes')
  })

  test('heads of regions are, by their names or as many as there are', () => {
    const outputs = regions('whole', 'core')
    const [old, model] = [create(), create()]
    expect(loadPretrained(model, pretrained(old, outputs), outputs)).toMatchObject({ adapted: [], unfit: [], missing: [] })
    loadPretrained(model, pretrained(old, regions('core', 'whole')), outputs)
    const [first, second] = values(old, 'heads.0.bias') as number[]
    expect(values(model, 'heads.0.bias')).toEqual([second, first])
    for (const saved of [null, regions('a', 'b')]) {
      loadPretrained(model, pretrained(old, saved), outputs)
      expect(values(model, 'heads.0.bias')).toEqual([first, second])
    }
    const more = create({}, { inChannels: 1, classes: 3 })
    const drawn = values(more, 'heads.0.bias') as number[]
    const { adapted } = loadPretrained(more, pretrained(old, outputs), regions('core', 'new', 'whole'))
    expect(values(more, 'heads.0.bias')).toEqual([second, drawn[1], first])
    expect(adapted.every(({ isPartial }) => isPartial)).toBe(true)
    expect(loadPretrained(more, pretrained(old, null), regions('a', 'b', 'c')).unfit.map(({ name }) => name)).toContain('heads.0.bias')
  })

  test('names that differ in case alone are told apart where both are there', () => {
    const shape = { inChannels: 1, classes: 3 }
    const [old, model] = [create({}, shape), create({}, shape)]
    loadPretrained(model, pretrained(old, classes('background', 'L', 'l')), classes('background', 'l', 'L'))
    const [background, upper, lower] = values(old, 'heads.0.bias') as number[]
    expect(values(model, 'heads.0.bias')).toEqual([background, lower, upper])
  })

  test('a tensor that stands in several places is found by any of its names', () => {
    const shape = { inChannels: 1, classes: 2 }
    const plain = { type: 'plain', features: [4, 8] }
    const [old, dropping] = [create(plain, shape), create({ ...plain, dropout: 0.1 }, shape)]
    const { weights, ...rest } = pretrained(old, null)
    // As safetensors keeps one name of each.
    const alphabetical = [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const seen = new Set<unknown>()
    const once = new Map(alphabetical.filter(([name]) => !seen.has(old.stateDict().get(name)) && seen.add(old.stateDict().get(name))))
    expect(once.size).toBe(old.parameters().length)
    expect(loadPretrained(create(plain, shape), { ...rest, weights: once }, classes('background', 'organ'))).toMatchObject({ unfit: [], missing: [], unused: [] })
    const shared = new Map<unknown, TensorData>()
    const aliased = new Map([...weights].map(([name, data]) => {
      const own = old.stateDict().get(name)
      const one = shared.get(own) ?? data
      shared.set(own, one)
      return [name, one]
    }))
    expect(loadPretrained(dropping, { ...rest, weights: aliased }, classes('background', 'organ'))).toMatchObject({ unfit: [], missing: [], unused: [] })
  })

  test.each(['module.', '_orig_mod.module.', 'model.'])('names behind %s are the names', (wrapper) => {
    const { weights, ...rest } = pretrained(create(), null)
    const wrapped = new Map([...weights].map(([name, data]) => [`${wrapper}${name}`, data]))
    expect(loadPretrained(create(), { ...rest, weights: wrapped }, classes('background', 'organ'))).toMatchObject({ adapted: [], unfit: [], missing: [], unused: [] })
  })

  test('kernels of two dimensions as other programs save them are those of ours', () => {
    const flat = create({ dimensions: 2 })
    const { weights, ...rest } = pretrained(flat, null)
    const foreign = new Map([...weights].map(([name, { dtype, shape, bytes }]) => [name, shape.length === 5 ? new TensorData(dtype, shape.toSpliced(2, 1), bytes) : new TensorData(dtype, shape, bytes)]))
    const report = loadPretrained(create({ dimensions: 2 }), { ...rest, weights: foreign }, classes('background', 'organ'))
    expect(report).toMatchObject({ adapted: [], unfit: [], missing: [], unused: [] })
  })

  test('from two dimensions to three: copies along Z, which add up to what a slice had', () => {
    const settings2d = { type: 'plain', features: [4, 8, 8] }
    const [flat, volume] = [create({ ...settings2d, dimensions: 2 }), create(settings2d)]
    const report = loadPretrained(volume, pretrained(flat, null), classes('background', 'organ'))
    expect(report).toMatchObject({ unfit: [], missing: [], unused: [] })
    const ofSlice = flat.stateDict()
    for (const [name, own] of volume.namedParameters()) {
      const slice = ofSlice.get(name)!
      scope(() => {
        // Two voxels of a transposed convolution never meet: each gives what the slice's gave.
        const met = own.shape.length === 5 && name.includes('transpconvs') ? own.narrow(2, 0, 1) : own.shape.length === 5 ? own.sum([2], true) : own
        expect(met.sub(slice).abs().max().item(), name).toBeLessThan(1e-6)
        if (own.shape.length === 5) expect(own.std(2, false, true).abs().max().item(), name).toBeLessThan(1e-7)
      })
    }
  })

  test('values that are not finite are refused by name', () => {
    const file = pretrained(create(), null)
    const bytes = new Uint8Array(Float32Array.from([1, NaN]).buffer)
    const weights = new Map([...file.weights, ['heads.0.bias', new TensorData('float32', [2], bytes)]])
    expect(() => loadPretrained(create(), { ...file, weights }, classes('background', 'organ'))).toThrow(
      new InputError('old.pth: heads.0.bias holds values that are not finite numbers. Use another file.'),
    )
  })

  test('what a batch norm counts is loaded too', () => {
    const [old, model] = [new Normed(), new Normed()]
    old.norm.num_batches_tracked.add_(3)
    expect(loadPretrained(model, pretrained(old, null), classes('background', 'organ')).loaded).toHaveLength(5)
    expect(values(model, 'norm.num_batches_tracked')).toBe(3)
  })

  test('whole numbers are no weights', () => {
    const file = pretrained(create(), null)
    const weights = new Map([...file.weights, ['heads.0.bias', new TensorData('int64', [2], new Uint8Array(16))]])
    expect(() => loadPretrained(create(), { ...file, weights }, classes('background', 'organ'))).toThrow(
      new InputError('old.pth: heads.0.bias holds int64, and weights are floating-point numbers. Use another file.'),
    )
  })

  test('of what was not loaded the first few are told', () => {
    const lines = describeTransfer({ loaded: [], adapted: [], missing: [], unused: [], unfit: Array.from({ length: 10 }, (_, i) => ({ name: `a${i}`, saved: [1], own: [2] })) })
    expect(lines.filter((line) => line.startsWith('not loaded'))).toHaveLength(9)
    expect(lines.at(-1)).toBe('not loaded: 2 more')
  })

  test('what does not fit is listed with both shapes, and stays as it was drawn', () => {
    const old = create({ use_se: false })
    const model = create({ expansion_ratio: 3 })
    const before = values(model, 'encoder.1.local.0.project.conv.weight')
    const report = loadPretrained(model, pretrained(old, null), classes('background', 'organ'))
    expect(values(model, 'encoder.1.local.0.project.conv.weight')).toEqual(before)
    const lines = describeTransfer(report)
    expect(lines).toContain('not loaded: encoder.1.local.0.project.conv.weight is [16, 32, 1, 1, 1] in the file but [16, 48, 1, 1, 1] in the network')
    expect(lines.at(-1)).toMatch(/^not in the file: encoder\.1\.local\.0\.se\.reduce\.weight, /)
    const back = loadPretrained(old, pretrained(model, null), classes('background', 'organ'))
    expect(describeTransfer(back).at(-1)).toMatch(/^not in the network: encoder\.1\.local\.0\.se\.reduce\.weight, /)
  })

  test("kernels of 5 start from a trained network's of 3", () => {
    const mednext = { type: 'mednext', width: 4, blocks: [1, 1], expansion: [2, 2] }
    const small = createModel(modelConfig.parse(mednext), { inChannels: 1, classes: 2 })
    const large = createModel(modelConfig.parse({ ...mednext, kernel_size: 5 }), { inChannels: 1, classes: 2 })
    const report = loadPretrained(large, pretrained(small, null), classes('background', 'organ'))
    expect(report.adapted.map(({ name }) => name)).toEqual(['enc_stages.0.0.conv1.weight', 'down_blocks.0.conv1.weight', 'bottleneck.0.conv1.weight', 'up_blocks.0.conv1.weight', 'dec_stages.0.0.conv1.weight'])
    scope(() => {
      const expected = small.stateDict().get('enc_stages.0.0.conv1.weight')!.upsampleTrilinear3d([5, 5, 5], false)
      expect(values(large, 'enc_stages.0.0.conv1.weight')).toEqual(expected.toArray())
    })
  })

  test("nothing fits: the file's and the network's names", () => {
    const other: Pretrained = { ...pretrained(create(), null), weights: new Map([['layer1.weight', new TensorData('float32', [1], new Uint8Array(4))]]) }
    const load = (): unknown => loadPretrained(create(), other, classes('background', 'organ'))
    expect(load).toThrow(InputError)
    expect(load).toThrow('old.pth: none of its 1 tensors (layer1.weight, …) fits the network, whose first is stem.conv.weight. Set model.type')
    const known = { ...other, network: () => modelConfig.parse({ type: 'plain' }) }
    expect(() => loadPretrained(create(), known, classes('background', 'organ'))).toThrow('They are of model.type plain: leave out the settings of model, in files too, or set those.')
  })
})
