// Every layer against PyTorch's outputs and gradients (scripts/fixtures/nn.py), in float64 and float32.
import { describe, expect, test } from 'vitest'
import { manualSeed, ones, scope, tensor } from '../index.js'
import { decode, decodeAll, type NamedFixtures, readFixture, relativeError, type TensorFixture } from '../testing/fixtures.js'
import {
  BatchNorm3d, Conv3d, ConvTranspose3d, Dropout, Dropout3d, GELU, GroupNorm, Identity, InstanceNorm3d, LayerNorm,
  LeakyReLU, Linear, type Module, ReLU, Sequential, Sigmoid, SiLU, Softmax, Tanh,
} from './index.js'

interface ModuleFixture {
  training: boolean
  state: NamedFixtures
  input: TensorFixture
  output: TensorFixture
  outputGradient: TensorFixture
  inputGradient: TensorFixture
  gradients: NamedFixtures
  buffersAfter: NamedFixtures
}

const { modules: fixtures, defaultInitialisation } = readFixture<{
  modules: Record<string, ModuleFixture>
  defaultInitialisation: Record<string, NamedFixtures>
}>(new URL('fixtures/modules.json', import.meta.url))

const build: Record<string, () => Module> = {
  conv3d: () => new Conv3d(4, 3, { kernel: [1, 3, 2], stride: [1, 2, 1], padding: [0, 1, 1] }),
  conv3dGroupsDilation: () => new Conv3d(4, 8, { kernel: 3, padding: 2, dilation: 2, groups: 2, bias: false }),
  conv3dDepthwise: () => new Conv3d(4, 4, { kernel: 3, padding: 1, groups: 4 }),
  convTranspose3d: () => new ConvTranspose3d(4, 3, { kernel: [1, 2, 2], stride: [1, 2, 2] }),
  convTranspose3dGroupsOutputPadding: () =>
    new ConvTranspose3d(4, 4, { kernel: 3, stride: 2, padding: 1, outputPadding: [0, 1, 1], groups: 2 }),
  linear: () => new Linear(5, 3),
  linearNoBias: () => new Linear(5, 3, { bias: false }),
  instanceNorm3d: () => new InstanceNorm3d(4),
  instanceNorm3dAffine: () => new InstanceNorm3d(4, { eps: 1e-3, affine: true }),
  groupNorm: () => new GroupNorm(2, 4),
  groupNormPlain: () => new GroupNorm(4, 4, { eps: 1e-3, affine: false }),
  layerNorm: () => new LayerNorm([4, 5], { eps: 1e-4 }),
  layerNormNoBias: () => new LayerNorm(5, { bias: false }),
  batchNorm3d: () => new BatchNorm3d(4, { momentum: 0.3 }),
  batchNorm3dEval: () => new BatchNorm3d(4, { eps: 1e-3 }),
  dropoutEval: () => new Dropout(0.5),
  relu: () => new ReLU(),
  leakyReLU: () => new LeakyReLU(0.2),
  gelu: () => new GELU(),
  geluTanh: () => new GELU({ approximate: 'tanh' }),
  silu: () => new SiLU(),
  sigmoid: () => new Sigmoid(),
  tanh: () => new Tanh(),
  softmax: () => new Softmax(1),
  network: () => new Sequential(
    new Conv3d(1, 4, { kernel: 3, padding: 1, bias: false }),
    new InstanceNorm3d(4, { affine: true }),
    new LeakyReLU(0.01, { inplace: true }),
    new Sequential(new Conv3d(4, 4, { kernel: 2, stride: 2, bias: false }), new BatchNorm3d(4), new GELU()),
    new ConvTranspose3d(4, 2, { kernel: 2, stride: 2 }),
  ),
}

test('every fixture has its module', () => {
  expect(Object.keys(build)).toEqual(Object.keys(fixtures))
})

describe.each([['float64', 1e-10], ['float32', 1e-5]] as const)('in %s equal to PyTorch', (dtype, tolerance) => {
  test.each(Object.entries(build))('%s', (name, make) => scope(() => {
    const fixture = fixtures[name]
    const module = make().to({ dtype }).train(fixture.training)
    expect([...module.stateDict().keys()]).toEqual(Object.keys(fixture.state))
    module.loadStateDict(decodeAll(fixture.state))

    const x = decode(fixture.input).to({ dtype })
    x.requiresGrad = true
    const y = module.forward(x)
    y.backward(decode(fixture.outputGradient).to({ dtype }))

    expect(y.dtype).toBe(dtype)
    const errors = {
      output: relativeError(y, decode(fixture.output)),
      'input gradient': relativeError(x.grad!, decode(fixture.inputGradient)),
      ...Object.fromEntries(module.namedParameters().map(([path, { grad }]) =>
        [`gradient of ${path}`, relativeError(grad!, decode(fixture.gradients[path]))])),
      ...Object.fromEntries(module.namedBuffers().map(([path, value]) =>
        [path, relativeError(value, decode(fixture.buffersAfter[path]))])),
    }
    expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([])
    module.release()
  }))
})

test.each(Object.entries({
  conv3d: () => new Conv3d(2, 4, { kernel: 3 }),
  convTranspose3d: () => new ConvTranspose3d(2, 4, { kernel: 2 }),
  linear: () => new Linear(6, 4),
}))('a seed initialises %s as PyTorch does', (name, make) => scope(() => {
  manualSeed(7)
  const state = make().stateDict()
  for (const [path, expected] of decodeAll(defaultInitialisation[name])) {
    expect(state.get(path)!.toArray()).toEqual(expected.toArray())
  }
}))

describe('in-place activations', () => {
  test.each([
    ['ReLU', new ReLU({ inplace: true }), [0, 2]],
    ['LeakyReLU', new LeakyReLU(0.5, { inplace: true }), [-0.5, 2]],
    ['SiLU', new SiLU({ inplace: true }), [-1 / (1 + Math.E), 2 / (1 + Math.exp(-2))]],
  ])('%s overwrites its input', (_, module, expected) => {
    const x = tensor(new Float64Array([-1, 2]))
    module.forward(x)
    expect(x.toArray()).toEqual(expected.map((value) => expect.closeTo(value, 12)))
  })
})

describe('dropout', () => {
  test('drops about p of the values and scales the rest', () => {
    manualSeed(1)
    const values = new Dropout(0.25).forward(ones([10_000])).toTypedArray() as Float32Array
    const dropped = values.filter((value) => value === 0).length
    // Five standard deviations of a binomial with n = 10,000 and p = 1/4 are 217.
    expect(Math.abs(dropped - 2500)).toBeLessThan(217)
    expect(new Set(values)).toEqual(new Set([0, Math.fround(4 / 3)]))
  })

  test('Dropout3d drops whole channels', () => {
    manualSeed(1)
    const values = new Dropout3d(0.5).forward(ones([4, 8, 2, 2, 2]))
    const sums = values.sum([2, 3, 4]).toTypedArray() as Float32Array
    expect(new Set(sums)).toEqual(new Set([0, 16]))
  })

  test('does nothing in evaluation', () => {
    expect(new Dropout3d(0.9).eval().forward(ones([1, 2, 1, 1, 1])).toArray()).toEqual([[[[[1]]], [[[1]]]]])
  })

  test('refuses what is no probability', () => {
    expect(() => new Dropout(1.5)).toThrow("1.5 isn't between 0 and 1")
    expect(() => new Dropout(Number.NaN)).toThrow('NaN')
  })
})

test('groups that do not divide the channels are named', () => {
  expect(() => new Conv3d(6, 8, { kernel: 1, groups: 4 })).toThrow('6 -> 8 channels')
  expect(() => new ConvTranspose3d(8, 6, { kernel: 1, groups: 4 })).toThrow('8 -> 6 channels')
  expect(() => new GroupNorm(4, 6)).toThrow("6 channels don't split into 4 groups")
})

test('Identity hands on the very tensor', () => {
  const x = ones([2])
  expect(new Identity().forward(x)).toBe(x)
})
