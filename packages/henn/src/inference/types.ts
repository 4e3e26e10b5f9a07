export interface PredictOptions {
  /** A checkpoint; it carries plan, labels and normalisation. */
  model: string
  /** A volume, or a folder of volumes. */
  input: string
  /** The folder for the label maps; each has its case's file name and grid. */
  output: string
  onProgress?: (progress: PredictProgress) => void
}

/** One volume has been predicted. */
export interface PredictProgress {
  id: string
  /** From 1. */
  number: number
  of: number
  /** The file written. */
  path: string
  seconds: number
}

export type Predict = (options: PredictOptions) => Promise<unknown>
