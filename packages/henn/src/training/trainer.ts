import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { checkpointed, memoryStatistics, ops, pendingSignal, scope, type Device, type Tensor } from '@henn/torch'
import { clipGradNorm, type Optimizer } from '@henn/torch/optim'
import type { Config } from '../config/schema.js'
import { batchTensors, finishBatch, type BatchRecipe } from '../data/batch.js'
import type { Batch, Loader } from '../data/loader.js'
import type { Plan } from '../data/plan.js'
import type { StoredCase } from '../data/preprocess/case-file.js'
import { targetOf, type Targets } from '../data/targets.js'
import { RunError } from '../errors.js'
import type { TrainingLoss } from '../losses/create-loss.js'
import type { SegmentationModel } from '../models/index.js'
import type { FinishReason, NewEvent } from '../monitoring/events.js'
import { resumeCommand } from '../monitoring/resume-command.js'
import { newEpochSums, saveCheckpoint, type RunState } from './checkpoint.js'
import type { TrainingClock } from './clock.js'
import { ClosingTime } from './closing-time.js'
import type { GradScaler } from './grad-scaler.js'
import type { LrFactor } from './optimizer.js'
import { inPrecision, type Precision } from './precision.js'
import type { RunFolder } from './run-folder.js'
import { warmupPolyLr } from './schedule.js'
import { validate, type ValidationResult } from './validate.js'
import type { WeightAverage } from './weight-average.js'

/** All that the loop needs, made by `train`. */
export interface Training {
  config: Config
  plan: Plan
  targets: Targets
  /** What the loader's batches are made by. */
  recipe: BatchRecipe
  folder: RunFolder
  model: SegmentationModel
  /** What is validated and saved, where it isn't the weights themselves. */
  average: WeightAverage | null
  loss: TrainingLoss
  optimizer: Optimizer
  /** For each group of the optimizer, what the schedule's learning rate is multiplied by. */
  lrFactors: readonly LrFactor[]
  scaler: GradScaler | null
  loader: Loader
  validationCases: readonly StoredCase[]
  precision: Precision
  device: Device
  clock: TrainingClock
  state: RunState
  emit: (event: NewEvent) => void
}

/** Seconds of this epoch, by what they went into. */
interface EpochSeconds {
  data: number
  forward_backward: number
  validation: number
  checkpoint: number
}

/** Trains until the epochs are done, the time is up or a signal came; the state is saved at the end of each epoch. */
export async function runTraining(training: Training): Promise<FinishReason> {
  const { config, state, clock, emit } = training
  const { epochs, iterations_per_epoch: steps, validate_every: validateEvery } = config.training
  const closing = new ClosingTime(training)
  while (state.epoch < epochs) {
    const began = performance.now()
    const seconds: EpochSeconds = { data: 0, forward_backward: 0, validation: 0, checkpoint: 0 }
    const epoch = state.epoch + 1
    emit({ type: 'epoch_started', epoch, epochs, steps })
    let timeUp = false
    while (state.partial.steps < steps && !timeUp) {
      await trainStep(training, epoch, closing, seconds)
      if (pendingSignal() !== null) return interrupted(training)
      timeUp = clock.isTimeUp(closing.seconds)
      await setImmediate()
    }
    const isLast = timeUp || epoch === epochs
    const validated = isLast || epoch % validateEvery === 0 ? await timed(seconds, 'validation', () => validateEpoch(training, epoch)) : null
    // Saved as it was before the validation: the run goes on with it.
    if (pendingSignal() !== null) return interrupted(training)
    const { loss, gradientNorm, learningRate, steps: done } = state.partial
    Object.assign(state, { epoch, timeUp, partial: newEpochSums() })
    await timed(seconds, 'checkpoint', () => saveEpoch(training, validated))
    closing.learn(seconds)
    emit({
      type: 'epoch',
      epoch,
      epochs,
      train_loss: loss / done,
      ...(validated !== null && { val_loss: validated.loss, dice: validated.diceMean }),
      learning_rate: learningRate,
      gradient_norm: gradientNorm / done,
      memory_mib: memory(),
      seconds: { total: (performance.now() - began) / 1000, ...seconds },
    })
    if (timeUp) return 'max_minutes'
  }
  return 'completed'
}

async function trainStep(training: Training, epoch: number, closing: ClosingTime, seconds: EpochSeconds): Promise<void> {
  const { config, optimizer, lrFactors, loader, clock, state, emit } = training
  const { learning_rate: learningRate, min_learning_rate: minLearningRate, poly_power: power, warmup_epochs, epochs, iterations_per_epoch: steps } = config.training
  const began = performance.now()
  const batch = await loader.next()
  const loaded = performance.now()
  const lr = warmupPolyLr(clock.progress(state.step, closing.seconds), { learningRate, minLearningRate, warmup: warmup_epochs / epochs, power })
  for (const [i, group] of optimizer.groups.entries()) group.lr = lr * lrFactors[i](state.epoch + state.partial.steps / steps)
  const { loss, gradientNorm } = updateWeights(training, batch)
  if (!Number.isFinite(gradientNorm) && training.scaler === null) {
    emit({ type: 'warning', message: `Step ${state.step + 1}: the gradient is not finite (cases ${batch.ids.join(', ')}); the weights stay as they were.` })
  }
  batch.release()
  state.step++
  state.partial.steps++
  state.partial.loss += loss
  state.partial.learningRate = lr
  if (Number.isFinite(gradientNorm)) state.partial.gradientNorm += gradientNorm
  const ended = performance.now()
  seconds.data += (loaded - began) / 1000
  seconds.forward_backward += (ended - loaded) / 1000
  closing.guess((ended - loaded) / 1000 / config.training.batch_size)
  emit({
    type: 'step',
    epoch,
    step: state.partial.steps,
    loss,
    learning_rate: lr,
    gradient_norm: gradientNorm,
    seconds: (ended - began) / 1000,
    wait_seconds: (loaded - began) / 1000,
  })
}

/** Forward, backward, clip, update, average. */
function updateWeights(training: Training, batch: Batch): { loss: number; gradientNorm: number } {
  const { config, targets, model, average, loss, optimizer, scaler, precision, device } = training
  const { gradient_clip: clip } = config.training
  return scope(() => {
    const { image, label } = batchOnDevice(batch, training)
    const target = targetOf(label, targets)
    const { result: outputs, backward } = checkpointed(() => inPrecision(precision, device, () => model.forward(image)))
    const value = loss.ofOutputs(outputs, target)
    optimizer.zeroGrad()
    backward(scaler === null ? value : value.mul(scaler.scale))
    const parameters = [...model.parameters(), ...(loss.module?.parameters() ?? [])]
    const lossValue = value.item()
    // Before the weights are touched.
    if (!Number.isFinite(lossValue)) throw divergence(training, batch)
    const finite = scaler === null || scaler.unscale(parameters)
    const gradientNorm = clipGradNorm(parameters, clip ?? Infinity).item()
    if (finite && Number.isFinite(gradientNorm)) optimizer.step()
    average?.update(training.state.step + 1)
    return { loss: lossValue, gradientNorm }
  })
}

/** Copied to the device, where a GPU does the rest of the augmentation. */
function batchOnDevice(batch: Batch, { recipe, device }: Training): { image: Tensor; label: Tensor } {
  const here = batchTensors(recipe, batch)
  if (device === 'cpu') return here
  // The batch stays until the loss is known, by when the copy is done.
  const [image, label] = [here.image, here.label].map((one) => ops.to(one, { device, nonBlocking: true }))
  finishBatch(recipe, batch.step, image, label)
  return { image, label }
}

function divergence({ state, folder }: Training, batch: Batch): RunError {
  return new RunError(
    `The loss of step ${state.step + 1} is not a finite number (cases ${batch.ids.join(', ')}). Lower training.learning_rate, or set system.mixed_precision to off${existsSync(folder.latest) ? `; the last checkpoint is ${folder.latest}` : ''}.`,
  )
}

async function validateEpoch({ model, average, loss, targets, validationCases, config, plan, precision, device, emit }: Training, epoch: number): Promise<ValidationResult | null> {
  const judge = (): Promise<ValidationResult | null> => validate({ model, loss, targets, cases: validationCases, config, plan, precision, device })
  const result = await (average === null ? judge() : average.inPlace(judge))
  if (result === null) return null
  emit({
    type: 'validation',
    epoch,
    loss: result.loss,
    dice_mean: result.diceMean,
    dice_per_class: result.dicePerClass,
    iou_mean: result.iouMean,
    iou_per_class: result.iouPerClass,
  })
  return result
}

/** Saves `latest`, and `best` where this validation was the best so far. */
function saveEpoch(training: Training, validated: ValidationResult | null): void {
  const { state, folder, clock, emit } = training
  const isBest = validated !== null && validated.diceMean > (state.bestDice ?? -1)
  if (isBest) state.bestDice = validated.diceMean
  state.seconds = clock.seconds
  save(training, folder.latest)
  emit({ type: 'checkpoint_saved', path: folder.latest, kind: 'latest' })
  if (!isBest) return
  save(training, folder.best)
  emit({ type: 'checkpoint_saved', path: folder.best, kind: 'best' })
}

function save(training: Training, path: string): void {
  saveCheckpoint(path, { ...training, lossModule: training.loss.module }, training.state)
}

function interrupted(training: Training): FinishReason {
  const { config, state, folder, clock, emit } = training
  const signal = pendingSignal() ?? 'SIGINT'
  state.seconds = clock.seconds
  save(training, folder.latest)
  emit({ type: 'checkpoint_saved', path: folder.latest, kind: 'latest' })
  emit({ type: 'interrupted', signal, command: resumeCommand(folder.latest, config.plugins) })
  return signal
}

async function timed<T>(seconds: EpochSeconds, part: keyof EpochSeconds, body: () => T | Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await body()
  seconds[part] += (performance.now() - began) / 1000
  return result
}

function memory(): { rss: number; peak: number; tensors: number } {
  const mib = 1024 ** 2
  return {
    rss: Math.round(process.memoryUsage.rss() / mib),
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
    tensors: Math.round(memoryStatistics().inUse / mib),
  }
}
