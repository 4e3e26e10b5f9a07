import { copyFileSync, existsSync } from 'node:fs'
import { catchSignals, cudaIsAvailable, getNumThreads, kernelLevel, manualSeed, restoreSignals, setDeterministic, setMemoryCap, setNumThreads, type Device } from '@henn/torch'
import { parseConfig } from '../config/index.js'
import type { Config } from '../config/schema.js'
import { requireConsecutiveLabels } from '../data/dataset.js'
import { createLoader } from '../data/loader.js'
import { openConfigured } from '../data/open-configured.js'
import { makePlan, replan } from '../data/plan.js'
import { prepare } from '../data/prepare.js'
import { fold } from '../data/splits.js'
import { InputError } from '../errors.js'
import { createLoss } from '../losses/create-loss.js'
import { eventLog, type EventReader } from '../monitoring/event-log.js'
import { createEmitter } from '../monitoring/events.js'
import { logFile } from '../monitoring/log-file.js'
import { loadPlugins } from '../plugins.js'
import { isNetworkOf, networkIfKnown, openPretrained } from '../transfer/pretrained.js'
import { loadWeights, newEpochSums, openCheckpoint, restore, type RunState } from './checkpoint.js'
import { TrainingClock } from './clock.js'
import { makeRoom, requireRoom } from './earlier-run.js'
import { GradScaler } from './grad-scaler.js'
import { createOptimizer } from './optimizer.js'
import { requireData, requireFreezable, requirePretrained, requireResumable, requireSameDataset, requireSplit } from './preconditions.js'
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

async function trainHolding(held: Held, config: Config, { onEvent, outputDir, resume }: TrainOptions): Promise<TrainResult> {
  const startedAt = performance.now()
  const settings = parseConfig(config, 'config')
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
  requireConsecutiveLabels(dataset)
  if (checkpoint !== null) {
    requireSameDataset(checkpoint, dataset)
    requireSplit(checkpoint, dataset)
  }
  const loss = createLoss(settings.training.loss, { plugins: plugins.losses, classes: dataset.labels.length })
  const { module: lossModule } = loss
  held.push(() => lossModule?.release())
  const { model, transfer } = createNetwork(settings.model, { checkpoint, pretrained, dataset, plugins: plugins.models })
  held.push(() => model.release())
  model.to({ device }).train()
  const { ema_decay: emaDecay } = settings.training
  const average = emaDecay === 0 ? null : new WeightAverage(model, emaDecay)
  held.push(() => average?.release())
  // Only now: a checkpoint's average, from which this one goes on, was in the network until here.
  if (checkpoint !== null && checkpoint.trained !== null) loadWeights(model, { model: checkpoint.trained, path: checkpoint.path })
  lossModule?.to({ device })
  requireFreezable(settings, { model, transfer, isResumed: checkpoint !== null })

  const { seed } = settings.system
  // A run goes on with its own split, whatever cases were added since.
  const split = checkpoint?.plan.split ?? fold(dataset.cases, { folds: settings.data.folds, fold: settings.data.fold, seed })
  const warnings: string[] = []
  const checks = { allowGridMismatch: settings.data.allow_grid_mismatch, onWarning: (line: string) => void warnings.push(line) }
  const cases = await prepare(dataset, [...split.training, ...split.validation], checks)
  const trainingCases = cases.slice(0, split.training.length)
  const validationCases = cases.slice(split.training.length)
  const { patch_size: patchSize } = settings.data
  const plan = checkpoint === null ? makePlan(dataset, trainingCases, patchSize, split, settings.model.dimensions === 2 ? 2 : 3) : replan(checkpoint.plan, patchSize)

  const state = checkpoint === null ? newState(transfer?.loaded ?? []) : { ...checkpoint.state, timeUp: false }
  const clock = new TrainingClock(settings.training, state.seconds, startedAt)
  // Before anything is written: its buffers may not fit into the memory.
  const loader = createLoader({
    cases: trainingCases,
    patchSizeZyx: plan.patch_size_zyx,
    batchSize: settings.training.batch_size,
    foregroundRatio: settings.data.foreground_ratio,
    mirrorAxes: settings.data.augment.mirror_axes,
    spatial: settings.data.augment.spatial,
    intensity: settings.data.augment.intensity,
    seed,
    workers: settings.data.num_workers,
    startStep: state.step,
  })
  held.push(() => loader.close())
  const imageShape = [1, plan.channels.length, ...plan.patch_size_zyx]
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
  describeRun(folder, settings, plan)
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
    classes: plan.labels.slice(1).map(({ name }) => name),
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
  if (pretrained !== null && transfer !== null) emit({ type: 'pretrained', path: pretrained.path, network: networkIfKnown(pretrained) === null ? 'unnamed' : isNetworkOf(pretrained, settings.model) ? 'own' : 'other', report: transfer })
  if (moved !== null) emit({ type: 'warning', message: `The run that was here is now in ${moved}.` })
  for (const message of warnings) emit({ type: 'warning', message })
  const reason = await runTraining({ config: settings, plan, folder, model, average, loss, optimizer, lrFactors, scaler, loader, validationCases, precision, device, clock, state, emit })
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
