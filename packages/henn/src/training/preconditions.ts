import { isDeepStrictEqual } from 'node:util'
import { nearest } from '../config/nearest.js'
import type { Config } from '../config/schema.js'
import { namesDataset } from '../data/config.js'
import type { Dataset } from '../data/dataset.js'
import { mostLabels } from '../data/label-indices.js'
import { targetsOfDataset, targetsOfPlan, type Targets } from '../data/targets.js'
import { InputError } from '../errors.js'
import { plainLossConfig, type PlainLossConfig } from '../losses/config.js'
import { duration } from '../monitoring/words.js'
import { isBuiltIn } from '../models/config.js'
import type { SegmentationModel } from '../models/index.js'
import { plural } from '../plural.js'
import type { TransferReport } from '../transfer/load-pretrained.js'
import { isWithin } from '../transfer/parameter-groups.js'
import type { Checkpoint } from './checkpoint.js'

/** Throws InputError where no data is named; synthetic volumes are taken for none only in quick_test. */
export function requireData(config: Config): void {
  if (namesDataset(config)) return
  throw new InputError('nothing to train on: give a dataset with --data FOLDER, set data.dataset to synthetic, or try --config quick_test.')
}

/** Throws InputError where weights are to be fine-tuned and none are named. */
export function requirePretrained({ preset, training }: Config): void {
  if (preset !== 'fine_tuning' || training.pretrained !== null) return
  throw new InputError('fine_tuning starts from a trained network: give its checkpoint with --pretrained FILE.')
}

/** What is known of the network when its layers are frozen. */
export interface FrozenNetwork {
  model: SegmentationModel
  /** What came from a pretrained file; null where there is none. */
  transfer: TransferReport | null
  isResumed: boolean
}

/**
 * Throws InputError for a name to freeze that no layer has, and where what is to be frozen would stay as it was drawn. A
 * plugin's network may bring weights of its own.
 */
export function requireFreezable({ model: { type }, training }: Config, { model, transfer, isResumed }: FrozenNetwork): void {
  const { freeze } = training.transfer
  const names = model.namedParameters().map(([name]) => name)
  const unknown = freeze.find((start) => !names.some((name) => isWithin(name, start)))
  if (unknown !== undefined) {
    const layers = names.flatMap((name) => name.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.')))
    throw new InputError(`training.transfer.freeze: the network has no layer ${JSON.stringify(unknown)}; did you mean ${nearest(unknown, [...new Set(layers)])}? "henn model" lists them.`)
  }
  if (freeze.length === 0 || isResumed || !isBuiltIn(type)) return
  if (transfer === null) {
    throw new InputError(`training.transfer.freeze: ${freeze.join(', ')} would stay as drawn at random. Give trained weights with --pretrained FILE, or leave it out.`)
  }
  const partial = transfer.adapted.filter(({ isPartial }) => isPartial)
  const drawn = [...transfer.missing, ...[...transfer.unfit, ...partial].map(({ name }) => name)].find((name) => freeze.some((start) => isWithin(name, start)))
  if (drawn === undefined) return
  throw new InputError(`training.transfer.freeze: ${drawn} would stay as drawn at random, wholly or in part, as ${training.pretrained} has nothing that fits. Freeze other layers, or none.`)
}

/** Throws InputError where a run has nothing left to do, or where what is asked for can't be changed on the way. */
export function requireResumable({ path, config: before, state }: Checkpoint, { data, training, system }: Config): void {
  for (const key of ['folds', 'fold'] as const) {
    if (data[key] === before.data[key]) continue
    throw new InputError(`data.${key} is ${before.data[key]} in ${path}, and the run goes on with its own split. Leave it out, or start a new run without --resume.`)
  }
  if (system.seed !== before.system.seed) {
    throw new InputError(`system.seed is ${before.system.seed} in ${path}, and the run goes on with it. Leave it out, or start a new run without --resume.`)
  }
  if (training.pretrained !== null && training.pretrained !== before.training.pretrained) {
    throw new InputError(`training.pretrained: ${path} has the weights that the run goes on with. Leave it out, or start a new run without --resume.`)
  }
  for (const key of ['freeze', 'layer_decay'] as const) {
    if (isDeepStrictEqual(training.transfer[key], before.training.transfer[key])) continue
    throw new InputError(`training.transfer.${key} is ${JSON.stringify(before.training.transfer[key])} in ${path}, and the run goes on with it. Leave it out, or start a new run without --resume.`)
  }
  if (!isDeepStrictEqual(learntBy(training.loss), learntBy(before.training.loss))) {
    throw new InputError(`training.loss: an adaptive loss goes on with what it has learnt, and can be put in, taken out or changed only in a new run; ${path} has ${JSON.stringify(before.training.loss)}. Leave it out, or start a new run without --resume.`)
  }
  if (state.epoch >= training.epochs) {
    throw new InputError(`epoch ${state.epoch}, where ${path} stands, is the last; give more with --epochs.`)
  }
  const spent = Math.max(state.seconds / 60, state.timeUp ? (before.training.max_minutes ?? 0) : 0)
  if (training.max_minutes !== null && training.max_minutes <= spent) {
    const enough = Math.ceil(spent + training.max_minutes)
    throw new InputError(
      `${path}: ${duration(state.seconds)} of training are done, and training.max_minutes, ${training.max_minutes}, counts them: no time is left. Give more, such as --max_minutes ${enough}.`,
    )
  }
}

/** Of a loss that learns or keeps something, what. */
function learntBy(loss: Config['training']['loss']): unknown {
  return typeof loss === 'object' && loss.type === 'adaptive' ? { by: loss.by, losses: loss.losses.map(whole) } : null
}

/** A loss by its name is that with its defaults. */
function whole(loss: string | PlainLossConfig): unknown {
  const parsed = plainLossConfig.safeParse(typeof loss === 'string' ? { type: loss } : loss)
  return parsed.success ? parsed.data : loss
}

/** Throws InputError where there is nothing to learn, or more than label maps in bytes have room for. */
export function requireTargets({ name, labels }: Dataset): void {
  if (labels.length < 2) throw new InputError(`Dataset ${name} has no label beside the background; there is nothing to learn. Name its labels.`)
  if (labels.length > mostLabels) throw new InputError(`Dataset ${name} has ${labels.length} labels, and ${mostLabels} are the most. Leave some out.`)
}

function shapeOf({ channels, labels, regions, ignoreLabel }: Targets & { channels: number }): string {
  return [
    `${plural(channels, 'channel')} and labels ${labels.map(({ value }) => value).join(', ')}`,
    ...(regions === null ? [] : [`regions of ${regions.map(({ values, written }) => `${values.join('+')} written as ${written}`).join(', ')}`]),
    ...(ignoreLabel === null ? [] : [`${ignoreLabel} to be ignored`]),
  ].join(', ')
}

/** Throws InputError where channels, labels, regions or the label to be ignored differ from what a checkpoint's network takes and tells apart; names may. */
export function requireSameDataset({ path, plan }: Checkpoint, dataset: Dataset): void {
  const [before, now] = [shapeOf({ channels: plan.channels.length, ...targetsOfPlan(plan) }), shapeOf({ channels: dataset.channels.length, ...targetsOfDataset(dataset) })]
  if (before === now) return
  throw new InputError(`${path} was trained on ${before}, but ${dataset.name} has ${now}. Both must agree: take the dataset it was trained on, or one of the same labels and channels.`)
}

/** Throws InputError where cases of a run's own split, with which it goes on, are not in the dataset. */
export function requireSplit({ path, plan }: Checkpoint, dataset: Dataset): void {
  const here = new Set(dataset.cases.map(({ id }) => id))
  const missing = [...plan.split.training, ...plan.split.validation].filter((id) => !here.has(id))
  if (missing.length === 0) return
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : ''
  throw new InputError(`${path} was trained on cases of ${plan.dataset} that ${dataset.name} lacks (${missing[0]}${more}). Resume with the dataset it was trained on, or start a new run from its weights with --pretrained.`)
}
