import { fromBytes, FormatError, randomState, scope, setRandomState, Tensor, TorchError, type Device } from '@henn/torch'
import type { AnyModule } from '@henn/torch/nn'
import type { Optimizer, OptimizerState } from '@henn/torch/optim'
import { loadPth, savePth, TensorData, type PthValue } from '@henn/torch/serialization'
import { z } from 'zod'
import { parseConfig } from '../config/index.js'
import type { Config } from '../config/schema.js'
import { planSchema, type Plan } from '../data/plan.js'
import { InputError } from '../errors.js'
import type { SegmentationModel } from '../models/index.js'
import { matchWeights } from '../transfer/match-weights.js'
import type { GradScaler } from './grad-scaler.js'
import type { WeightAverage } from './weight-average.js'

const format = 'henn checkpoint 1'

const count = z.int().min(0)

/** Of the steps of an epoch so far: how many, sums of loss and gradient norm, and the last one's learning rate. */
const epochSums = z.object({ steps: count, loss: z.number(), gradientNorm: z.number(), learningRate: z.number().default(0) })

export function newEpochSums(): z.output<typeof epochSums> {
  return { steps: 0, loss: 0, gradientNorm: 0, learningRate: 0 }
}

/** Where a run stands. */
const runState = z.object({
  runId: z.string(),
  /** Epochs done. */
  epoch: count,
  /** Steps done, over all epochs. */
  step: count,
  /** Training time so far, over all sittings. */
  seconds: z.number().min(0),
  /** Whether training.max_minutes ended it. */
  timeUp: z.boolean().default(false),
  /** Names of the parameters that started from pretrained weights as they are. */
  pretrained: z.array(z.string()).default([]),
  bestDice: z.number().nullable(),
  /** Of an epoch that was left in the middle. */
  partial: epochSums,
})

export type RunState = z.output<typeof runState>

/** A checkpoint read into memory: all that prediction, fine-tuning and an exact resume need. */
export interface Checkpoint {
  path: string
  config: Config
  plan: Plan
  state: RunState
  model: Map<string, TensorData>
  /** Where `model` is an average: the weights that the training goes on with. */
  trained: Map<string, TensorData> | null
  optimizer: PthValue
  random: TensorData
  /** Of a run on a GPU: the state of its random numbers. */
  randomCuda: TensorData | undefined
  /** Of a run in float16. */
  scaler: { scale: TensorData; growth: TensorData } | undefined
  /** Of a loss that learns or keeps something: its state dict. */
  loss: Map<string, TensorData>
}

/** What a run changes beside its model. */
interface Progressing {
  optimizer: Optimizer
  scaler: GradScaler | null
  /** Of a loss, what it learns or keeps. */
  lossModule: AnyModule | null
  device: Device
}

interface Trainee extends Progressing {
  config: Config
  plan: Plan
  model: SegmentationModel
  average: WeightAverage | null
}

/**
 * Writes a checkpoint that `torch.load(weights_only=True)` reads: `model` is a state dict, `config`, `plan` and `state`
 * are JSON; with an average of the weights `model` is that, and `trained` what goes on. The file that was there stays whole until the new one is.
 */
export function saveCheckpoint(path: string, { config, plan, model, average, optimizer, scaler, lossModule, device }: Trainee, state: RunState): void {
  savePth(path, {
    format,
    config: JSON.stringify(config),
    plan: JSON.stringify(plan),
    state: JSON.stringify(state),
    model: average === null ? stateData(model) : average.inPlace(() => stateData(model)),
    ...(average === null ? {} : { trained: stateData(model) }),
    optimizer: optimizerData(optimizer.stateDict()),
    random: randomData('cpu'),
    ...(device === 'cpu' ? {} : { random_cuda: randomData(device) }),
    ...(scaler === null ? {} : { scaler: { scale: toData(scaler.scale), growth: toData(scaler.growth) } }),
    ...(lossModule === null ? {} : { loss: stateData(lossModule) }),
  })
}

/** Reads and checks a checkpoint. Throws FormatError or InputError naming the file and the way out. */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  const value = await loadPth(path)
  if (!isCheckpoint(value)) {
    throw new FormatError(`${path}: a .pth file, but no checkpoint of HENN. Give one that "henn train" wrote, such as checkpoints/best_model.pth.`)
  }
  return checkpointOf(value, path)
}

export function isCheckpoint(value: PthValue): value is Record<string, PthValue> {
  return isRecord(value) && value.format === format
}

/** What was read of the file at `path`, checked. Throws FormatError or InputError naming the file and the way out. */
export function checkpointOf(value: Record<string, PthValue>, path: string): Checkpoint {
  const { model, trained, optimizer, random, random_cuda: randomCuda, scaler, loss } = value
  if (!(random instanceof TensorData) || model === undefined || !isRecord(optimizer) || !Array.isArray(optimizer.param_groups)) throw damaged(path)
  if (randomCuda !== undefined && !(randomCuda instanceof TensorData)) throw damaged(path)
  return {
    path,
    config: parseConfig(json(path, value.config), `${path}: config`),
    plan: checkedPart(path, 'plan', planSchema, value.plan),
    state: checkedPart(path, 'state', runState, value.state),
    model: tensorsIn(model, path),
    trained: trained === undefined ? null : tensorsIn(trained, path),
    optimizer,
    random,
    randomCuda,
    scaler: scaler === undefined ? undefined : scalerData(path, scaler),
    loss: loss === undefined ? new Map() : tensorsIn(loss, path),
  }
}

/** Copies the weights into a model. Throws InputError naming the tensors and shapes that don't fit. */
export function loadWeights(model: SegmentationModel, { model: saved, path }: Pick<Checkpoint, 'model' | 'path'>): void {
  scope(() => {
    try {
      const { tensors, unused } = matchWeights(model, saved)
      // A tensor that stands in several places has other names where its neighbours are others.
      const values = tensors.flatMap(({ names, saved: data }): [string, Tensor][] => {
        const value = data && toTensor(data)
        return value === undefined ? [] : names.map((name) => [name, value])
      })
      model.loadStateDict(new Map([...values, ...unused.map((name): [string, Tensor] => [name, toTensor(saved.get(name)!)])]))
    } catch (error) {
      if (!(error instanceof TorchError)) throw error
      throw new InputError(`${path} does not fit the model: ${error.message.replace(/^the state does not fit the model: /, '')}. Use the model and dataset settings it was trained with.`, { cause: error })
    }
  })
}

/** Puts optimizer, gradient scaler, loss and random numbers where the checkpoint left them. */
export function restore(checkpoint: Checkpoint, { optimizer, scaler, lossModule, device }: Progressing): void {
  const { path, random, randomCuda } = checkpoint
  scope(() => {
    try {
      optimizer.loadStateDict(optimizerState(checkpoint.optimizer))
    } catch (error) {
      throw new InputError(`${path}: the optimizer's state does not fit: ${(error as Error).message}. Resume with the optimizer it was trained with.`, { cause: error })
    }
    try {
      lossModule?.loadStateDict(new Map([...checkpoint.loss].map(([name, data]) => [name, toTensor(data)])))
    } catch (error) {
      throw new InputError(`${path}: the loss's state does not fit: ${(error as Error).message}. Resume with the loss it was trained with.`, { cause: error })
    }
    if (scaler !== null && checkpoint.scaler !== undefined) {
      scaler.restore({ scale: toTensor(checkpoint.scaler.scale), growth: toTensor(checkpoint.scaler.growth) })
    }
    try {
      setRandomState(toTensor(random))
      if (device !== 'cpu' && randomCuda !== undefined) setRandomState(toTensor(randomCuda), device)
    } catch (error) {
      throw new InputError(`${path}: the state of the random numbers does not fit: ${(error as Error).message}. Use another checkpoint.`, { cause: error })
    }
  })
}

/** A tensor that stands under several names is one. */
function stateData(module: AnyModule): Map<string, TensorData> {
  const data = new Map<Tensor, TensorData>()
  return new Map(
    [...module.stateDict()].map(([name, tensor]) => {
      const one = data.get(tensor) ?? toData(tensor)
      data.set(tensor, one)
      return [name, one]
    }),
  )
}

function tensorsIn(values: PthValue, path: string): Map<string, TensorData> {
  if (!isRecord(values)) throw damaged(path)
  return new Map(Object.entries(values).map(([name, data]) => [name, data instanceof TensorData ? data : fail(damaged(path))]))
}

function randomData(device: Device): TensorData {
  return scope(() => toData(randomState(device)))
}

function toData(tensor: Tensor): TensorData {
  return new TensorData(tensor.dtype, tensor.shape, tensor.toBytes())
}

function toTensor({ bytes, shape, dtype }: TensorData): Tensor {
  return fromBytes(bytes, shape, dtype)
}

function optimizerData({ state, param_groups }: OptimizerState): { state: Map<number, Record<string, TensorData>>; param_groups: OptimizerState['param_groups'] } {
  const tensors = (record: Record<string, Tensor>): Record<string, TensorData> =>
    Object.fromEntries(Object.entries(record).map(([name, tensor]) => [name, toData(tensor)]))
  return { state: new Map([...state].map(([index, record]) => [index, tensors(record)])), param_groups }
}

function optimizerState(saved: PthValue): OptimizerState {
  const { state, param_groups } = saved as unknown as { state: Map<number, Record<string, TensorData>> | object; param_groups: OptimizerState['param_groups'] }
  const tensors = (record: Record<string, TensorData>): Record<string, Tensor> =>
    Object.fromEntries(Object.entries(record).map(([name, data]) => [name, toTensor(data)]))
  // An empty dict has no key that could tell it from one of text keys.
  const entries = state instanceof Map ? [...state] : []
  return { state: new Map(entries.map(([index, record]) => [index, tensors(record)])), param_groups }
}

/** One number each; others would be spread over the scaler's, or be refused there without the file's name. */
function scalerData(path: string, value: PthValue): Checkpoint['scaler'] {
  if (!isRecord(value)) throw damaged(path)
  const { scale, growth } = value
  const isNumber = (part: PthValue | undefined): part is TensorData => part instanceof TensorData && part.shape.length === 1 && part.shape[0] === 1
  if (!isNumber(scale) || !isNumber(growth)) throw damaged(path)
  return { scale, growth }
}

function json(path: string, text: PthValue | undefined): Record<string, unknown> {
  if (typeof text !== 'string') throw damaged(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new FormatError(`${path}: a part of the checkpoint is not JSON. Use another checkpoint.`, { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FormatError(`${path}: a part of the checkpoint is not an object of JSON. Use another checkpoint.`)
  }
  return value as Record<string, unknown>
}

function checkedPart<T>(path: string, part: string, schema: z.ZodType<T>, text: PthValue | undefined): T {
  const result = schema.safeParse(json(path, text))
  if (result.success) return result.data
  const [{ path: keys, message }] = result.error.issues
  throw new FormatError(`${path}: ${[part, ...keys].join('.')} is not what a checkpoint holds (${message}). Use another checkpoint.`)
}

function damaged(path: string): FormatError {
  return new FormatError(`${path}: a part of the checkpoint is missing. Use another checkpoint.`)
}

function fail(error: Error): never {
  throw error
}

function isRecord(value: unknown): value is Record<string, PthValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map) && !(value instanceof TensorData)
}
