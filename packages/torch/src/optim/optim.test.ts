// Optimizers against PyTorch's runs (scripts/fixtures/nn.py), and what a resume needs of them.
import { describe, expect, test } from 'vitest'
import { getNumThreads, liveTensors, ones, scope, tensor, type Tensor, zeros } from '../index.js'
import { Linear, type Module, parameter, Sequential, Tanh } from '../nn/index.js'
import { decode, decodeAll, type NamedFixtures, readFixture, relativeError, type TensorFixture } from '../testing/fixtures.js'
import { AdamW, clipGradNorm, type Optimizer, SGD } from './index.js'

interface RunFixture {
  start: NamedFixtures
  input: TensorFixture
  target: TensorFixture
  losses: number[]
  norms: number[]
  weightsAfter1And6And10: NamedFixtures[]
}

const { runs } = readFixture<{ runs: Record<string, RunFixture> }>(new URL('fixtures/optimizers.json', import.meta.url))

const build: Record<string, (network: Module) => Optimizer> = {
  sgd: (network) => new SGD(network.parameters(), { lr: 0.1 }),
  sgdNesterov: (network) =>
    new SGD(network.parameters(), { lr: 0.1, momentum: 0.99, nesterov: true, weightDecay: 3e-2 }),
  sgdMomentum: (network) => new SGD(network.parameters(), { lr: 0.1, momentum: 0.9 }),
  adamw: (network) => new AdamW(network.parameters(), { lr: 0.01, weightDecay: 0.1 }),
  adamwBetas: (network) =>
    new AdamW(network.parameters(), { lr: 0.01, betas: [0.8, 0.95], eps: 1e-3, weightDecay: 0 }),
  adamwGroups: (network) => {
    const parameters = network.parameters()
    const groups = [{ parameters: parameters.slice(0, 2), weightDecay: 0, lr: 0.02 }, { parameters: parameters.slice(2) }]
    return new AdamW(groups, { lr: 0.01, weightDecay: 0.2 })
  },
  sgdClipped: (network) => new SGD(network.parameters(), { lr: 0.5 }),
}

function makeNetwork({ start }: RunFixture): Module {
  const network = new Sequential(new Linear(6, 5), new Tanh(), new Linear(5, 2)).to({ dtype: 'float64' })
  scope(() => { network.loadStateDict(decodeAll(start)) })
  return network
}

function trainStep(network: Module, optimizer: Optimizer, fixture: RunFixture, maxNorm?: number): { loss: number; norm: number } {
  return scope(() => {
    optimizer.zeroGrad()
    const loss = network.forward(decode(fixture.input)).sub(decode(fixture.target)).pow(2).mean()
    loss.backward()
    const norm = maxNorm === undefined ? Number.NaN : clipGradNorm(network.parameters(), maxNorm).item()
    optimizer.step()
    return { loss: loss.item(), norm }
  })
}

function halveLr(optimizer: Optimizer): void {
  for (const group of optimizer.groups) group.lr /= 2
}

test('every fixture has its optimizer', () => {
  expect(Object.keys(build)).toEqual(Object.keys(runs))
})

test.each(Object.entries(build))('ten steps of %s equal PyTorch', (name, make) => scope(() => {
  const fixture = runs[name]
  const network = makeNetwork(fixture)
  const optimizer = make(network)
  const maxNorm = name === 'sgdClipped' ? 0.6 : undefined
  for (let step = 0; step < 10; step++) {
    if (step === 5) halveLr(optimizer)
    const { loss, norm } = trainStep(network, optimizer, fixture, maxNorm)
    expect(loss).toBeCloseTo(fixture.losses[step], 10)
    if (maxNorm !== undefined) expect(norm).toBeCloseTo(fixture.norms[step], 10)
    const expected = fixture.weightsAfter1And6And10[[0, 5, 9].indexOf(step)]
    for (const [path, value] of expected === undefined ? [] : decodeAll(expected)) {
      expect(relativeError(network.stateDict().get(path)!, value), `${path} after step ${step}`).toBeLessThan(1e-10)
    }
  }
}))

describe('resume', () => {
  test.each(['sgdNesterov', 'adamwGroups'])('%s goes on bit for bit', (name) => scope(() => {
    const fixture = runs[name]
    const network = makeNetwork(fixture)
    const optimizer = build[name](network)
    for (let step = 0; step < 3; step++) trainStep(network, optimizer, fixture)
    halveLr(optimizer)

    const second = makeNetwork(fixture)
    second.loadStateDict(network.stateDict())
    const resumed = build[name](second)
    resumed.loadStateDict(optimizer.stateDict())
    for (let step = 0; step < 3; step++) {
      trainStep(network, optimizer, fixture)
      trainStep(second, resumed, fixture)
    }
    expect(resumed.groups.map(({ lr }) => lr)).toEqual(optimizer.groups.map(({ lr }) => lr))
    expect(second.parameters().map((value) => value.toArray())).toEqual(network.parameters().map((value) => value.toArray()))
  }))

  test('the state is laid out as in PyTorch', () => {
    const weight = parameter(tensor([1, 2]))
    const optimizer = new AdamW([weight], { lr: 0.1, weightDecay: 0 })
    expect(optimizer.stateDict().state.size).toBe(0)
    weight.sum().backward()
    optimizer.step()
    const { state, param_groups } = optimizer.stateDict()
    expect(param_groups).toEqual([{ lr: 0.1, weight_decay: 0, params: [0] }])
    expect(Object.keys(state.get(0)!)).toEqual(['step', 'exp_avg', 'exp_avg_sq'])
    expect(state.get(0)!.step.item()).toBe(1)
    expect(state.get(0)!.exp_avg.toArray()).toEqual([expect.closeTo(0.1, 6), expect.closeTo(0.1, 6)])
  })

  test('a state of other parameters is refused before anything changes', () => {
    const weight = parameter(tensor([1, 2]))
    const optimizer = new SGD([weight], { lr: 0.1, momentum: 0.9 })
    const groups = (params: number[]) => [{ lr: 9, weight_decay: 0, params }]
    expect(() => optimizer.loadStateDict({ state: new Map(), param_groups: groups([0, 1]) })).toThrow('groups of 1 parameters, its saved state of 2')
    const misshapen = new Map([[0, { momentum_buffer: zeros([3]) }]])
    expect(() => optimizer.loadStateDict({ state: misshapen, param_groups: groups([0]) })).toThrow('momentum_buffer of parameter 0 is [2], in the saved state [3]')
    const ofAdam = new Map([[0, { exp_avg: zeros([2]) }]])
    expect(() => optimizer.loadStateDict({ state: ofAdam, param_groups: groups([0]) })).toThrow('keeps momentum_buffer for parameter 0, its saved state exp_avg')
    expect(() => optimizer.loadStateDict({ state: new Map([[4, {}]]), param_groups: groups([0]) })).toThrow('parameter 4 of 1')
    expect(optimizer.groups[0].lr).toBe(0.1)
  })
})

test('a gradient in another layout is added to the right elements', () => scope(() => {
  const values = Float32Array.from({ length: 16 }, (_, index) => index + 1)
  const weight = parameter(zeros([2, 2, 1, 2, 2]).to({ memoryFormat: 'channels_last_3d' }))
  weight.setGrad(tensor(values, { shape: [2, 2, 1, 2, 2] }))
  new SGD([weight], { lr: 1, momentum: 0.9 }).step()
  expect([...weight.neg().toTypedArray()]).toEqual([...values])
}))

test('large and small parameters are stepped alike, and the number of threads stays', () => scope(() => {
  const threads = getNumThreads()
  const weights = [parameter(zeros([40_000])), parameter(zeros([3]))]
  for (const weight of weights) weight.setGrad(ones(weight.shape))
  new SGD(weights, { lr: 0.5 }).step()
  expect(new Set(weights[0].toTypedArray() as Float32Array)).toEqual(new Set([-0.5]))
  expect(weights[1].toArray()).toEqual([-0.5, -0.5, -0.5])
  expect(getNumThreads()).toBe(threads)
}))

test('parameters of two dtypes, and one without a gradient, are stepped in one group', () => {
  const single = parameter(tensor(new Float32Array([1])))
  const double = parameter(tensor(new Float64Array([1])))
  const unused = parameter(tensor([1]))
  const optimizer = new AdamW([single, double, unused], { lr: 0.5, weightDecay: 0 })
  scope(() => { single.to({ dtype: 'float64' }).add(double).sum().backward() })
  optimizer.step()
  expect(single.item()).toBeCloseTo(0.5, 6)
  expect(double.item()).toBeCloseTo(0.5, 6)
  expect(unused.item()).toBe(1)
})

test('settings out of range are named', () => {
  const weight = parameter(zeros([1]))
  expect(() => new SGD([weight], { lr: Number.NaN })).toThrow("lr of the optimizer can't be NaN")
  expect(() => new SGD([weight], { lr: 1, nesterov: true })).toThrow('momentum')
  expect(() => new AdamW([weight], { lr: 1, betas: [0.9, 1] })).toThrow("beta of the optimizer can't be 1")
  expect(() => new SGD([], { lr: 1 })).toThrow('no parameters')
  expect(() => new SGD([weight, weight], { lr: 1 })).toThrow('twice')
})

test('setLr reaches every group', () => {
  const optimizer = new SGD([{ parameters: [parameter(zeros([1]))], lr: 3 }, { parameters: [parameter(zeros([1]))] }], { lr: 1 })
  expect(optimizer.groups.map(({ lr }) => lr)).toEqual([3, 1])
  optimizer.setLr(0.25)
  expect(optimizer.groups.map(({ lr }) => lr)).toEqual([0.25, 0.25])
})

describe('clipGradNorm', () => {
  const withGrad = (values: number[]): Tensor => {
    const weight = parameter(zeros([values.length]))
    weight.setGrad(tensor(values))
    return weight
  }

  test('scales all gradients by one factor and returns the norm before', () => {
    const weights = [withGrad([3, 0]), parameter(zeros([1])), withGrad([0, -4])]
    expect(clipGradNorm(weights, 1).item()).toBeCloseTo(5, 6)
    expect(weights[0].grad!.toArray()).toEqual([expect.closeTo(0.6, 6), 0])
    expect(weights[2].grad!.toArray()).toEqual([0, expect.closeTo(-0.8, 6)])
    expect(weights[1].grad).toBeNull()
  })

  test('leaves smaller gradients exactly alone', () => {
    const weight = withGrad([0.3, 0.1])
    const before = weight.grad!.toArray()
    clipGradNorm([weight], 1)
    expect(weight.grad!.toArray()).toEqual(before)
  })

  test('is 0 without gradients', () => {
    expect(clipGradNorm([parameter(zeros([1]))], 1).item()).toBe(0)
  })
})

test('live tensors stay constant from step to step, and release gives the state back', () => {
  const fixture = runs.adamw
  const start = liveTensors()
  const network = makeNetwork(fixture)
  const optimizer = build.adamw(network)
  trainStep(network, optimizer, fixture, 1)
  const afterFirst = liveTensors()
  for (let step = 0; step < 5; step++) trainStep(network, optimizer, fixture, 1)
  expect(liveTensors()).toBe(afterFirst)
  optimizer.release()
  network.release()
  expect(liveTensors()).toBe(start)
})
