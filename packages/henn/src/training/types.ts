import type { ConfigSources } from '../config/index.js'
import type { Config } from '../config/schema.js'
import type { FinishReason, OnEvent } from '../monitoring/events.js'

export interface TrainOptions {
  onEvent?: OnEvent
  /** Where checkpoints and logs go; the current folder unless said otherwise. */
  outputDir?: string
  /** The checkpoint to go on from. `config` is then that of `resumeConfig`. */
  resume?: string
}

export interface TrainResult {
  reason: FinishReason
  /** Epochs done, those before a resume included. */
  epochs: number
  /** Of the best validation; null where there was none. */
  bestDice: number | null
  /** The latest checkpoint. */
  checkpoint: string
}

/** Trains in the calling thread, yielding to the event loop between steps. */
export type Train = (config: Config, options?: TrainOptions) => Promise<TrainResult>

/** The configuration to resume with: the checkpoint's, with what is given again in its place. */
export type ResumeConfig = (path: string, sources?: ConfigSources) => Promise<Config>

/** The configuration to train with: a pretrained file that says which network it holds goes before the preset's. */
export type TrainingConfig = (sources?: ConfigSources) => Promise<Config>
