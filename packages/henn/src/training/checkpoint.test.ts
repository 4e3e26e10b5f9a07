import fs from 'node:fs'
import { join } from 'node:path'
import { FormatError, liveTensors, manualSeed, ones, rand, scope, setNumThreads, type Tensor } from '@henn/torch'
import { AdamW, SGD, type Optimizer } from '@henn/torch/optim'
import { loadPth, savePth, TensorData } from '@henn/torch/serialization'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { configSchema, type ConfigInput } from '../config/schema.js'
import { InputError } from '../errors.js'
import { createModel, type SegmentationModel } from '../models/index.js'
import { tinyPlan } from '../testing/plan.js'
import { temporaryFolder } from '../testing/temporary.js'
import { loadWeights, openCheckpoint, restore, saveCheckpoint, type RunState } from './checkpoint.js'
import { GradScaler } from './grad-scaler.js'

// A network so small that threads would only wait for each other.
setNumThreads(1)

// Waiting for the disk is proven in the serialization's tests, and takes most of the time in these.
beforeEach(() => void vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {}))
afterEach(() => vi.restoreAllMocks())

const small = { width: 4, depths: [1, 1], stem_width: 4, use_transformer: false, use_attention: false } satisfies ConfigInput['model']
const config = configSchema.parse({ preset: 'quick_test', model: small, training: { epochs: 7, learning_rate: 0.1 + 0.2 } })
const plan = tinyPlan({ dataset: 'Shapes – “Ω”', spacing_mm: [1, 1 / 3, 0.1] })
const state: RunState = {
  runId: '2026-01-31T12-00-00',
  epoch: 3,
  step: 75,
  seconds: 12.345678901234567,
  timeUp: false,
  pretrained: ['stem.conv.weight'],
  bestDice: 0.1 + 0.7,
  partial: { steps: 4, loss: 1 / 3, gradientNorm: 2e-17, learningRate: 0.003 },
}

const network = ({ model = small, classes = 2 }: { model?: ConfigInput['model']; classes?: number } = {}): SegmentationModel =>
  createModel(configSchema.parse({ model }).model, { inChannels: 1, classes })

function trainStep(model: SegmentationModel, optimizer: Optimizer): void {
  scope(() => {
    optimizer.zeroGrad()
    const outputs = model.forward(rand([1, 1, 8, 8, 8]))
    outputs.map((output) => output.pow(2).mean()).reduce((sum, term) => sum.add(term)).backward()
    optimizer.step()
  })
}

const onCpu = (optimizer: Optimizer) => ({ average: null, optimizer, scaler: null, lossModule: null, device: 'cpu' })

/** A network and an optimizer that have made two steps, and their checkpoint. */
function trained(makeOptimizer = (parameters: Tensor[]): Optimizer => new AdamW(parameters, { lr: 0.01 })) {
  const path = join(temporaryFolder(), 'latest_model.pth')
  manualSeed(7)
  const model = network()
  const optimizer = makeOptimizer(model.parameters())
  trainStep(model, optimizer)
  trainStep(model, optimizer)
  const save = (): void => saveCheckpoint(path, { config, plan, model, ...onCpu(optimizer) }, state)
  save()
  return { path, model, optimizer, save }
}

const bits = (tensors: Iterable<[string | number, Tensor]>): [string | number, string, number[], string][] =>
  Array.from(tensors, ([name, tensor]) => [name, tensor.dtype, tensor.shape, Buffer.from(tensor.toBytes()).toString('hex')])
const optimizerBits = (optimizer: Optimizer): unknown => {
  const { state: tensors, param_groups: groups } = optimizer.stateDict()
  return [groups, Array.from(tensors, ([index, record]) => [index, bits(Object.entries(record))])]
}

describe('a checkpoint', () => {
  test.each([
    ['AdamW', (parameters: Tensor[]) => new AdamW(parameters, { lr: 0.01 })],
    ['SGD with momentum', (parameters: Tensor[]) => new SGD(parameters, { lr: 0.01, momentum: 0.9, nesterov: true })],
  ])('brings everything back, bit for bit, and training with %s goes on the same', async (_, makeOptimizer) => {
    const { path, model, optimizer } = trained(makeOptimizer)
    const next = (): unknown => [rand([5]).toArray(), bits(model.stateDict())]
    const [weights, moments] = [bits(model.stateDict()), optimizerBits(optimizer)]
    trainStep(model, optimizer)
    const expected = next()

    manualSeed(99)
    const checkpoint = await openCheckpoint(path)
    expect(checkpoint).toMatchObject({ path, config, plan, state })
    const again = network()
    const optimizerAgain = makeOptimizer(again.parameters())
    loadWeights(again, checkpoint)
    restore(checkpoint, onCpu(optimizerAgain))
    expect(bits(again.stateDict())).toEqual(weights)
    expect(optimizerBits(optimizerAgain)).toEqual(moments)
    trainStep(again, optimizerAgain)
    expect([rand([5]).toArray(), bits(again.stateDict())]).toEqual(expected)
  })

  test('can be made before the first step', async () => {
    const path = join(temporaryFolder(), 'a.pth')
    const model = network()
    saveCheckpoint(path, { config, plan, model, ...onCpu(new AdamW(model.parameters(), { lr: 0.5 })) }, state)
    const optimizer = new AdamW(model.parameters(), { lr: 0.1 })
    restore(await openCheckpoint(path), onCpu(optimizer))
    expect(optimizer.stateDict().state.size).toBe(0)
    expect(optimizer.groups[0].lr).toBe(0.5)
  })

  test('carries the gradient scaler of a run in float16, and no such part of others', async () => {
    const { path, model, optimizer } = trained()
    expect(Object.keys((await loadPth(path)) as object)).toEqual(['format', 'config', 'plan', 'state', 'model', 'optimizer', 'random'])
    const scaler = new GradScaler('cpu')
    scaler.scale.fill_(1024)
    scaler.growth.fill_(17)
    saveCheckpoint(path, { config, plan, model, ...onCpu(optimizer), scaler }, state)
    const again = new GradScaler('cpu')
    restore(await openCheckpoint(path), { ...onCpu(optimizer), scaler: again })
    expect([again.scale.item(), again.growth.item()]).toEqual([1024, 17])
    expect([again.scale.dtype, again.growth.dtype]).toEqual(['float32', 'int32'])
  })

  test('without a gradient scaler leaves that of the run as it begins', async () => {
    const { path, optimizer } = trained()
    const scaler = new GradScaler('cpu')
    restore(await openCheckpoint(path), { ...onCpu(optimizer), scaler })
    expect([scaler.scale.item(), scaler.growth.item()]).toEqual([65536, 0])
  })

  test('of a run on a GPU can be gone on with on the processor', async () => {
    const { path, optimizer } = trained()
    savePth(path, { ...((await loadPth(path)) as Record<string, never>), random_cuda: new TensorData('uint8', [16], new Uint8Array(16)) })
    const checkpoint = await openCheckpoint(path)
    expect(checkpoint.randomCuda?.shape).toEqual([16])
    restore(checkpoint, onCpu(optimizer))
  })

  test('leaves no tensors behind, saving or loading', async () => {
    const { path, model, optimizer, save } = trained()
    const before = liveTensors()
    save()
    const checkpoint = await openCheckpoint(path)
    loadWeights(model, checkpoint)
    restore(checkpoint, onCpu(optimizer))
    expect(liveTensors()).toBe(before)
  })
})

describe('a checkpoint that can not be used', () => {
  test('of another program is refused', async () => {
    const path = join(temporaryFolder(), 'foreign.pth')
    savePth(path, { model: { weight: 1 } })
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(path)).rejects.toThrow(`${path}: a .pth file, but no checkpoint of HENN. Give one that "henn train" wrote`)
  })

  test.each(['model', 'optimizer', 'random', 'config', 'plan', 'state'])('without its %s is refused', async (part) => {
    const { path } = trained()
    const whole = (await loadPth(path)) as Record<string, never>
    const { [part]: _left, ...rest } = whole
    savePth(path, rest)
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(path)).rejects.toThrow(`${path}: a part of the checkpoint is missing`)
  })

  test.each([
    ['scaler', 1],
    ['scaler', { scale: 1 }],
    ['scaler', { scale: new TensorData('float32', [2], new Uint8Array(8)), growth: new TensorData('int32', [1], new Uint8Array(4)) }],
    ['random_cuda', 'text'],
  ])('with a %s that is none (%j) is refused', async (part, value) => {
    const { path } = trained()
    savePth(path, { ...((await loadPth(path)) as Record<string, never>), [part]: value })
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
  })

  test.each([
    ['config', 'null'],
    ['config', '[]'],
    ['plan', '3'],
    ['optimizer', { foo: 1 }],
  ])('whose %s is %j is refused, naming the file', async (part, value) => {
    const { path } = trained()
    savePth(path, { ...((await loadPth(path)) as Record<string, never>), [part]: value })
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(path)).rejects.toThrow(path)
  })

  test('whose random numbers are of another size is refused, naming the file', async () => {
    const { path, optimizer } = trained()
    savePth(path, { ...((await loadPth(path)) as Record<string, never>), random: new TensorData('uint8', [3], new Uint8Array(3)) })
    const checkpoint = await openCheckpoint(path)
    expect(() => restore(checkpoint, onCpu(optimizer))).toThrow(`${path}: the state of the random numbers does not fit`)
  })

  test('with a configuration of another version is refused by its key', async () => {
    const { path } = trained()
    const whole = (await loadPth(path)) as Record<string, never>
    savePth(path, { ...whole, config: JSON.stringify({ ...config, model: { ...config.model, widhts: [1] } }) })
    await expect(openCheckpoint(path)).rejects.toThrow(InputError)
    await expect(openCheckpoint(path)).rejects.toThrow(/latest_model\.pth: config.*widhts/)
  })

  test.each([0, 10, 0.5, 0.99])('truncated to %f is refused, naming the file', async (kept) => {
    const { path } = trained()
    const whole = fs.readFileSync(path)
    fs.writeFileSync(path, whole.subarray(0, kept < 1 ? Math.floor(whole.length * kept) : kept))
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(path)).rejects.toThrow(path)
  })

  test('missing is an error that names it', async () => {
    const path = join(temporaryFolder(), 'none.pth')
    await expect(openCheckpoint(path)).rejects.toThrow(FormatError)
    await expect(openCheckpoint(path)).rejects.toThrow(path)
  })

  test('of other classes or widths: each tensor that does not fit, with both shapes, and no weight is changed', async () => {
    const checkpoint = await openCheckpoint(trained().path)
    const other = network({ classes: 3 })
    const before = bits(other.stateDict())
    const load = (model: SegmentationModel) => (): void => loadWeights(model, checkpoint)
    expect(load(other)).toThrow(InputError)
    expect(load(other)).toThrow(/latest_model\.pth does not fit the model: heads\.0\.weight is \[2, 4, 1, 1, 1\] but the model has \[3, 4, 1, 1, 1\], heads\.0\.bias is \[2\] but the model has \[3\]/)
    expect(bits(other.stateDict())).toEqual(before)
    expect(load(network({ model: { ...small, use_se: false } }))).toThrow(/unexpected: encoder\.1\.local\.0\.se\.reduce\.weight/)
    expect(load(network({ model: { ...small, depths: [2, 1] } }))).toThrow(/missing: encoder\.0\.local\.1\./)
  })

  test('of another optimizer is refused, and the optimizer stays', async () => {
    const checkpoint = await openCheckpoint(trained().path)
    const optimizer = new SGD(network().parameters(), { lr: 0.3, momentum: 0.9 })
    expect(() => restore(checkpoint, onCpu(optimizer))).toThrow(InputError)
    expect(() => restore(checkpoint, onCpu(optimizer))).toThrow(/the optimizer's state does not fit: .*Resume with the optimizer it was trained with/)
    expect(optimizer.groups[0].lr).toBe(0.3)
  })
})

describe('a checkpoint that can not be written leaves the earlier one whole', () => {
  test.each([
    ['writeSync', 'ENOSPC', 'the disk is full'],
    ['openSync', 'EROFS', 'the file system is read-only'],
    ['renameSync', 'EACCES', 'no write permission'],
  ] as const)('where %s fails with %s', async (call, code, reason) => {
    const { path, model, optimizer, save } = trained()
    const earlier = fs.readFileSync(path)
    trainStep(model, optimizer)
    vi.spyOn(fs, call).mockImplementationOnce(() => {
      throw Object.assign(new Error(code), { code, syscall: call })
    })
    expect(save).toThrow(`cannot save ${path}: ${reason}`)
    expect(fs.readFileSync(path).equals(earlier)).toBe(true)
    expect(fs.readdirSync(join(path, '..'))).toEqual(['latest_model.pth'])
    save()
    expect(fs.readFileSync(path).equals(earlier)).toBe(false)
    expect((await openCheckpoint(path)).state).toEqual(state)
  })

  test('where its folder is missing', () => {
    const model = network()
    const path = join(temporaryFolder(), 'none', 'a.pth')
    const optimizer = new AdamW([ones([1])], { lr: 1 })
    expect(() => saveCheckpoint(path, { config, plan, model, ...onCpu(optimizer) }, state)).toThrow(`cannot save ${path}: the folder does not exist`)
  })
})
