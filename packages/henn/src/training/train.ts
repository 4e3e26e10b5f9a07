import { copyFileSync, existsSync } from 'node:fs'
import { catchSignals, cudaIsAvailable, getNumThreads, kernelLevel, manualSeed, restoreSignals, setDeterministic, setMemoryCap, setNumThreads, type Device } from '@henn/torch'
import { parseConfig } from '../config/index.js'
import type { Config } from '../config/schema.js'
import type { BatchRecipe } from '../data/batch.js'
import { createLoader } from '../data/loader.js'
import { openConfigured } from '../data/open-configured.js'
import { inputChannels, insideChannels, networkAxes, previousClasses } from '../data/plan.js'
import { prepareData } from '../data/prepare-data.js'
import { foundOf, lossTarget, outputsNamed, outputsOf, targetsOfDataset } from '../data/targets.js'
import { InputError } from '../errors.js'
import { createLoss } from '../losses/create-loss.js'
import { eventLog, type EventReader } from '../monitoring/event-log.js'
import { createEmitter } from '../monitoring/events.js'
import { logFile } from '../monitoring/log-file.js'
import { plannedModel } from '../models/planned-model.js'
import { loadPlugins } from '../plugins.js'
import { isNetworkOf, networkIfKnown, openPretrained } from '../transfer/pretrained.js'
import { loadWeights, newEpochSums, openCheckpoint, restore, type RunState } from './checkpoint.js'
import { TrainingClock } from './clock.js'
import { makeRoom, requireRoom } from './earlier-run.js'
import { GradScaler } from './grad-scaler.js'
import { createOptimizer } from './optimizer.js'
import { requireData, requireFreezable, requirePretrained, requireResumable, requireSameDataset, requireSplit, requireTargets } from './preconditions.js'
import { choosePrecision } from './precision.js'
import { describeRun, folderOfCheckpoint, makeFolders, newRunId, runFolder } from './run-folder.js'
import { createNetwork } from './network.js'
import { runTraining } from './trainer.js'
import type { TrainOptions, TrainResult } from './types.js'
import { WeightAverage } from './weight-average.js'

/**
 * Trains in the calling thread, yielding to the event loop between steps; checkpoints and logs go to the run folder.
 * Throws InputError before anything is written where configuration, dataset or checkpoint can't be used.
 */
export async function train(config: Config, options: TrainOptions = {}): Promise<TrainResult> {
  const held: Held = []
  try {
    return await trainHolding(held, config, options)
  } finally {
    await giveBackAll(held)
  }
}

/** How to give back what a training holds, in the order in which it was taken. */
type Held = (() => void | Promise<void>)[]

/** All of them, though one may fail; the first failure is told afterwards. */
async function giveBackAll(held: Held): Promise<void> {
  const giveBack = held.pop()
  if (giveBack === undefined) return
  try {
    await giveBack()
  } finally {
    await giveBackAll(held)
  }
}

async function trainHolding(held: Held, given: Config, { onEvent, outputDir, resume }: TrainOptions): Promise<TrainResult> {
  const startedAt = performance.now()
  const settings = parseConfig(given, 'config')
  requireData(settings)
  const checkpoint = resume === undefined ? null : await openCheckpoint(resume)
  if (checkpoint === null) requirePretrained(settings)
  else requireResumable(checkpoint, settings)
  const pretrained = checkpoint === null && settings.training.pretrained !== null ? await openPretrained(settings.training.pretrained) : null
  if (outputDir === '') throw new InputError('--output_dir is empty: name a folder, or leave it out.')
  const before = resume === undefined ? undefined : folderOfCheckpoint(resume)
  const folder = runFolder(outputDir ?? before ?? process.cwd())
  const goesOnInPlace = before === folder.path
  requireRoom(folder, { inPlace: goesOnInPlace })
  const device = prepareEngine(settings)
  const { memory_cap_gb: capGb } = settings.system
  if (capGb !== null) {
    const capBefore = setMemoryCap(Math.round(capGb * 1024 ** 3))
    held.push(() => void setMemoryCap(capBefore))
  }
  const precision = choosePrecision(settings.system.mixed_precision, device)
  const plugins = await loadPlugins(settings.plugins)
  const dataset = await openConfigured(settings, plugins.datasets)
  requireTargets(dataset)
  if (checkpoint !== null) {
    requireSameDataset(checkpoint, dataset)
    requireSplit(checkpoint, dataset)
  }
  const targets = targetsOfDataset(dataset)
  const loss = createLoss(settings.training.loss, { ...lossTarget(targets), plugins: plugins.losses, classes: outputsOf(targets) })
  const { module: lossModule } = loss
  held.push(() => lossModule?.release())
  const warnings: string[] = []
  const preparing = performance.now()
  const { plan, trainingCases, validationCases, close } = await prepareData(dataset, settings, { plan: checkpoint?.plan ?? null, onWarning: (line) => void warnings.push(line), onEvent })
  held.push(close)
  // What is done once for a dataset is no part of the training's time.
  const preparedIn = performance.now() - preparing
  const config = { ...settings, model: plannedModel(settings.model, plan) }
  const shape = { inChannels: inputChannels(plan), classes: outputsOf(targets) }
  const { model, transfer } = createNetwork(config.model, { checkpoint, pretrained, shape, outputs: outputsNamed(targets), plugins: plugins.models })
  held.push(() => model.release())
  model.to({ device }).train()
  const { ema_decay: emaDecay } = settings.training
  const average = emaDecay === 0 ? null : new WeightAverage(model, emaDecay)
  held.push(() => average?.release())
  // Only now: a checkpoint's average, from which this one goes on, was in the network until here.
  if (checkpoint !== null && checkpoint.trained !== null) loadWeights(model, { model: checkpoint.trained, path: checkpoint.path })
  lossModule?.to({ device })
  requireFreezable(settings, { model, transfer, isResumed: checkpoint !== null })

  const state = checkpoint === null ? newState(transfer?.loaded ?? []) : { ...checkpoint.state, timeUp: false }
  const clock = new TrainingClock(settings.training, state.seconds, startedAt + preparedIn)
  // Before anything is written: its buffers may not fit into the memory.
  const recipe: BatchRecipe = {
    cases: trainingCases,
    patchSizeZyx: plan.patch_size_zyx,
    batchSize: settings.training.batch_size,
    foregroundRatio: settings.data.foreground_ratio,
    augment: { ...settings.data.augment, mirror_axes: networkAxes(plan, settings.data.augment.mirror_axes) },
    previousClasses: previousClasses(plan),
    insideChannels: insideChannels(plan),
    device,
    seed: settings.system.seed,
  }
  const loader = createLoader({ ...recipe, workers: settings.data.num_workers, startStep: state.step })
  held.push(() => loader.close())
  const imageShape = [1, shape.inChannels, ...plan.patch_size_zyx]
  const { optimizer, lrFactors } = createOptimizer(settings, { model, lossModule, pretrained: state.pretrained, imageShape })
  held.push(() => optimizer.release())
  const scaler = precision === 'float16' ? new GradScaler(device) : null
  if (scaler !== null) held.push(() => scaler.release())
  if (checkpoint !== null) {
    // What was given again goes before what was saved.
    const weightDecays = optimizer.groups.map(({ weightDecay }) => weightDecay)
    restore(checkpoint, { optimizer, scaler, lossModule, device })
    for (const [i, group] of optimizer.groups.entries()) group.weightDecay = weightDecays[i]
  }
  catchSignals()
  held.push(restoreSignals)

  const moved = goesOnInPlace ? null : makeRoom(folder)
  makeFolders(folder.path)
  // From the event log on, the folder is known to hold a run.
  const files: EventReader[] = []
  held.push(() => files.forEach((file) => file.close()))
  files.push(eventLog(folder.events))
  files.push(logFile(folder.log))
  const emit = createEmitter([...files.map((file) => file.onEvent), ...(onEvent === undefined ? [] : [onEvent])])
  if (before !== undefined && !goesOnInPlace) takeBest(runFolder(before).best, folder.best)
  describeRun(folder, config, plan)
  emit({
    type: 'run_started',
    run_id: state.runId,
    output_dir: folder.path,
    preset: settings.preset,
    device,
    precision,
    kernels: kernelLevel(),
    threads: getNumThreads(),
    parameters: model.parameters().reduce((sum, { numel }) => sum + numel, 0),
    dataset: plan.dataset,
    classes: foundOf(targets).map(({ name }) => name),
    training_cases: trainingCases.length,
    validation_cases: validationCases.length,
    patch_size_zyx: plan.patch_size_zyx,
    batch_size: settings.training.batch_size,
    epochs: settings.training.epochs,
    iterations_per_epoch: settings.training.iterations_per_epoch,
    max_minutes: settings.training.max_minutes,
    seconds_before: clock.seconds,
    resumed: checkpoint === null ? null : { checkpoint: checkpoint.path, epoch: state.epoch },
  })
  if (pretrained !== null && transfer !== null) emit({ type: 'pretrained', path: pretrained.path, network: networkIfKnown(pretrained) === null ? 'unnamed' : isNetworkOf(pretrained, config.model) ? 'own' : 'other', report: transfer })
  if (moved !== null) emit({ type: 'warning', message: `The run that was here is now in ${moved}.` })
  for (const message of warnings) emit({ type: 'warning', message })
  const reason = await runTraining({ config, plan, targets, recipe, folder, model, average, loss, optimizer, lrFactors, scaler, loader, validationCases, precision, device, clock, state, emit })
  emit({ type: 'run_finished', reason, best_dice: state.bestDice, seconds: clock.seconds })
  return { reason, epochs: state.epoch, bestDice: state.bestDice, checkpoint: folder.latest }
}

function prepareEngine({ system }: Config): Device {
  const device = system.device === 'auto' ? (cudaIsAvailable() ? 'cuda' : 'cpu') : system.device
  if (device !== 'cpu' && !cudaIsAvailable()) {
    throw new InputError(`system.device: ${device} can't be used: no NVIDIA GPU was found, or libtorch came without CUDA. Use cpu or auto.`)
  }
  if (system.threads !== null) setNumThreads(system.threads)
  setDeterministic(system.deterministic)
  manualSeed(system.seed)
  return device
}

function newState(pretrained: string[]): RunState {
  return { runId: newRunId(), epoch: 0, step: 0, seconds: 0, timeUp: false, pretrained, bestDice: null, partial: newEpochSums() }
}

/** A run that goes on elsewhere takes its best checkpoint along. */
function takeBest(from: string, to: string): void {
  if (existsSync(from)) copyFileSync(from, to)
}
