import type { TransferReport } from '../transfer/load-pretrained.js'

/**
 * What a run tells about itself. The one truth for console, log file, trackers and dashboard: they only read these.
 * Epochs and steps count from 1. In a JSON file a number that isn't finite (a loss that blew up) stands as null.
 */
export type TrainingEvent =
  | Preparing
  | RunStarted
  | PretrainedLoaded
  | EpochStarted
  | Step
  | Validation
  | Epoch
  | CheckpointSaved
  | Warning
  | Interrupted
  | RunFinished

interface Base<Type extends string> {
  type: Type
  /** ISO 8601, UTC. */
  time: string
}

/** On the way to a run, before it has a folder: after each case that is measured for the plan, preprocessed, or predicted by the stage before. */
export interface Preparing extends Base<'preparing'> {
  stage: 'measuring' | 'preprocessing' | 'predicting'
  done: number
  of: number
}

export interface RunStarted extends Base<'run_started'> {
  run_id: string
  output_dir: string
  preset: string | null
  device: string
  /** What the operators compute in where they may: float32, bfloat16, float16. */
  precision: string
  /** The instruction set that the framework's own operators use on the processor; none where libtorch's serve. */
  kernels: string
  threads: number
  /** Trainable numbers of the network. */
  parameters: number
  dataset: string
  /** Names of the foreground classes; the order of every `…_per_class`. */
  classes: string[]
  training_cases: number
  validation_cases: number
  patch_size_zyx: [number, number, number]
  batch_size: number
  epochs: number
  iterations_per_epoch: number
  max_minutes: number | null
  /** Of `max_minutes`, what is spent by now: the sittings before a resume, and the start of this one. */
  seconds_before: number
  /** The checkpoint that the run goes on from, and the epochs that were done. */
  resumed: { checkpoint: string; epoch: number } | null
}

/** The weights of a file that a training starts from, as far as they fit the network. */
export interface PretrainedLoaded extends Base<'pretrained'> {
  path: string
  /** Whether the network is the file's too: its own, one of other settings or type, or one that the file doesn't name. */
  network: 'own' | 'other' | 'unnamed'
  report: TransferReport
}

export interface EpochStarted extends Base<'epoch_started'> {
  epoch: number
  /** How many there will be. */
  epochs: number
  /** Training steps of this epoch. */
  steps: number
}

export interface Step extends Base<'step'> {
  epoch: number
  step: number
  loss: number
  learning_rate: number
  /** Before clipping; where it is no finite number, null in JSON. */
  gradient_norm: number
  seconds: number
  /** Of `seconds`, the time spent waiting for the batch. */
  wait_seconds: number
}

export interface Validation extends Base<'validation'> {
  epoch: number
  loss: number
  /** Mean over the foreground classes. */
  dice_mean: number
  dice_per_class: number[]
  iou_mean: number
  iou_per_class: number[]
}

export interface Epoch extends Base<'epoch'> {
  epoch: number
  epochs: number
  /** Mean over the steps. */
  train_loss: number
  /** These two where the epoch was validated. */
  val_loss?: number
  dice?: number
  /** Of the last step. */
  learning_rate: number
  /** Mean over the steps, before clipping. */
  gradient_norm: number
  /** The process's resident memory, now and at most, and what the tensors hold. */
  memory_mib: { rss: number; peak: number; tensors: number }
  seconds: { total: number; data: number; forward_backward: number; validation: number; checkpoint: number }
}

export interface CheckpointSaved extends Base<'checkpoint_saved'> {
  path: string
  kind: 'latest' | 'best'
}

export interface Warning extends Base<'warning'> {
  message: string
}

export interface Interrupted extends Base<'interrupted'> {
  signal: 'SIGINT' | 'SIGTERM'
  /** The command that goes on from what was saved. */
  command: string
}

export type FinishReason = 'completed' | 'max_minutes' | 'SIGINT' | 'SIGTERM'

export interface RunFinished extends Base<'run_finished'> {
  reason: FinishReason
  /** Of the best validation; null where there was none. */
  best_dice: number | null
  seconds: number
}

/** An event that has not been given its time yet. */
export type NewEvent = TrainingEvent extends infer Event ? (Event extends TrainingEvent ? Omit<Event, 'time'> : never) : never

export type OnEvent = (event: TrainingEvent) => void

/** Gives each event its time and hands it to all readers, in their order. */
export function createEmitter(readers: readonly OnEvent[], now: () => Date = () => new Date()): (event: NewEvent) => void {
  return (event) => {
    const timed = { ...event, time: now().toISOString() } as TrainingEvent
    for (const read of readers) read(timed)
  }
}
