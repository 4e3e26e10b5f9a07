export {
  configJsonSchema,
  loadConfig,
  presets,
  type Config,
  type ConfigInput,
  type ConfigSources,
  type PresetName,
} from './config/index.js'
export type { FlagValues } from './config/flags.js'
export { checkDataset, type CheckDatasetOptions, type DatasetReport, type Finding } from './data/check/index.js'
export { convertDataset, type ConvertOptions, type ConvertResult } from './data/convert.js'
export { openDataset, type Case, type CaseRef, type Dataset, type Label, type OpenOptions, type Region, type Split } from './data/dataset.js'
export { planDataset, type PlannedDataset } from './data/plan-dataset.js'
export { InputError, RunError } from './errors.js'
export { evaluate, type CaseEvaluation, type ClassScores, type Evaluation, type Judged, type Score } from './evaluation/evaluate.js'
export { featureMaps } from './inference/features.js'
export { predict } from './inference/predict.js'
export type { PredictOptions, PredictProgress, PredictResult } from './inference/types.js'
export type { Affine } from './io/affine.js'
export { readVolume, writeVolume } from './io/formats.js'
export { listSeries, readDicom, readDicomLabels, writeDicomSeg, type DicomLabels, type Series } from './io/dicom/index.js'
export { readNifti, writeNifti } from './io/nifti.js'
export type { Volume } from './io/volume.js'
export type { VoxelArray } from './io/voxel-types.js'
export {
  Adaptive,
  boundary,
  clDice,
  combined,
  crossEntropy,
  deepSupervision,
  dice,
  diceCrossEntropy,
  focal,
  focalTversky,
  generalisedDice,
  hausdorffDt,
  jaccard,
  tversky,
  type Loss,
  type TargetOptions,
} from './losses/index.js'
export type { ModelConfig } from './models/config.js'
export { head } from './models/heads.js'
export { createModel, type ModelFactory, type ModelShape, type SegmentationModel } from './models/index.js'
export { keepDropout } from './models/keep-dropout.js'
export { modelConfig } from './models/config.js'
export type {
  CheckpointSaved,
  Epoch,
  EpochStarted,
  FinishReason,
  Interrupted,
  OnEvent,
  Preparing,
  PretrainedLoaded,
  RunFinished,
  RunStarted,
  Step,
  TrainingEvent,
  Validation,
  Warning,
} from './monitoring/events.js'
export { defineDataset, defineLoss, defineModel, type DatasetPlugin, type LossPlugin, type ModelPlugin } from './plugins.js'
export { resumeConfig, train, trainingConfig, type TrainOptions, type TrainResult } from './training/index.js'
export type { Triple } from './types.js'
