import type { OnEvent } from '../monitoring/events.js'
import type { TrainResult } from '../training/types.js'

export interface DemoOptions {
  /** Where the run, the prediction and the picture go. */
  outputDir: string
  onEvent?: OnEvent
}

export interface DemoResult {
  training: TrainResult
  /** The PNG of image, truth and prediction; null where the training was interrupted. */
  picture: string | null
}

export type RunDemo = (options: DemoOptions) => Promise<DemoResult>
