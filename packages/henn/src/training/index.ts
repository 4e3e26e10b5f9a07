export { resumeConfig } from './resume-config.js'
export { train } from './train.js'
export { trainingConfig } from './training-config.js'
export type { TrainOptions, TrainResult } from './types.js'
