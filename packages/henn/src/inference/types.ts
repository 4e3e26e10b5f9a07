export interface PredictOptions {
  /** A checkpoint; it carries plan, labels and normalisation. */
  model: string
  /** A volume, a folder of volumes, or a DICOM series. Files called CASE_0000, CASE_0001 … are the channels of one image. */
  input: string
  /** The folder for the label maps; each has its case's file name and grid. */
  output: string
  /** Modules that define the checkpoint's network, where it isn't built in; paths begin with ./ or /. */
  plugins?: string[]
  /** Of a cascade: checkpoints of its first stage, 3d_lowres; those that the network was trained with unless said otherwise. */
  previousStage?: string[]
  onProgress?: (progress: PredictProgress) => void
  /** Gets what there is to say about a file, a line at a time. */
  onWarning?: (line: string) => void
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

export interface PredictResult {
  /** Paths of the label maps. */
  written: string[]
  /** The cases left out; each error is one line that names the case or its file. */
  failed: { id: string; error: Error }[]
}

/**
 * Predicts one case after the other; one that can't be is left out, and the rest goes on.
 * Throws InputError or FormatError where model, input or output can't be used at all.
 */
export type Predict = (options: PredictOptions) => Promise<PredictResult>
