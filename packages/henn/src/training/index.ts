export { resumeConfig } from './resume-config.js'
export { train } from './train.js'
export type { TrainOptions, TrainResult } from './types.js'
