import type { RunDemo } from '../demo/types.js'
import type { Predict } from '../inference/types.js'
import type { ResumeConfig, Train, TrainingConfig } from '../training/types.js'

/** What the commands call. Imported when it is called for: `--help` must not wait for the engine. */
export interface Modules {
  training(): Promise<{ train: Train; resumeConfig: ResumeConfig; trainingConfig: TrainingConfig }>
  demo(): Promise<{ runDemo: RunDemo }>
  inference(): Promise<{ predict: Predict }>
  evaluation(): Promise<Pick<typeof import('../evaluation/evaluate.js'), 'evaluate' | 'requireSummaryPath' | 'writeSummary'>>
  planning(): Promise<Pick<typeof import('../data/plan-dataset.js'), 'planDataset' | 'formatPlans'>>
  models(): Promise<Pick<typeof import('../models/describe-network.js'), 'describeNetwork' | 'formatSummary'>>
  setup(): Promise<Pick<typeof import('@henn/torch/setup'), 'setup' | 'progressPrinter'>>
}

export const modules: Modules = {
  training: () => import('../training/index.js'),
  demo: () => import('../demo/index.js'),
  inference: () => import('../inference/predict.js'),
  evaluation: () => import('../evaluation/evaluate.js'),
  planning: () => import('../data/plan-dataset.js'),
  models: () => import('../models/describe-network.js'),
  setup: () => import('@henn/torch/setup'),
}
